"""Pages as they are before anything was printed, whatever this machine has printed."""

import pytest

from veiviser.site import handout_list


@pytest.fixture(autouse=True)
def nothing_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handout_list, "load_handouts", lambda root: ())
