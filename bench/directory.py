"""Prints the directory in the source language alone: ``python -m bench.directory FOLDER TODAY``."""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from veiviser.build.mkdocs_build import print_settings
from veiviser.load.project import load_project
from veiviser.model.page import HandoutName
from veiviser.paper.printing import drafts, print_drafts
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site


def main() -> None:
    root, today = Path(sys.argv[1]).resolve(), date.fromisoformat(sys.argv[2])
    settings = print_settings(root / "mkdocs.yml")
    project = load_project(root)
    every = drafts(Site(project, TermLinks(), settings.address, today), settings)
    draft = next(
        draft for draft in every if draft.name is HandoutName.DIRECTORY and draft.language == project.source
    )
    with TemporaryDirectory() as folder:
        print_drafts([draft], Path(folder), lambda path: None)


if __name__ == "__main__":
    main()
