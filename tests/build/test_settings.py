"""What is wrong with the settings of the site is told with its line, before anything is built."""

from pathlib import Path

import pytest

from builders import linked_miniature
from veiviser.build.mkdocs_build import ready_config
from veiviser.model.problem import Problems


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    root = linked_miniature(tmp_path / "miniature")
    return root / "mkdocs.yml"


def told(settings: Path, text: str | bytes) -> list[str]:
    settings.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(Problems) as caught:
        ready_config(settings)
    return [str(problem) for problem in caught.value.problems]


def test_sound_settings_can_be_read(settings: Path) -> None:
    assert ready_config(settings).site_name == "Veien"


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        ("docs_dir: docs", "\tdocs_dir: docs", "mkdocs.yml:4: a tab stands where only spaces may stand"),
        (
            "docs_dir: docs",
            "docs_dir: nowhere",
            "mkdocs.yml:4: the settings cannot be read: Config value 'docs_dir'",
        ),
        (
            "docs_dir: docs",
            "docs_dir: [a]",
            "mkdocs.yml:4: the settings cannot be read: Config value 'docs_dir'",
        ),
        (
            "docs_dir: docs",
            "docs_dirr: docs",
            "mkdocs.yml:4: the settings cannot be read: Config value 'docs_dirr'",
        ),
        ("https://fjellvik.example/hjelp/", "javascript:x", "mkdocs.yml:3: the settings cannot be read: "),
        ("locale: nb", "locale: no", "mkdocs.yml:22: a word such as no or yes stands for false or true here"),
        ("locale: nb", "locale: 1", "mkdocs.yml:22: 'locale' must be text; write it in quotes"),
        ("docs_dir: docs", "docs_dir: 2", "mkdocs.yml:4: 'docs_dir' must be text; write it in quotes"),
        ("default: true", "default: ja", "mkdocs.yml:22: 'default' must be true or false"),
        ("urls: true", "urls: ja", "mkdocs.yml:6: 'use_directory_urls' must be true or false"),
        ("theme:", "tema:\ntheme: *a", "mkdocs.yml:"),
        ("site_name: Veien", "site_name: Veien\u202e", "mkdocs.yml:2: a sign that nobody sees, U+202E"),
        ("  - i18n:", "  - i18m:", "mkdocs.yml:16: the settings cannot be read: Config value 'plugins'"),
    ],
)
def test_a_fault_is_told_on_its_line(settings: Path, old: str, new: str, start: str) -> None:
    text = settings.read_text("utf-8")
    assert old in text
    assert any(problem.startswith(start) for problem in told(settings, text.replace(old, new, 1)))


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "Veien", b"\xff\xfe", b"site_name: \x00", "[" * 2000])
def test_what_is_no_settings_at_all_is_told(settings: Path, text: str | bytes) -> None:
    assert all(problem.startswith("mkdocs.yml:") for problem in told(settings, text))


def test_settings_without_languages_are_told(settings: Path) -> None:
    text = settings.read_text("utf-8")
    without = text[: text.index("plugins:")] + text[text.index("\nnav:") :]
    assert told(settings, without) == ["mkdocs.yml:1: lacks the plugin i18n; put it back"]


def test_settings_that_are_not_there_are_told(settings: Path) -> None:
    settings.unlink()
    with pytest.raises(Problems, match=r"mkdocs\.yml:1: cannot be opened"):
        ready_config(settings)
