"""The strings of a template are found once and kept until it changes."""

from pathlib import Path

import pytest

from builders import guide
from veiviser.load import extraction
from veiviser.load.extraction import wanted_strings

KEPT = ".cache/strings.json"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The files in which strings are looked for; each call of ``asked`` begins as another program would."""
    found, extract = [], extraction._extracted
    monkeypatch.setattr(extraction, "_extracted", lambda *given: (found.append(given[1]), extract(*given))[1])
    return found


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "overrides/page.html"
    path.parent.mkdir()
    path.write_text("{{ _('Ring oss') }}", "utf-8")
    return path


def asked(template: Path) -> set[object]:
    extraction._held.cache_clear()
    return {entry.id for entry in wanted_strings(guide(), template.parent)}


def test_nothing_is_looked_for_again_while_nothing_changes(template: Path, read: list[bytes]) -> None:
    first, count = asked(template), len(read)
    assert "Ring oss" in first and count > 10
    assert asked(template) == first
    assert len(read) == count


def test_a_changed_template_alone_is_read_anew(template: Path, read: list[bytes]) -> None:
    asked(template)
    read.clear()
    template.write_text("{{ ngettext('Ett nummer', '%(num)s numre', 2) }}", "utf-8")
    found = asked(template)
    assert read == [template.read_bytes()]
    assert ("Ett nummer", "%(num)s numre") in found and "Ring oss" not in found
    assert asked(template) == found and len(read) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 7}', "null"])
def test_a_damaged_file_is_passed_over(template: Path, content: str) -> None:
    found = asked(template)
    (template.parents[1] / KEPT).write_text(content, "utf-8")
    assert asked(template) == found


def test_another_reader_may_find_other_strings(
    template: Path, read: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(template)
    count = len(read)
    monkeypatch.setattr(extraction, "_readers", lambda: b"another")
    asked(template)
    assert len(read) == 2 * count
