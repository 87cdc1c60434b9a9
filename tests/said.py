"""What the directory says in words, in each language as its translators wrote them."""

import re
from datetime import date
from functools import cache
from typing import Any

from babel.messages.pofile import read_po

from builders import TODAY, actor, guide, real_guide, site
from project import ROOT
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.paper.prose import printed_site
from veiviser.site.parts import Here, directory


@cache
def strings(code: str) -> dict[tuple[str | None, str], str]:
    """The program's own words in a language, as its translators wrote them."""
    if code == "nb":
        return {}
    with (ROOT / f"data/translations/{code}.po").open("rb") as file:
        return {
            (None, str(held.id)): str(held.string) for held in read_po(file) if held.id and not held.context
        }


def html_of(held: Guide, code: str = "nb", today: date = TODAY, *, on_paper: bool = False) -> str:
    """The directory as a page or as paper holds it, without what is for machines."""
    localized = site(held, today, translations={"en": strings("en"), "ar": strings("ar")}).localized_sites[
        code
    ]
    shown = directory(Here(printed_site(localized) if on_paper else localized, "tjenester/"))
    return re.sub(r"<script.*?</script>", "", shown, flags=re.DOTALL)


def told(held: Guide, code: str = "nb", today: date = TODAY, *, on_paper: bool = False) -> str:
    """The directory's words."""
    return " ".join(re.sub(r"<[^>]+>", "", html_of(held, code, today, on_paper=on_paper)).split())


def one(*others: Actor, **values: Any) -> Guide:
    """A guide with the service ``lykta``, and with others."""
    return guide(actors=(actor(**values), *others), languages=real_guide().languages)
