"""A translator gets one file with all there is to say, in a form that other tools read, and gives it back."""

import re
from datetime import date
from pathlib import Path

import polib
import pytest

from builders import copy_miniature
from made_up_words import fill
from project import ROOT
from veiviser.cli import main
from veiviser.edit.import_po import imported
from veiviser.edit.translating import accept
from veiviser.load.front_matter import front_matter
from veiviser.load.guide import load_guide
from veiviser.load.origin_files import read_origins
from veiviser.load.po_file import read_catalog
from veiviser.load.project import read_project
from veiviser.model.problem import Problems

TODAY = date(2030, 3, 2)
SECTION = "\n## {title} {{#tid}}\n\n{text}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_miniature(tmp_path / "miniature")
    (root / "overrides").symlink_to(ROOT / "overrides")
    add(root, "nb", "Tid", "Du har 6 måneder.")
    add(root, "ar", "الوقت", "لديك 6 أشهر.")
    fill(root)
    run(root, "update", "ar")
    return root


def add(root: Path, code: str, title: str, text: str) -> None:
    with (root / f"docs/{code}/hjelp.md").open("a", encoding="utf-8") as page:
        page.write(SECTION.format(title=title, text=text))


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def run(root: Path, *arguments: str) -> int:
    return main(["translations", *arguments, "--root", str(root), "--lang", "en"])


def exported(root: Path) -> Path:
    path = root / "veiviser.ar.po"
    assert run(root, "export", "ar", "--to", str(path)) == 0
    return path


def test_an_exported_file_is_read_by_another_tool_and_has_all_there_is_to_say(root: Path) -> None:
    file = polib.pofile(str(exported(root)), check_for_duplicates=True)
    assert file.metadata["Language"] == "ar"
    assert all(entry.msgstr for entry in file if entry.msgctxt and "plan/" not in entry.msgctxt)
    held = {(entry.msgctxt, entry.msgid): entry for entry in file}
    part = held["docs/hjelp.md#tid", "## Tid {#tid}\n\nDu har 6 måneder."]
    assert part.msgstr == "## الوقت {#tid}\n\nلديك 6 أشهر."
    assert "docs/ar/hjelp.md#tid" in part.comment
    assert "keep anchors, markers" in part.comment
    title = next(entry for context, entry in held.items() if context[0] == "docs/hjelp.md title")
    assert title.msgstr
    assert any(entry.msgid_plural for entry in file)


def test_equal_strings_stand_once_with_every_place(root: Path) -> None:
    file = polib.pofile(str(exported(root)))
    held = [(entry.msgid, entry.msgstr) for entry in file if not (entry.msgctxt or "").startswith("docs/")]
    assert len(held) == len(set(held))
    strings = [entry for entry in read_catalog(root / "data/translations/ar.po") if entry.id]
    assert len(held) < len(strings)


def test_what_comes_back_unchanged_changes_nothing(root: Path) -> None:
    replace(root, "docs/nb/hjelp.md", "Du har 6 måneder.", "Du har alltid 6 måneder.")
    assert accept(root, "docs/ar/hjelp.md", "oversetter", TODAY) == ["tid"]
    replace(root, "docs/ar/hjelp.md", "\n## ", "\n\n\n## ")
    path = exported(root)
    before = {file: file.read_bytes() for place in ("data", "docs") for file in (root / place).rglob("*.*")}
    assert run(root, "import", str(path)) == 0
    assert {file: file.read_bytes() for file in before} == before


def test_what_a_translator_changes_is_taken_in(root: Path) -> None:
    path = exported(root)
    file = polib.pofile(str(path))
    part = next(entry for entry in file if entry.msgctxt == "docs/hjelp.md#tid")
    part.msgstr = part.msgstr.replace("لديك", "عندك")
    text = next(entry for entry in file if "actors/lykta/summary" in entry.comment)
    text.msgstr = "يمكنك الاتصال بنا."
    file.metadata["Last-Translator"] = "En oversetter"
    file.metadata["PO-Revision-Date"] = "2030-03-02 10:00+0100"
    file.save(str(path))
    assert run(root, "import", str(path)) == 0
    assert "عندك 6 أشهر." in (root / "docs/ar/hjelp.md").read_text("utf-8")
    catalog = read_catalog(root / "data/translations/ar.po")
    held = {entry.context: entry.string for entry in catalog}
    assert held["actors/lykta/summary"] == "يمكنك الاتصال بنا."
    assert catalog.last_translator == "En oversetter"
    assert f"{catalog.revision_date:%Y-%m-%d}" == "2030-03-02"


