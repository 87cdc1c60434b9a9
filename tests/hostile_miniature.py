"""The invented municipality with a hostile text in every field that takes words, built for real."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builders import linked_miniature
from damage import written
from field_values import IDENTIFYING
from made_up_words import fill, made_up
from veiviser.load.language_facts import LEAST_WORDS, denies
from veiviser.load.yaml_file import read_yaml

HOSTILE = (
    "=1+1 </script><img src=//ond.example/x onerror=taken=1> {{7*191}} {%raw%} "
    "\" onx='1' *a* [b](javascript:x)"
)
"""Would be a formula, an element, a script, a template, an attribute or Markdown where one lets it."""
ODD = """=1+1 "onx=''1'' > *a* & <3 `b` _c_ %s"""
"""What a title may hold, in which HTML and braces are refused; with its quotes doubled for YAML."""
SEARCH_MARKDOWN = "---\ntitle: Finn\ndescription: Finn fram.\ntemplate: search.html\n---\n\n# Finn {#finn}\n"
"""The miniature has no search."""
ADDED: dict[str, Any] = {
    "eligibility": "For voksne",
    "hours_note": "Ring først",
    "run_by": "Lyktas venner",
    "tells_whom": "Vi sier ikke noe videre",
    "also_known_as": ["Lyktetelefonen"],
    "offices": ["Sentrum"],
}
"""Fields with words that no actor of the miniature has."""
IDENTIFIERS = IDENTIFYING | {
    *("adopted_on", "area", "audience", "audiences", "checked", "confidence", "cost", "forms", "kind"),
    *("cited_by", "number", "opening_hours", "postal_code", "provider", "qualifier", "status", "types"),
    *("updated",),
}
"""Fields that hold no free words."""
CURT = "<i onx=1> {{7*191}}"
"""As much as there is room for on a small card."""
ON_CARDS = {"name", "place", "when", "words"}
"""Fields whose words stand there."""


def build_hostile(root: Path) -> str:
    """Builds into ``site`` below ``root``; gives what the build says when it fails."""
    linked_miniature(root)
    for path in sorted((root / "data").glob("*.yaml")):
        value = read_yaml(path, path.name).value
        if path.stem == "actors":
            value[0] |= ADDED
            value[0]["evidence"][0]["of"] += list(ADDED)
        changed = with_words(value, hostile)
        if path.stem == "plan":
            # Two years and nothing else may stand there, which no other field of this name asks for.
            changed["period"] = value["period"]
        path.write_text(written(changed), encoding="utf-8")
    for folder in (root / "docs").iterdir():
        (folder / "sok.md").write_text(SEARCH_MARKDOWN, encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("  404.md\n", "  404.md\n  sok.md\n"), encoding="utf-8")
    for path in (root / "docs").rglob("*.md"):
        path.write_text(with_odd_title(path.read_text("utf-8")), encoding="utf-8")
    fill(root, quoted)
    program = Path(sys.executable).with_name("veiviser")
    done = subprocess.run(
        [program, "build", "--root", root, "--today", "2030-05-01"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def quoted(words: str) -> str:
    """A made-up translation; a long one stands in quotes, as so much Norwegian is no Arabic.

    What denies something in Norwegian denies something here.
    """
    translated = made_up(words).replace("<", "‹")
    shown = f"«{translated}»" if len(words.split()) >= LEAST_WORDS else translated
    return f"لا {shown}" if denies(words, "nb") else shown


def hostile(words: str, name: str = "") -> str:
    """Words of a field made hostile."""
    return f"{CURT if name in ON_CARDS else HOSTILE} {words}"


def with_words(value: Any, change: Callable[[str, str], str], name: str = "") -> Any:
    """A copy in which each text of free words has been changed."""
    if isinstance(value, dict):
        return {key: with_words(held, change, key) for key, held in value.items()}
    if isinstance(value, list):
        return [with_words(held, change, name) for held in value]
    return change(value, name) if isinstance(value, str) and name not in IDENTIFIERS else value


def with_odd_title(markdown: str) -> str:
    """A page whose title and description hold all the signs that they may."""
    return re.sub(r"^(title|description): (.*)$", rf"\1: '{ODD} \2'", markdown, flags=re.MULTILINE)
