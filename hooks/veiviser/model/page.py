"""The pages of prose that the generator knows by name."""

from enum import StrEnum

PLAN_FOLDER = "plan/"
"""Where the pages of the action plan stand."""


class PageName(StrEnum):
    """Source paths inside a language's folder, the same in every language."""

    FRONT = "index.md"
    HELP = "hjelp.md"
    DIRECTORY = "tjenester.md"
    SIGNS = "tegn.md"
    RIGHTS = "rettigheter.md"
    STORIES = "historier.md"
    SAFE_ONLINE = "trygg-pa-nett.md"
    WORDS = "ord.md"
    HANDOUTS = "utskrift.md"
    PLAN = "plan/index.md"
    MEASURES = "plan/tiltak.md"
    STAFF = "ansatte.md"
    OPEN_DATA = "data.md"
    CHANGES = "endringer.md"
    SEARCH = "sok.md"
    NOT_FOUND = "404.md"
    """Shown at any address that leads nowhere."""