def test_a_translation_that_is_changed_keeps_no_word_of_who_accepted_the_former(root: Path) -> None:
    replace(root, "docs/nb/hjelp.md", "Du har 6 måneder.", "Du har alltid 6 måneder.")
    accept(root, "docs/ar/hjelp.md", "oversetter", TODAY)
    assert read_origins(root, "ar").blocks["hjelp.md"]["tid"].by == "translator"
    path = exported(root)
    replace(root, path.name, "لديك 6", "عندك 6")
    assert run(root, "import", str(path)) == 0
    assert read_origins(root, "ar").blocks["hjelp.md"]["tid"].by == ""


def test_a_string_that_is_used_no_more_is_kept_and_one_that_is_changed_keeps_its_former_words(
    root: Path,
) -> None:
    path = root / "data/translations/ar.po"
    before, data = path.read_bytes(), (root / "data/actors.yaml").read_bytes()
    held = {entry.context: entry for entry in read_catalog(path)}
    note, summary = held["actors/velferdskontoret/phones/note"], held["actors/lykta/summary"]
    replace(root, "data/actors.yaml", '      note: "Send gjerne melding først."\n', "")
    replace(root, "data/actors.yaml", "ringe Lykta når som helst", "ringe Lykta hele døgnet")
    assert run(root, "update", "ar") == 0
    file = polib.pofile(str(path), wrapwidth=0)
    (kept,) = (entry for entry in file.obsolete_entries() if entry.msgctxt == note.context)
    assert (kept.msgid, kept.msgstr) == (note.id, note.string)
    assert '#~ msgid "Send gjerne melding først."' in path.read_text("utf-8")
    (changed,) = (entry for entry in file if entry.msgctxt == summary.context and not entry.obsolete)
    assert (changed.fuzzy, changed.previous_msgid, changed.msgstr) == (True, summary.id, summary.string)
    assert f'#, fuzzy\n#| msgid "{summary.id}"\n' in path.read_text("utf-8")
    (root / "data/actors.yaml").write_bytes(data)
    assert run(root, "update", "ar") == 0
    assert path.read_bytes() == before, "what was said of the same words before holds again"


def test_a_changed_source_comes_with_its_former_words_and_is_clear_when_it_comes_back(root: Path) -> None:
    replace(root, "docs/nb/hjelp.md", "Du har 6 måneder.", "Du har alltid 6 måneder.")
    path = exported(root)
    file = polib.pofile(str(path))
    part = next(entry for entry in file if entry.msgctxt == "docs/hjelp.md#tid")
    assert part.fuzzy
    assert part.previous_msgid == "## Tid {#tid}\n\nDu har 6 måneder."
    assert run(root, "import", str(path)) == 0
    assert run(root, "status") == 1, "what is still in doubt clears nothing"
    part.flags.remove("fuzzy")
    file.save(str(path))
    assert run(root, "import", str(path)) == 0
    assert accept(root, "docs/ar/hjelp.md", "oversetter", TODAY) == []


def test_a_file_that_was_made_from_older_words_leaves_a_part_that_lags(root: Path) -> None:
    path = exported(root)
    replace(root, "docs/nb/hjelp.md", "Du har 6 måneder.", "Du har alltid 6 måneder.")
    assert run(root, "import", str(path)) == 0
    assert accept(root, "docs/ar/hjelp.md#tid", "oversetter", TODAY) == ["tid"]


