"""PO files keep what is translated, and tell what is not."""

import re
import signal
import subprocess
import sys
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from builders import actor, guide, plan
from project import ROOT
from veiviser.load.catalog import Translations, translations_of, untranslated
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.outdated import as_it_is_wanted, outdated_texts
from veiviser.load.po_file import read_catalog, written_catalog
from veiviser.model.problem import Problems

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLURALS = HEADER + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def catalog(folder: Path, entries: str, header: str = HEADER, code: str = "en") -> Catalog:
    path = folder / f"{code}.po"
    path.write_text(f"{header}\n{entries}", encoding="utf-8")
    return read_catalog(path)


def wanted(*strings: str | tuple[str, str], context: str | None = None) -> Catalog:
    held = Catalog(fuzzy=False)
    for words in strings:
        held.add(words, context=context)
    return held


def problems(held: Catalog, needed: Catalog) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in untranslated(held, needed, "en.po")]


def test_a_translated_string_is_found_by_its_words_and_its_place(tmp_path: Path) -> None:
    held = catalog(
        tmp_path,
        'msgid "Meny"\nmsgstr "Menu"\n\nmsgctxt "actors/lykta/label"\nmsgid "Meny"\nmsgstr "List"\n',
    )
    words = translations_of(held, "en")
    assert words.gettext("Meny") == "Menu"
    assert words.text("actors/lykta/label", "Meny") == "List"
    assert words.text("actors/nobody/label", "Meny") == "Meny"


def test_what_is_empty_or_in_doubt_is_not_shown(tmp_path: Path) -> None:
    held = catalog(tmp_path, 'msgid "Meny"\nmsgstr ""\n\n#, fuzzy\nmsgid "Språk"\nmsgstr "Speech"\n')
    words = translations_of(held, "en")
    assert (words.gettext("Meny"), words.gettext("Språk")) == ("Meny", "Språk")


def test_a_counted_string_has_a_form_for_its_number(tmp_path: Path) -> None:
    held = catalog(
        tmp_path,
        'msgid "%(n)s treff"\nmsgid_plural "%(n)s treff"\nmsgstr[0] "%(n)s hit"\nmsgstr[1] "%(n)s hits"\n',
        PLURALS,
    )
    words = translations_of(held, "en")
    assert [words.ngettext("%(n)s treff", "%(n)s treff", n) for n in (0, 1, 2)] == [
        "%(n)s hits",
        "%(n)s hit",
        "%(n)s hits",
    ]


def test_the_source_language_translates_to_itself() -> None:
    words = Translations("nb")
    assert words.gettext("Meny") == "Meny"
    assert [words.ngettext("ett", "flere", n) for n in (1, 2)] == ["ett", "flere"]


def test_every_string_without_a_translation_is_told(tmp_path: Path) -> None:
    held = catalog(
        tmp_path,
        'msgid "Meny"\nmsgstr ""\n\n#, fuzzy\nmsgid "Språk"\nmsgstr "Speech"\n\n'
        'msgid "Ring"\nmsgstr "Call"\n',
    )
    assert problems(held, wanted("Meny", "Språk", "Ring", "Sted")) == [
        "5: 'Meny' is not translated; write it after msgstr",
        "9: 'Språk' has changed; check the translation",
        "1: lacks 'Sted'; run 'veiviser translations' and translate it",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('\\" onfocus=\\"x', 'the translation has "; write it in words or with other signs'),
        ("Meny &#34; onfocus=x", "the translation has &; write it in words or with other signs"),
        ("Me\\nny", "the translation runs over two lines; write one"),
        ("Me\\tny", "holds a tab; write a space instead"),
        ("Me\\rny", "a sign that nobody sees, U+000D, stands after 'Me'; delete it"),
        ("<b>Meny", "the translation has '<'; write plain text"),
    ],
)
def test_a_translation_cannot_leave_its_place(tmp_path: Path, words: str, told: str) -> None:
    held = catalog(tmp_path, f'msgid "Meny"\nmsgstr "{words}"\n')
    assert problems(held, wanted("Meny")) == [f"5: 'Meny': {told}"]


