"""The handouts in the languages that may come next, printed once."""

from collections.abc import Mapping

import pytest

from languages.sample_project import sample_drafts, sample_project
from paper.made_handouts import Made
from veiviser.load.project import Project
from veiviser.model.page import HandoutName
from veiviser.paper.printing import print_drafts
from veiviser.paper.sheet import Draft

Handouts = Mapping[tuple[HandoutName, str], Made]
Drafts = Mapping[tuple[HandoutName, str], Draft]


@pytest.fixture(scope="session")
def samples_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return sample_project(tmp_path_factory.mktemp("languages") / "fjellvik")


@pytest.fixture(scope="session")
def samples_drafts(samples_project: Project) -> Drafts:
    return {(draft.name, draft.language): draft for draft in sample_drafts(samples_project)}


@pytest.fixture(scope="session")
def samples_made(samples_drafts: Drafts, tmp_path_factory: pytest.TempPathFactory) -> Handouts:
    """A letter without a glyph, text beyond its box or a warning of the engine stops here."""
    folder = tmp_path_factory.mktemp("printed")
    made = print_drafts(samples_drafts.values(), folder, lambda path: None)
    return {(handout.name, handout.language): Made(handout, folder) for handout in made}