@pytest.mark.parametrize(
    ("context", "old", "new", "told"),
    [
        ("docs/hjelp.md#tid", "6", "3", "docs/hjelp.md#tid lacks the number 6"),
        ("docs/hjelp.md#tid", "لديك 6 أشهر.", "[6](javascript:x)", "docs/ar/hjelp.md"),
        ("actors/lykta/summary", "", "<b>", "the translation has '<'; write plain text"),
    ],
)
def test_a_fault_is_told_with_its_line_and_nothing_is_written(
    root: Path, context: str, old: str, new: str, told: str
) -> None:
    path = exported(root)
    file = polib.pofile(str(path))
    entry = next(held for held in file if context in (held.msgctxt, *held.comment.split("\n")))
    entry.msgstr = entry.msgstr.replace(old, new, 1) if old else entry.msgstr + new
    file.save(str(path))
    before = {place: place.read_bytes() for place in (root / "docs/ar").rglob("*.md")}
    with pytest.raises(Problems) as found:
        imported(root, path, "ar")
    assert told in str(found.value)
    assert {place: place.read_bytes() for place in before} == before


def test_what_has_no_place_any_more_is_told_with_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = exported(root)
    text = path.read_text("utf-8").replace("docs/hjelp.md#godt-a-vite", "docs/hjelp.md#borte")
    path.write_text(text.replace('msgid "Du kan ringe Lykta', 'msgid "Du kan alltid ringe Lykta'), "utf-8")
    capsys.readouterr()
    assert run(root, "import", str(path)) == 0
    lines = [int(line) for line in re.findall(r":(\d+): not taken in", capsys.readouterr().out)]
    told = ["".join(path.read_text("utf-8").split("\n")[line - 2 : line]) for line in lines]
    assert "Du kan alltid ringe" in told[0] and "docs/hjelp.md#borte" in told[1] and len(told) == 2


def test_a_new_page_is_written_when_all_its_parts_are_translated(root: Path) -> None:
    for place in ((root / "docs/ar/hjelp.md"), (root / "docs/ar/tjenester.md")):
        place.unlink()
    path = exported(root)
    file = polib.pofile(str(path))
    parts = [entry for entry in file if (entry.msgctxt or "").startswith("docs/hjelp.md")]
    assert parts
    assert not any(entry.msgstr for entry in parts)
    for entry in parts[1:]:
        signs = entry.msgid[: len(entry.msgid) - len(entry.msgid.lstrip("# "))]
        entry.msgstr = f"{signs}ترجمة {entry.msgid[len(signs) :]}"
    file.save(str(path))
    assert "hjelp.md" in imported(root, path, "ar").unfinished
    assert not (root / "docs/ar/hjelp.md").exists()
    parts[0].msgstr = f"ترجمة {parts[0].msgid}"
    file.save(str(path))
    done = imported(root, path, "ar")
    assert "hjelp.md" not in done.unfinished
    assert (root / "docs/ar/hjelp.md").read_text("utf-8").startswith("---\ntitle: ")
    assert set(read_origins(root, "ar").blocks["hjelp.md"]) >= {"tid"}


def test_a_language_of_another_file_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = exported(root)
    with pytest.raises(SystemExit):
        run(root, "import", str(path), "--code", "xx")
    assert "'xx' is not one of: ar" in capsys.readouterr().err


@pytest.mark.parametrize(("code", "told"), [("xx", "'xx' is not a code for a language"), ("ar", "'ar'")])
def test_a_language_that_cannot_be_added_is_told(root: Path, code: str, told: str) -> None:
    before = (root / "data/languages.yaml").read_bytes()
    assert run(root, "add", code) == 1
    assert (root / "data/languages.yaml").read_bytes() == before
    assert not (root / "data/translations/xx.po").exists()
    assert len(load_guide(root / "data").guide.languages) == 2


@pytest.mark.parametrize("code", ["BG", "Bg"])
def test_a_language_has_a_code_in_small_letters_as_its_folder_has(root: Path, code: str) -> None:
    assert run(root, "add", code) == 1
    assert len(load_guide(root / "data").guide.languages) == 2


