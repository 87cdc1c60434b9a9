"""What passes for something else is refused by its name, and what only looks unusual is left alone."""

import unicodedata
from pathlib import Path

import pytest

from builders import copy_miniature
from veiviser.load.guide import load_guide
from veiviser.load.pages import load_prose
from veiviser.load.text_file import character_fault, strange_characters
from veiviser.load.web_address import address_fault
from veiviser.model.problem import Problems

PLAIN = (
    "https://rosanorge.no",
    "https://www.rosa-norge.no/om/oss.html?a=1&b=%C3%A6#del-2",
    "https://no.wikipedia.org/wiki/ROSA_(hjelpetiltak)",
    "https://xn--blkors-iua.no/",
    "https://a.b.c.example/@navn/~x",
    "https://example.no?ch=3",
)
DISGUISED = (
    "https://rosаnorge.no",
    "https://rosanorge.nο/",
    "https://rosa\u200bnorge.no",
    "https://xn--rosnorge-0ig.no",
    "https://xn--80ak6aa92e.com",
    "https://xn--\u00e5.no",
    "https://xn--99999999999.no",
    "https://rosanorge.no@ond.example/",
    "https://rosanorge.no:pass@ond.example/",
    "https://rosanorge.no:8443/",
    "https://rosanorge.no\\@ond.example",
    "https://rosanorge.no\\.ond.example",
    "https:\\\\ond.example",
    "https:/ond.example",
    "https:ond.example",
    "https:///ond.example",
    "https://",
    "https://.no",
    "https://a..no",
    "https://-a.no",
    "https://localhost/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::1]/",
    "https://rosanorge.no/%0d%0aSet-Cookie:a",
    "https://rosanorge.no/%00",
    "https://rosanorge.no/%5C%5Cond.example",
    "https://rosanorge.no/%zz",
    "https://rosanorge%2Eno/",
    "https://rosanorge。no/",
    "https://ｒosanorge.no/",
    "https://rosanorge.no/ x",
    "https://rosanorge.no/\u202egpj.exe",
    'https://rosanorge.no/"onclick="x',
    "https://rosanorge.no/<script>",
    "https://rosanorge.no/{{x}}",
    "HTTPS://ond.example",
    " https://ond.example",
    "//ond.example",
    "/ond",
    "http://rosanorge.no",
    "ftp://rosanorge.no",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "https://" + "a." * 200 + "no",
)
SOUND = (
    "Blåbærsyltetøy på Østsiden",
    "22\xa033\xa011\xa060",
    "1\u202f000",
    "أولًا وشدّة",
    "شدَّة",
    unicodedata.normalize("NFC", "شِدَّة"),
    "می\u200cخواهم",
    *(
        "SMS\u200cها",
        "112\u200cها",
        "«روسا»\u200cها",
        "(ROSA)\u200cها",
        "**روسا**\u200cها",
        "{{ actor rosa }}\u200cها",
    ),
    *("۱۴۰۵ ه\u200d.ش", "ܐ\u200dܒ"),
    *(
        "गर\u094d\u200dयो",
        "ශ\u0dca\u200dරී",
        "র\u200d\u09cdযাব",
        "क\u094d\u200dष",
        "അവന\u0d4d\u200d",
        "സ\u0d3eഫ\u0d4d\u200cറ്റ്",
    ),
    *("ខ្ញុំ\u200bចង់", "ภาษา\u200bไทย", "မြန်မာ\u200bဘာသာ", "ພາສາ\u200bລາວ", "ROSA\u200bខ្ញុំ"),
    *("﷼", "﴾قرآن﴿"),
    "እኔ ትግርኛ እናገራለሁ",
    "ฉันพูดภาษาไทย",
    "وROSA",
    "Я говорю по-русски",
    "SMS-сообщение",
    "½ °C µg 2 m² «ord» – … №",
)
STRANGE = {
    "ro\u200bsa": "U+200B ZERO WIDTH SPACE, stands after 'ro'; delete it",
    "ro\u00adsa": "U+00AD SOFT HYPHEN",
    "\u202easor": "U+202E RIGHT-TO-LEFT OVERRIDE, stands after ''",
    "a\u2066b\u2069": "U+2066 LEFT-TO-RIGHT ISOLATE",
    "a\u200fb": "U+200F RIGHT-TO-LEFT MARK",
    "a\u200cb": "U+200C ZERO WIDTH NON-JOINER",
    "ROSA\u200d": "U+200D ZERO WIDTH JOINER, stands after 'ROSA'; delete it",
    "می\u200c\u200cخواهم": "U+200C ZERO WIDTH NON-JOINER, stands after 'می'",
    "می\u200c خواهم": "U+200C ZERO WIDTH NON-JOINER, stands after 'می'",
    "\u200cروسا": "U+200C ZERO WIDTH NON-JOINER, stands after ''",
    "ខ្ញុំ\u200b\u200bចង់": "U+200B ZERO WIDTH SPACE",
    "روسا\u200bروسا": "U+200B ZERO WIDTH SPACE",
    "a\ufeffb": "U+FEFF ZERO WIDTH NO-BREAK SPACE",
    "a\x1b[2J": "U+001B, stands after 'a'",
    "a\x85b": "U+0085",
    "a\u2028b": "U+2028 LINE SEPARATOR",
    "a\u3000b": "U+3000 IDEOGRAPHIC SPACE",
    "a\ufe0fb": "U+FE0F VARIATION SELECTOR-16",
    "a\U000e0041b": "U+E0041 TAG LATIN CAPITAL LETTER A",
    "a\u3164b": "U+3164 HANGUL FILLER",
    "a\ue000b": "U+E000",
    "a\U000f0000": "U+F0000",
    "a\ud800": "U+D800",
    "a\uffff": "U+FFFF",
    "Tr\ufffdndelag": "'Tr\ufffdndelag' has lost a letter",
    "R\u043eSA er": "'R\u043eSA' holds U+043E CYRILLIC SMALL LETTER O",
    "\u0391lfa": "U+0391 GREEK CAPITAL LETTER ALPHA",
    "\ufb01nne": "'\ufb01nne' holds U+FB01 LATIN SMALL LIGATURE FI, which passes for another sign",
    "\ufefb": "U+FEFB ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM",
    "\uff11\uff12": "U+FF11 FULLWIDTH DIGIT ONE",
    "\U0001d7ce5": "U+1D7CE MATHEMATICAL BOLD DIGIT ZERO",
    "pa\u030a vei": "'på' has a letter that only looks right",
    "\u212a": "'K' has a letter that only looks right",
}
NUMBERS = (
    "٧٥ ٠٠ ٠٠ ٠١",
    "７５ 00 00 01",
    "75 00 00 0O",
    "75 00 00 O1",
    "+4775000001;ext=1",
    "75-00-00-01",
    "tel:112",
)