def test_quotes_may_stand_in_the_translation_of_data(tmp_path: Path) -> None:
    held = catalog(tmp_path, 'msgctxt "plan/title"\nmsgid "Planen"\nmsgstr "The \\"plan\\" & more"\n')
    assert problems(held, wanted("Planen", context="plan/title")) == []


def test_a_counted_string_needs_all_its_forms(tmp_path: Path) -> None:
    held = catalog(tmp_path, 'msgid "ett"\nmsgid_plural "to"\nmsgstr[0] "one"\nmsgstr[1] ""\n', PLURALS)
    assert problems(held, wanted(("ett", "to"))) == ["6: 'ett' is not translated; write it after msgstr"]


def test_a_form_that_serves_one_number_need_not_say_it(tmp_path: Path) -> None:
    entry = 'msgid "%(n)s side"\nmsgid_plural "%(n)s sider"\nmsgstr[0] "one page"\nmsgstr[1] "{many}"\n'
    needed = wanted(("%(n)s side", "%(n)s sider"))
    assert problems(catalog(tmp_path, entry.format(many="%(n)s pages"), PLURALS), needed) == []
    assert problems(catalog(tmp_path, entry.format(many="pages"), PLURALS), needed) == [
        "6: '%(n)s side': the translation lacks %(n)s; put it in"
    ]


def test_a_language_may_say_its_own_name_in_the_form_that_a_sentence_asks_for(tmp_path: Path) -> None:
    held = catalog(tmp_path, 'msgid "Jeg snakker {language}."\nmsgstr "Mówię po polsku."\n')
    assert problems(held, wanted("Jeg snakker {language}.")) == []


def test_a_problem_names_the_place_and_cuts_long_words(tmp_path: Path) -> None:
    (told,) = problems(catalog(tmp_path, ""), wanted("a" * 80, context="actors/lykta/summary"))
    assert (
        told == f"1: actors/lykta/summary: lacks '{'a' * 57}…'; run 'veiviser translations' and translate it"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\nhei og hopp\n", "en.po:2: is not a PO file: a line begins with #, with "),
        (b'msgid ""\nmsgstr[x] ""\n', "en.po:2: is not a PO file: .* did you mean 'msgstr'"),
        (b'msgid ""\nmsgid_plural "a"\n\n"\n', "is not a PO file"),
        (b'msgid "a"\nmsgstr ""\n\nmsgid "\xf8"\n', "en.po:4: holds a character that is not UTF-8"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n/0;\\n"\n', "en.po:.: is not a PO file: "),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n;\\n"\n', "is not a PO file: plural=n"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplura"\n"ls=999999999; plural=0;\\n"\n', "is not a PO file: npl"),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=rot13\\n"\n',
            "1: the charset must be utf-8, not",
        ),
        (b'msgid ""\nmsgstr "PO-Revision-Date: i dag\\n"\n', "is not a PO file: "),
    ],
)
def test_a_broken_po_file_is_told_not_thrown(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(content)
    with pytest.raises(Problems, match=told):
        read_catalog(path)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ('msgid "Meny"\nmsgstr "Menu', '6: is not a PO file: a string begins and ends with "'),
        ('msgid "Meny"\nmsgstr ""\n"Menu', '7: is not a PO file: a string begins and ends with "'),
        ('msgid "Meny"\nmsgstr "Me"nu"', '6: is not a PO file: a string begins and ends with "'),
        ('msgid "Meny"\nmsgstr "Menu\\"', '6: is not a PO file: a string begins and ends with "'),
        (
            'msgid "Meny"\nmsgstr "Menu"\n\nmsgid ""\n"Me"\n"ny"\nmsgstr "Dishes"\n',
            "8: the same string stands in line 5 too; keep one of the two",
        ),
        (
            'msgctxt "a"\nmsgid "Meny"\nmsgstr "Menu"\n\nmsgctxt "a"\nmsgid "Meny"\nmsgstr "Dishes"\n',
            "10: the same string stands in line 6 too; keep one of the two",
        ),
    ],
)
def test_what_babel_would_read_otherwise_is_told_with_its_line(
    tmp_path: Path, entries: str, told: str
) -> None:
    with pytest.raises(Problems) as found:
        catalog(tmp_path, entries)
    assert f"en.po:{told}" in str(found.value)