def test_a_name_that_means_something_to_yaml_is_put_in_quotes_and_line_ends_stay(root: Path) -> None:
    path = root / "data/languages.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(root, "add", "no", "--name", "Norsk: nynorsk") == 0
    assert load_guide(root / "data").guide.language("no").name == "Norsk: nynorsk"
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_nothing_is_accepted_where_nothing_is_translated(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "data/languages.yaml"
    path.write_text(path.read_text("utf-8").partition("- code: ar")[0], "utf-8")
    assert run(root, "accept", "docs/nb/hjelp.md", "--by", "translator") == 1
    assert "is no translated page" in capsys.readouterr().err


@pytest.mark.parametrize("style", [">-", "|-", ">"])
def test_words_at_the_top_of_a_page_are_taken_in_however_they_were_written(root: Path, style: str) -> None:
    for code in ("nb", "ar"):
        page = root / f"docs/{code}/hjelp.md"
        page.write_text(
            page.read_text("utf-8").replace("description: ", f"description: {style}\n  "), "utf-8"
        )
    path = exported(root)
    file = polib.pofile(str(path))
    entry = next(entry for entry in file if entry.msgctxt == "docs/hjelp.md description")
    entry.msgstr = "مساعدة: هنا والآن"
    file.save(str(path))
    imported(root, path, "ar")
    assert front_matter((root / "docs/ar/hjelp.md").read_text("utf-8"))["description"] == entry.msgstr


def test_notes_tell_where_a_string_stands_and_what_must_stay(root: Path) -> None:
    file = polib.pofile(str(exported(root)))
    assert all(entry.comment for entry in file)
    (speaking,) = (entry for entry in file if "{language}" in entry.msgid)
    assert "Say the whole sentence in its own form, without {language}" in speaking.comment
    counted = next(entry for entry in file if entry.msgid_plural)
    assert "A form for each number" in counted.comment
    assert "Keep %(" in counted.comment


def test_a_string_in_another_language_is_not_taken_in(root: Path) -> None:
    path = exported(root)
    file = polib.pofile(str(path))
    text = next(entry for entry in file if "actors/lykta/summary" in entry.comment)
    text.msgstr = "You can always call us, and nobody will ever know about it."
    file.save(str(path))
    with pytest.raises(Problems, match="has no word in the letters of this language"):
        imported(root, path, "ar")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("pl", "Polski"),
        ("lt", "Lietuvių"),
        ("ro", "Română"),
        ("uk", "Українська"),
        ("fa", "فارسی"),
        ("so", "Soomaali"),
        ("ti", "ትግርኛ"),
        ("th", "ไทย"),
        ("vi", "Tiếng Việt"),
    ],
)
def test_an_added_language_has_its_own_name_in_its_own_letters(root: Path, code: str, name: str) -> None:
    assert run(root, "add", code) == 0
    added = load_guide(root / "data").guide.language(code)
    assert (added.name, added.is_resident_only) == (name, True)


def test_a_language_for_residents_is_not_asked_for_what_only_work_pages_show(root: Path) -> None:
    assert run(root, "add", "pl") == 0
    held = {str(entry.context).partition("/")[0] for entry in read_catalog(root / "data/translations/pl.po")}
    every = {str(entry.context).partition("/")[0] for entry in read_catalog(root / "data/translations/ar.po")}
    assert {"measures", "figures"} <= every
    assert not held & {"measures", "figures", "procedures", "charts", "timeline"}


def test_a_page_for_residents_cannot_show_what_they_have_no_words_for(root: Path) -> None:
    name = load_guide(root / "data").guide.figures[0].id
    for code in ("nb", "ar"):
        replace(root, f"docs/{code}/hjelp.md", "{#tid}\n", f"{{#tid}}\n\n{{{{ figure {name} }}}}\n")
    assert not [problem for problem in read_project(root).problems if "for residents alone" in str(problem)]
    replace(root, "data/languages.yaml", "  name: العربية\n", "  name: العربية\n  is_resident_only: true\n")
    (found,) = (problem for problem in read_project(root).problems if "residents alone" in str(problem))
    assert found.path == "docs/ar/hjelp.md"
