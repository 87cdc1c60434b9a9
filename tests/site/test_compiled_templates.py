"""A compiled template is used again while its text and the rules are the same, and only then."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from veiviser.site.localized_site import compiled_templates


def shown(root: Path, text: str, *, autoescape: bool = True) -> str:
    environment = Environment(
        loader=DictLoader({"page.html": text}),
        autoescape=autoescape,
        bytecode_cache=compiled_templates(root),
    )
    return environment.get_template("page.html").render(name="<Lykta>")


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shown(tmp_path, "Ring {{ name }}")

    def refuse(*args: object, **options: object) -> str:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "_generate", refuse)

    assert shown(tmp_path, "Ring {{ name }}") == first == "Ring &lt;Lykta&gt;"


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    shown(tmp_path, "Ring {{ name }}")
    assert shown(tmp_path, "Skriv til {{ name }}") == "Skriv til &lt;Lykta&gt;"


def test_a_template_under_other_rules_is_compiled_anew(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ name }}", autoescape=False) == "<Lykta>"
    assert shown(tmp_path, "{{ name }}") == "&lt;Lykta&gt;"


@pytest.mark.parametrize("length", [0, 10, 20, 40, 60, 200])
def test_a_copy_cut_short_does_no_harm(tmp_path: Path, length: int) -> None:
    shown(tmp_path, "Ring {{ name }}")
    for kept in (tmp_path / ".cache/templates").iterdir():
        kept.write_bytes(kept.read_bytes()[:length])
    assert shown(tmp_path, "Ring {{ name }}") == "Ring &lt;Lykta&gt;"