def test_the_same_words_in_two_places_are_two_strings(tmp_path: Path) -> None:
    entries = 'msgctxt "a"\nmsgid "Meny"\nmsgstr "Menu"\n\nmsgctxt "b"\nmsgid "Meny"\nmsgstr "Dishes"\n'
    assert len(catalog(tmp_path, entries + '\nmsgid "Meny"\nmsgstr "List"\n')) == 3


def test_former_words_that_other_tools_write_are_read(tmp_path: Path) -> None:
    held = catalog(
        tmp_path,
        '#| msgctxt "a"\n#| msgid "Ring oss "\n#| "i dag"\n#, fuzzy\nmsgctxt "a"\nmsgid "Ring oss i kveld"\n'
        'msgstr "Call us today"\n\n#~| msgid "Bort"\n#~ msgid "Borte"\n#~ msgstr "Gone"\n',
    )
    message = held.get("Ring oss i kveld", "a")
    assert message is not None
    assert (message.previous_id, message.user_comments) == (["Ring oss i dag"], [])
    assert [gone.string for gone in held.obsolete.values()] == ["Gone"]
    assert '#| msgid "Ring oss i dag"\n' in written_catalog(held).decode()


def test_the_text_of_another_language_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"ar\.po:4: the header says that this is 'de', and the file's name"):
        catalog(tmp_path, "", HEADER + '"Language: de\\n"\n', code="ar")
    assert len(catalog(tmp_path, "", HEADER + '"Language: en_GB\\n"\n')) == 0


@pytest.mark.parametrize(
    ("code", "serving"),
    [
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4}),
        ("pl", {1: 0, 2: 1, 4: 1, 5: 2, 12: 2, 22: 1}),
        ("lt", {1: 0, 2: 1, 9: 1, 10: 2, 11: 2, 21: 0}),
        ("ro", {0: 1, 1: 0, 19: 1, 20: 2, 101: 1}),
        ("uk", {1: 0, 2: 1, 5: 2, 11: 2, 21: 0}),
        ("fa", {0: 0, 1: 0, 2: 1}),
        ("ti", {0: 0, 1: 0, 2: 1}),
        ("so", {0: 1, 1: 0, 2: 1}),
        ("th", {0: 0, 1: 0, 2: 0}),
        ("vi", {0: 0, 1: 0, 2: 0}),
    ],
)
def test_counted_strings_have_the_forms_of_cldr(tmp_path: Path, code: str, serving: dict[int, int]) -> None:
    path = tmp_path / f"{code}.po"
    update_translations(path, code, wanted(("%(n)s side", "%(n)s sider")))
    held = read_catalog(path)
    assert {number: c2py(held.plural_expr)(number) for number in serving} == serving
    message = held.get("%(n)s side")
    assert message is not None
    assert len(message.string) == held.num_plurals == max(serving.values()) + 1


def test_another_rule_for_counted_strings_is_told(tmp_path: Path) -> None:
    usual = (
        '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : '
        '{rest});\\n"\n'
    )
    with pytest.raises(
        Problems, match=r"ar\.po:4: the rule for counted strings is not that of CLDR; write: P"
    ):
        catalog(tmp_path, "", HEADER + usual.format(rest="n%100<=2 ? 4 : 5"), code="ar")
    assert len(catalog(tmp_path, "", HEADER + usual.format(rest="n%100>=11 ? 4 : 5"), code="ar")) == 0


def test_a_missing_po_file_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="make it with 'veiviser translations'"):
        read_catalog(tmp_path / "en.po")