@pytest.mark.parametrize("address", PLAIN)
def test_a_plain_address_is_no_fault(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize("address", DISGUISED)
def test_an_address_that_hides_where_it_leads_is_refused(address: str) -> None:
    assert address_fault(address) is not None


def test_http_is_allowed_only_where_it_is_said(tmp_path: Path) -> None:
    assert address_fault("http://rosanorge.no", may_be_http=True) is None
    assert address_fault("javascript:x", may_be_http=True) is not None


@pytest.mark.parametrize("text", SOUND)
def test_the_letters_of_the_worlds_languages_are_no_fault(text: str) -> None:
    assert character_fault(text) is None


@pytest.mark.parametrize(("text", "told"), STRANGE.items(), ids=[ascii(text) for text in STRANGE])
def test_a_strange_sign_is_told_by_its_name_and_place(text: str, told: str) -> None:
    assert told in str(character_fault(text))


def test_a_file_full_of_strange_signs_tells_the_first_twenty() -> None:
    told = list(strange_characters("a\u200b\n" * 500, "x.yaml"))
    assert [problem.line for problem in told] == list(range(1, 21))


PLANTED = [
    ("actors", "id: lykta\n", "id: lуkta\n"),
    ("actors", "id: lykta\n", "id: ../lykta\n"),
    ("actors", "id: lykta\n", "id: lykta\u200b\n"),
    ("actors", "id: lykta\n", 'id: "lykta\\u202e"\n'),
    ("actors", "id: lykta\n", 'id: "lykta/../.."\n'),
    ("actors", "name: Lykta\n", "name: Lykta\u202e\n"),
    ("actors", "name: Lykta\n", "name: Lykta\n  na\u0301me: Lykta\n"),
    ("actors", "name: Lykta\n", "name: Lykta\n  name: Lykta\n"),
    ("actors", "city: Fjellvik}", "city: Fjellvik, city: Fjellvik}"),
    ("actors", "url: https://fjellvik.example/", "url: javascript:alert(1)"),
    ("actors", "url: https://politiet.example/112", "url: //politiet.example"),
    ("plan", "url: https://fjellvik.example\n", "url: data:text/html,x\n"),
    ("plan", "place: Fjellvik\n", "place: Fjеllvik\n"),
    ("figures", "value: 12000", "value: １２０００"),
    ("figures", "value: 12000", 'value: "١٢٠٠٠"'),
    ("measures", "number: 1\n", "number: ١\n"),
    ("languages", "code: ar", "code: ../ar"),
    ("languages", "code: ar", 'code: " None"'),
    ("documents", "title: Plan", "title: Plan\u00ad"),
]


@pytest.mark.parametrize(("name", "old", "new"), PLANTED)
def test_a_disguise_in_the_data_is_refused_on_its_line(tmp_path: Path, name: str, old: str, new: str) -> None:
    data = copy_miniature(tmp_path / "miniature") / "data"
    path = data / f"{name}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    at = text[: text.index(old)].count("\n") + 1
    with pytest.raises(Problems) as caught:
        load_guide(data)
    lines = [problem.line for problem in caught.value.problems if problem.path == f"data/{name}.yaml"]
    assert any(at <= line <= at + new.count("\n") for line in lines), str(caught.value)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_in_other_digits_is_refused(tmp_path: Path, number: str) -> None:
    data = copy_miniature(tmp_path / "miniature") / "data"
    path = data / "actors.yaml"
    path.write_text(path.read_text("utf-8").replace('"75 00 00 01"', f'"{number}"'), "utf-8")
    with pytest.raises(Problems, match=r"data/actors\.yaml:13: "):
        load_guide(data)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Index.md", "file name"),
        ("a b.md", "file name"),
        ("æ.md", "file name"),
        ("<img src=x>.md", "file name"),
        ("a--b.md", "file name"),
        ("plan/x.y.md", "file name"),
    ],
)
def test_a_page_has_a_plain_name(tmp_path: Path, name: str, told: str) -> None:
    root = copy_miniature(tmp_path / "miniature")
    (root / "docs/nb" / name).write_text("---\ntitle: a\n---\n", "utf-8")
    with pytest.raises(Problems, match=told):
        load_prose(root / "docs", "nb", root)


def test_a_folder_that_is_called_like_a_page_is_told(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "miniature")
    (root / "docs/nb/side.md").mkdir()
    with pytest.raises(Problems, match=r"docs/nb/side\.md:1: cannot be opened \(Is a directory\)"):
        load_prose(root / "docs", "nb", root)
