"""The lines at the top of a page are checked as MkDocs will read them."""

from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from project import ROOT
from veiviser.load.front_matter import (
    faulty_front_matter,
    front_matter,
    is_for_residents,
    without_front_matter,
)
from veiviser.load.pages import Prose

TITLES = {
    "title: Ord": "Ord",
    "title: Ord # forklart": "Ord",
    "title: Ord#forklart": "Ord#forklart",
    "title: 'Det''s'": "Det's",
    'title: "Det \\"er\\" \\u00e6"': 'Det "er" æ',
    "title: >-\n  Ord\n  forklart": "Ord forklart",
    "title: >\n  Ord": "Ord",
    "title: |-\n  Ord": "Ord",
    "title: Ord\n  forklart": "Ord forklart",
    "title : Ord": "Ord",
    "'title': Ord": "Ord",
    '{title: "Ord", exit: true}': "Ord",
    "description: 'title: nei'\ntitle: Ord": "Ord",
    "# title: nei\ntitle: Ord": "Ord",
    "title: «Ord»": "«Ord»",
    "title: Ord 'to'": "Ord 'to'",
    "title:    Ord   ": "Ord",
}
"""Ways to write a title, and what each says."""
AROUND = {
    "---\n{}\n---\n": True,
    "--- \n{}\n---\t\n": True,
    "---\n{}\n...\n": True,
    "---\n{}\n----\n": False,
    "\n---\n{}\n---\n": False,
    " ---\n{}\n---\n": False,
}
"""Ways to mark the top of a page, and whether it is one."""


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
        (
            "title: Ring {{ number politi }}",
            "2: 'title' stands where no marker works; write the words themselves",
        ),
        (
            "title: a\ndescription: '{b}'",
            "3: 'description' stands where no marker works; write the words themselves",
        ),
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


@pytest.mark.parametrize("name", ["light.html", "help.html", "search.html", "sheets.html"])
def test_a_page_with_a_template_of_its_own_is_for_residents(name: str) -> None:
    assert is_for_residents(f"---\ntitle: Hjelp\ntemplate: {name}\n---\n# Hjelp\n")
    assert not is_for_residents("---\ntitle: Planen\n---\n# Planen\n")


@pytest.mark.parametrize(("fields", "title"), TITLES.items())
def test_a_title_says_what_mkdocs_says_however_it_is_written(
    fields: str, title: str, templates: Path
) -> None:
    page = f"---\n{fields}\n---\n\n# Side\n"
    assert told(fields, templates) == []
    assert Prose("nb", {"a.md": page}, "docs/nb").titles == {"a.md": title}
    assert get_data(page)[1]["title"].strip() == title


@pytest.mark.parametrize(("around", "is_one"), AROUND.items())
def test_the_top_of_a_page_begins_and_ends_where_mkdocs_says(around: str, is_one: bool) -> None:
    page = around.format("title: Ord") + "# Side\n"
    body, fields = get_data(page)
    assert front_matter(page) == (fields if is_one else {})
    assert bool(fields) is is_one
    assert without_front_matter(page) == (body if is_one else page)


@pytest.mark.parametrize("fields", ["title: ''", "title: ", "description: a", 'title: " "', "title: 12"])
def test_a_page_without_words_in_its_title_has_none(fields: str) -> None:
    titles = Prose("nb", {"a.md": f"---\n{fields}\n---\n"}, "docs/nb").titles
    assert titles == ({"a.md": "12"} if "12" in fields else {})


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_page_is_read_as_mkdocs_reads_it(path: Path) -> None:
    page = path.read_text("utf-8")
    assert front_matter(page) == get_data(page)[1] != {}
