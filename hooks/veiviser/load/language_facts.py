"""What is known of languages: numbers in words, words that deny, and how a text shows which one it is in.

Numbers from three to twelve stand here, with the forms that a sentence gives them. Smaller ones are left out,
for they are articles and duals too. A number whose word means something else as often (Vietnamese năm is five
and year, tám is eight and August) is left out of its language: write digits there. A number that one of two
languages lacks here is compared between them in digits alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import pycld2

_WORD = re.compile(r"[^\W\d_]+")


_UNSPACED = {
    "th": {
        "สาม(?!ารถ|ี|ัญ|าน|สิบ)": 3,
        "(?<!เ)สี่(?!สิบ)": 4,
        "(?<!สิบ)ห้า(?!ม|สิบ)": 5,
        "(?<!สิบ)หก(?!สิบ)": 6,
        "เจ็ด(?!สิบ)": 7,
        "แปด(?!สิบ|เปื้อน)": 8,
        "เก้า(?!สิบ|อี้)": 9,
    }
}
"""Patterns for languages that put no space between words."""
_SOURCE_OF = {"no": "nb", "nn": "nb", "da": "nb"}
"""Norwegian by other names, and what short Norwegian is taken for."""
TOLD_APART = frozenset({"nb", "en", "ar", "pl", "lt", "ro", "uk", "fa", "so", "ti", "th", "vi"})
"""Languages that are told apart here; others that CLD2 names are taken for chance."""
LEAST_WORDS = 6
"""A shorter text says too little."""
LEAST_SHARE = 80
"""Per cent of a text that must be in the language, for names and titles are in others."""
_BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»|\"[^\"]*\"")
"""What explains a name, or is quoted."""


def _forms(words: str) -> dict[str, int]:
    """``"3 tre 7 sju syv"``: each word and the number before it."""
    found: dict[str, int] = {}
    number = 0
    for part in words.split():
        if part.isdecimal():
            number = int(part)
        else:
            found[part] = number
    return found


def _with(prefixes: str, words: dict[str, int]) -> dict[str, int]:
    """The words, and each with what is written together with it."""
    return words | {prefix + word: number for prefix in prefixes.split() for word, number in words.items()}


NUMBER_WORDS: dict[str, dict[str, int]] = {
    "nb": _forms("3 tre 4 fire 5 fem 6 seks 7 sju syv 8 åtte 9 ni 10 ti 11 elleve 12 tolv"),
    "en": _forms("3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven 12 twelve"),
    "ar": _with(
        "ال",
        _forms(
            "3 ثلاث ثلاثة 4 أربع أربعة 5 خمس خمسة 6 ست ستة 7 سبع سبعة 8 ثمان ثماني ثمانية "
            "9 تسع تسعة 10 عشر عشرة"
        ),
    ),
    "pl": _forms(
        "3 trzy trzech trzem trzema trzej troje trojga 4 cztery czterech czterem czterema czterej "
        "czworo czworga 5 pięć pięciu pięcioma pięcioro pięciorga 6 sześć sześciu sześcioma sześcioro "
        "7 siedem siedmiu siedmioma siedmioro 8 osiem ośmiu ośmioma ośmioro 9 dziewięć dziewięciu "
        "dziewięcioma 10 dziesięć dziesięciu dziesięcioma 11 jedenaście jedenastu 12 dwanaście "
        "dwunastu"
    ),
    "lt": _forms(
        "3 trys trijų trims tris trimis trijose treji trejų trejiems trejus trejais 4 keturi keturios "
        "keturių keturiems keturioms keturis keturias keturiais keturiomis ketveri ketverių ketverius "
        "5 penki penkios penkių penkiems penkioms penkis penkias penkiais penkiomis penkeri penkerių "
        "penkerius 6 šeši šešios šešių šešiems šešioms šešis šešias šešiais šešiomis šešeri šešerių "
        "šešerius 7 septyni septynios septynių septyniems septynioms septynis septynias septyniais "
        "septyniomis 8 aštuoni aštuonios aštuonių aštuoniems aštuonioms aštuonis aštuonias aštuoniais "
        "aštuoniomis 9 devyni devynios devynių devyniems devynioms devynis devynias devyniais "
        "devyniomis 10 dešimt dešimties dešimčiai dešimtį 11 vienuolika vienuolikos vienuolikai 12 "
        "dvylika dvylikos dvylikai"
    ),
    "ro": _forms(
        "3 trei 4 patru 5 cinci 6 șase şase 7 șapte şapte 8 opt 10 zece 11 unsprezece 12 doisprezece "
        "douăsprezece"
    ),
    "uk": _forms(
        "3 три трьох трьом трьома троє 4 чотири чотирьох чотирьом чотирма четверо 6 шість шести "
        "шістьох шістьом шістьма 7 сім семи сімох сімом 8 вісім восьми вісьмох вісьмом 10 десять "
        "десяти десятьох десятьом 11 одинадцять одинадцяти 12 дванадцять дванадцяти"
    ),
    "fa": _forms("3 سه 4 چهار 5 پنج 6 شش 7 هفت 8 هشت 10 ده 11 یازده 12 دوازده"),
    "so": _forms("3 saddex 4 afar 5 shan 6 lix 7 toddoba toddobo 8 siddeed 9 sagaal"),
    "ti": _with("ን ብ", _forms("3 ሰለስተ 4 ኣርባዕተ 5 ሓሙሽተ 6 ሽዱሽተ 7 ሸውዓተ ሾብዓተ 8 ሸሞንተ ሾሞንተ 9 ትሽዓተ")),
    "vi": _forms("4 bốn 6 sáu 7 bảy 9 chín"),
}
"""By language code: each word and its number."""


_DENIALS = {
    "nb": r"ikke|ingen|ingenting|intet|aldri|uten|verken",
    "en": r"not|no|none|nobody|nothing|nowhere|never|cannot|\w+n[’']t|neither|nor|without|hardly|unless",
    "ar": r"[وفبأل]?(?:لا|لم|لن|ليس\w*|لست\w*|دون|بدون|غير|عدم|بعدم|ما|بلا|ألا|أحد|سوى|إلا|يمنع|ممنوع)",
    "pl": r"nie\w*|nikt|nikogo|nikomu|nic|niczego|niczym|żad\w+|nigdy|nigdzie|bez|ani",
    "lt": r"ne\w*|nė\w*|niek\w+|jok\w+|be",
    "ro": r"nu|n|nici\w*|nimeni|nimănui|nimic|fără|ne\w+",
    "uk": r"не\w*|ні\w*|без\w*|жод\w+",
    "fa": r"نه|هیچ\w*|بدون|بی\w*|نمی\w*|ن(?:ی|د|با|بو|خ|ک|ش|گ|ت)\w+|غیر\w*|ممنوع",
    "so": r"ma|lama|uma|kuma|kama|isma|looma|laguma|lagama|iima|kuuma|kaama|maya|ha|waxba|cidna|marnaba"
    r"|aan\w*|miyaan\w*|la['’]aan",
    "ti": r"ኣ[ይየያ]\w*|\w*ዘ[ይየያ]\w*|ከ[ይየያ]\w*|የለ\w*|የብ[ለ-ሎ]\w*|ዋላ",
    "vi": r"không|chưa|chẳng|đừng|cấm|miễn|khỏi",
}
"""What may deny, wide rather than narrow: a text that has none of it denies nothing."""
_UNSPACED_DENIALS = {"th": "ไม่|มิ|อย่า|ห้าม|ไร้|ปราศจาก|เปล่า"}
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")


def denies(text: str, code: str) -> bool | None:
    """Whether a text has a word that may deny; None for a language of which that is not known."""
    if code in _UNSPACED_DENIALS:
        return re.search(_UNSPACED_DENIALS[code], text) is not None
    if code not in _DENIALS:
        return None
    words = rf"(?<!\w)(?:{_DENIALS[code]})(?!\w)"
    return re.search(words, _VOWEL_SIGNS.sub("", text), re.IGNORECASE) is not None


@cache
def known_numbers(code: str) -> frozenset[int]:
    """Numbers whose words are known in a language."""
    return frozenset(NUMBER_WORDS.get(code, {}).values()) | frozenset(_UNSPACED.get(code, {}).values())


def numbers_in_words(text: str, words: Sequence[str], code: str) -> Iterator[int]:
    """Those of a text, whose ``words`` are in small letters."""
    known = NUMBER_WORDS.get(code, {})
    if not known.keys().isdisjoint(words):
        yield from (known[word] for word in words if word in known)
    for pattern, number in _UNSPACED.get(code, {}).items():
        yield from (number for _ in re.finditer(pattern, text))


@lru_cache(maxsize=10_000)
def other_language(text: str, source: str, code: str) -> str | None:
    """The language that a translation of ``source`` into ``code`` is in instead; None where all is well.

    As CLD2 reads it: Norwegian prose is not Polish because it lies in docs/pl.
    Names, and a title that the translation takes over whole to explain it, do not count.
    """
    if code not in TOLD_APART or len(_WORD.findall(text)) < LEAST_WORDS:
        return None
    text = text.replace(source.strip(), " ") if source.strip() else text
    names = {word for word in _WORD.findall(source) if not word[0].islower()}
    words = [word for word in _WORD.findall(_BRACKETS.sub(" ", text)) if word not in names]
    if len(words) < LEAST_WORDS:
        return None
    is_reliable, _, found = pycld2.detect(" ".join(words))
    (_, tag, share, _), *_ = found
    told = _SOURCE_OF.get(tag, tag)
    return told if is_reliable and share >= LEAST_SHARE and told in TOLD_APART - {code} else None
