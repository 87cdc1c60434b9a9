"""The built pages are valid HTML, says W3C's own checker."""

from pathlib import Path

from w3c import html_faults


def test_no_built_page_has_an_error(site: Path) -> None:
    found = html_faults(site)
    assert not found, "\n".join(found)


def test_an_error_is_found(tmp_path: Path) -> None:
    page = '<!doctype html>\n<html lang="nb"><title>t</title>\n<p id="a">x</p><p id="a">y</p>\n</html>'
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/page.html").write_text(page)
    (fault,) = html_faults(tmp_path)
    assert fault.startswith("sub/page.html:3: Duplicate ID “a”.")
