"""The project under test, as far as its folders tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page of ``docs/`` stands in the built site."""

    language: str
    page: str
    """Path inside the language's folder: ``plan/tiltak.md``."""
    prefix: str
    """Empty for the source language, else ``en/``."""

    @property
    def file(self) -> str:
        """Path of the page's file from the site's root."""
        name = self.page.removesuffix(".md")
        if name == "404":
            return f"{self.prefix}404.html"
        folder = name.removesuffix("index")
        return f"{self.prefix}{folder}{'/' if folder and not folder.endswith('/') else ''}index.html"

    @property
    def url(self) -> str:
        """Address from the site's root; empty for the front page."""
        return self.file.removesuffix("index.html")

    def __str__(self) -> str:
        return f"{self.language}/{self.page}"


def language_codes(root: Path = ROOT) -> list[str]:
    """The source language first; those that wait until somebody has read them are built nowhere."""
    languages = YAML(typ="safe").load(root / "data/languages.yaml")
    languages = [entry for entry in languages if entry.get("publish_unreviewed") is not False]
    return [language["code"] for language in sorted(languages, key=lambda entry: not entry.get("is_source"))]


def addresses(root: Path = ROOT) -> Iterator[Address]:
    """Every page of every language."""
    source, *_ = codes = language_codes(root)
    for code in codes:
        folder = root / "docs" / code
        for path in sorted(folder.rglob("*.md")):
            yield Address(code, path.relative_to(folder).as_posix(), "" if code == source else f"{code}/")