def test_strings_are_gathered_from_data_and_templates(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_text('{{ _("Meny") }}{% trans n=1 %}Fra {{ n }} år{% endtrans %}', "utf-8")
    (tmp_path / "base.xml").write_text('{{ _("Kart") }}', "utf-8")
    held = wanted_strings(guide(actors=(actor(label="Råd"),), plan=plan(title="Planen")), tmp_path)
    found = {(message.context, message.id) for message in held if message.id}
    assert {
        ("plan/title", "Planen"),
        ("actors/lykta/label", "Råd"),
        ("vocabularies/need/labels/name", "ord talk"),
        (None, "Meny"),
        (None, "Kart"),
        (None, "Fra %(n)s år"),
    } <= found


def test_names_and_numbers_are_never_sent_to_a_translator(tmp_path: Path) -> None:
    held = wanted_strings(guide(actors=(actor(),)), tmp_path)
    assert not any("Lykta" in str(message.id) or "75 00" in str(message.id) for message in held)


def updated(folder: Path, *strings: str, context: str | None = None) -> Catalog:
    update_translations(folder / "en.po", "en", wanted(*strings, context=context))
    return read_catalog(folder / "en.po")


def test_an_update_keeps_translations_and_adds_strings(tmp_path: Path) -> None:
    catalog(tmp_path, 'msgid "Meny"\nmsgstr "Menu"\n\nmsgid "Borte"\nmsgstr "Gone"\n')
    held = updated(tmp_path, "Meny", "Sted")
    assert {message.id: message.string for message in held if message.id} == {"Meny": "Menu", "Sted": ""}


def test_what_is_no_longer_used_is_kept_and_counts_again_when_it_is_used_again(tmp_path: Path) -> None:
    catalog(tmp_path, 'msgid "Meny"\nmsgstr "Menu"\n\nmsgid "Borte"\nmsgstr "Gone"\n')
    updated(tmp_path, "Meny")
    assert '#~ msgid "Borte"\n#~ msgstr "Gone"\n' in (tmp_path / "en.po").read_text("utf-8")
    message = updated(tmp_path, "Meny", "Borte").get("Borte")
    assert message is not None
    assert (message.string, message.fuzzy) == ("Gone", False)


def test_a_changed_string_keeps_its_translation_in_doubt_with_its_former_words(tmp_path: Path) -> None:
    catalog(tmp_path, 'msgid "Ring oss i dag"\nmsgstr "Call us today"\n')
    held = updated(tmp_path, "Ring oss i kveld")
    assert '#, fuzzy\n#| msgid "Ring oss i dag"\nmsgid "Ring oss i kveld"' in (tmp_path / "en.po").read_text()
    assert translations_of(held, "en").gettext("Ring oss i kveld") == "Ring oss i kveld"
    assert problems(held, wanted("Ring oss i kveld"))[0].endswith("has changed; check the translation")


def test_a_changed_text_of_the_data_is_shown_as_it_was(tmp_path: Path) -> None:
    catalog(tmp_path, 'msgctxt "a/b/summary"\nmsgid "Ring oss i dag"\nmsgstr "Call us today"\n')
    needed = wanted("Vi svarer alltid", context="a/b/summary")
    for held in (
        as_it_is_wanted(read_catalog(tmp_path / "en.po"), needed),
        updated(tmp_path, "Vi svarer alltid", context="a/b/summary"),
        updated(tmp_path, "Vi svarer alltid", context="a/b/summary"),
    ):
        words = translations_of(held, "en")
        assert words.text("a/b/summary", "Vi svarer alltid") == "Call us today"
        assert words.outdated == {"a/b/summary"}
        assert problems(held, needed) == []
        message = held.get("Vi svarer alltid", "a/b/summary")
        assert message is not None
        assert message.previous_id == ["Ring oss i dag"]


def test_texts_that_share_a_place_keep_to_those_they_are_like(tmp_path: Path) -> None:
    catalog(
        tmp_path,
        'msgctxt "a"\nmsgid "Ring oss i dag"\nmsgstr "Call us today"\n\n'
        'msgctxt "a"\nmsgid "Tolk er gratis"\nmsgstr "Interpreters are free"\n',
    )
    held = updated(tmp_path, "Tolk er alltid gratis", "Politiet kommer", context="a")
    assert {entry.id: entry.string for entry in held if entry.id} == {
        "Tolk er alltid gratis": "Interpreters are free",
        "Politiet kommer": "",
    }


def test_the_old_words_do_not_stand_where_another_value_is_put_in(tmp_path: Path) -> None:
    catalog(tmp_path, 'msgctxt "a"\nmsgid "Ring oss"\nmsgstr "Call us"\n')
    held = updated(tmp_path, "Ring oss på {language}", context="a")
    assert translations_of(held, "en").text("a", "Ring oss på {language}") == "Ring oss på {language}"


def test_changed_facts_and_words_about_who_is_told_are_critical(tmp_path: Path) -> None:
    for context, words, now, is_critical in (
        ("figures/a/what", "Tre av 10 barn", "Flere av 10 barn", True),
        ("figures/a/what", "Noen av 10 barn", "Flere av 10 barn", False),
        ("actors/lykta/tells_whom", "Ingen", "Ingen andre", True),
        ("actors/lykta/summary", "Ring oss", "Ring oss nå", False),
        ("actors/politi/summary", "Ring oss", "Ring oss nå", True),
        ("questions/a/answer", "Ring oss", "Ring oss nå", True),
    ):
        said = "Three of 10" if "Tre" in words else "Some of 10" if "10" in words else "Call us"
        catalog(tmp_path, f'msgctxt "{context}"\nmsgid "{words}"\nmsgstr "{said}"\n')
        held = updated(tmp_path, now, context=context)
        known = guide(actors=(actor(), actor("politi", is_critical=True)))
        (text,) = outdated_texts(held, "data/translations/en.po", known)
        assert text.is_critical is is_critical, context


def test_dates_and_names_in_the_header_stay(tmp_path: Path) -> None:
    header = HEADER + '"PO-Revision-Date: 2026-11-20 10:00+0100\\n"\n"Last-Translator: En Oversetter <>\\n"\n'
    catalog(tmp_path, "", header)
    updated(tmp_path, "Meny")
    text = (tmp_path / "en.po").read_text("utf-8")
    assert '"PO-Revision-Date: 2026-11-20 10:00+0100\\n"' in text
    assert '"Last-Translator: En Oversetter <>\\n"' in text


@pytest.mark.parametrize(
    "said, is_flagged", [("Mówię po polsku.", False), ("Mówię {language}.", True), ("", True)]
)
def test_gettext_asks_for_a_place_only_where_the_translation_keeps_it(
    said: str, is_flagged: bool, tmp_path: Path
) -> None:
    catalog(tmp_path, f'msgid "Jeg snakker {{language}}."\nmsgstr "{said}"\n')
    updated(tmp_path, "Jeg snakker {language}.")
    assert ("python-brace-format" in (tmp_path / "en.po").read_text("utf-8")) is is_flagged


def test_no_header_keeps_the_words_that_stand_for_a_name() -> None:
    for path in sorted((ROOT / "data" / "translations").glob("*.po")):
        assert not re.search(r"EMAIL@ADDRESS|FULL NAME|LL@li", path.read_text("utf-8")), path.name


def test_an_update_without_changes_leaves_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    update_translations(path, "ar", wanted("Meny", ("ett", "flere")))
    before = path.read_bytes()
    update_translations(path, "ar", wanted("Meny", ("ett", "flere")))
    assert path.read_bytes() == before


KILLED = """
import os, signal, sys
from pathlib import Path
from babel.messages.catalog import Catalog
from veiviser.load import extraction, po_file

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

class Half:
    def __init__(self, file):
        self.file = file
    def write(self, content):
        self.file.write(content[:40])
        self.file.flush()
        die()

match sys.argv[2]:
    case "in the middle of a string":
        write = po_file.write_po
        po_file.write_po = lambda file, *rest, **more: write(Half(file), *rest, **more)
    case "before it is on the disk":
        os.fsync = die
    case "before it takes the place of the old":
        Path.replace = die
wanted = Catalog(fuzzy=False)
wanted.add("Ring")
extraction.update_translations(Path(sys.argv[1]), "en", wanted)
"""


def test_an_update_keeps_the_line_ends_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    update_translations(path, "en", wanted("Meny"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    update_translations(path, "en", wanted("Meny", "Hjelp"))
    content = path.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") and b"Hjelp" in content


@pytest.mark.parametrize(
    "moment",
    ["in the middle of a string", "before it is on the disk", "before it takes the place of the old"],
)
def test_a_kill_leaves_the_old_translations(tmp_path: Path, moment: str) -> None:
    catalog(tmp_path, 'msgid "Hei"\nmsgstr "Hello"\n')
    before = (tmp_path / "en.po").read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path / "en.po", moment], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "en.po").read_bytes() == before


def test_the_words_of_pages_and_of_handouts_are_wanted() -> None:
    found = wanted_strings(guide(), ROOT / "overrides")
    folders = {place.split("/")[0] for entry in found for place, _ in entry.locations}
    assert folders == {"data", "mkdocs.yml", "overrides", "paper", "site"}
