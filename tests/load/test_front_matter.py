"""The lines at the top of a page are checked as MkDocs will read them."""

from pathlib import Path

import pytest

from veiviser.load.front_matter import faulty_front_matter


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "light.html").touch()
    return tmp_path


def told(fields: str, templates: Path) -> list[str]:
    problems = faulty_front_matter(f"---\n{fields}\n---\n\n# Side\n", "docs/nb/a.md", templates)
    return [str(problem).removeprefix("docs/nb/a.md:") for problem in problems]


def test_sound_fields_are_no_fault(templates: Path) -> None:
    fields = 'title: Ord\ndescription: "Alt: forklart"\ntemplate: light.html\nexit: true\nexplain: false'
    assert told(fields, templates) == []
    assert list(faulty_front_matter("# Side\n", "a.md", templates)) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            "title: Ord\ntitel: Ord",
            "3: 'titel' is not a field at the top of a page; remove it; did you mean 'title'?",
        ),
        ("title: Ord\ntitle: To", "3: 'title' stands twice in the same entry; keep one"),
        ("title: 2026", "2: 'title' must be text; write it in quotes"),
        ("title: yes", "2: 'title' must be text; write it in quotes"),
        ("title: 2026-11-21", "2: 'title' must be text; write it in quotes"),
        ("title: [a]", "2: 'title' must be text; write it in quotes"),
        ("title: 2026-13-45", "2: the top of the page cannot be read; put each value in quotes"),
        ("title: a\nexit: ja", "3: 'exit' must be true or false"),
        (
            "title: a\ntemplate: ligth.html",
            "3: there is no page template 'ligth.html'; remove the line; did you mean 'light.html'?",
        ),
        ("title: a\ntemplate: ../x", "3: there is no page template '../x'; remove the line"),
        ("- title", "2: the top of the page must be lines such as 'title: …'"),
        (
            "title: !!python/name:os.system x",
            "2: 'tag:yaml.org,2002:python/name:os.system' is not allowed here; write plain text in quotes",
        ),
    ],
)
def test_a_field_that_the_site_would_not_understand_is_told(
    templates: Path, fields: str, message: str
) -> None:
    assert told(fields, templates) == [message]


def test_a_value_that_is_no_yaml_is_told_on_its_line(templates: Path) -> None:
    (message,) = told("title: a\ndescription: Kort: sagt", templates)
    assert message.startswith("3: ")
