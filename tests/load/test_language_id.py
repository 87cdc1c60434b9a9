"""A translation is in its own language, whatever folder or file it lies in."""

from collections import Counter

import pytest

from project import ROOT
from veiviser.load.language_facts import TOLD_APART, other_language
from veiviser.load.parity import blocks, plain_text, text_differences
from veiviser.load.project import load_project

SENTENCES = {
    "nb": "Du har rett til tolk, og det koster ikke noe. Ring politiet hvis noen er i fare.",
    "en": "You have the right to an interpreter, free of charge. Call the police if someone is in danger.",
    "ar": "لديك الحق في مترجم مجانًا. اتصل بالشرطة إذا كان شخص ما في خطر.",
    "pl": "Masz prawo do tłumacza i nic to nie kosztuje. Zadzwoń na policję, jeśli jest niebezpiecznie.",
    "lt": "Turite teisę į vertėją, tai nieko nekainuoja. Jei kam nors gresia pavojus, skambinkite policijai.",
    "ro": "Aveți dreptul la un interpret și nu costă nimic. Sunați la poliție dacă cineva este în pericol.",
    "uk": "Ви маєте право на перекладача, це безкоштовно. Якщо хтось у небезпеці, телефонуйте до поліції.",
    "fa": "شما حق دارید مترجم داشته باشید و رایگان است. اگر کسی در خطر است با پلیس تماس بگیرید.",
    "so": "Waxaad xaq u leedahay turjubaan, waana lacag la'aan. Wac booliska haddii qof khatar ku jiro.",
    "ti": "ተርጓሚ ክትረክብ መሰል ኣለካ፣ ክፍሊት የብሉን። ሰብ ኣብ ሓደጋ እንተሃልዩ ናብ ፖሊስ ደውል።",
    "th": "คุณ มีสิทธิ์ ใช้ล่าม โดย ไม่เสีย ค่าใช้จ่าย โทร หาตำรวจ หาก มีใคร ตกอยู่ ใน อันตราย",
    "vi": "Bạn có quyền có thông dịch viên miễn phí. Hãy gọi cảnh sát nếu ai đó gặp nguy hiểm.",
}
"""The same in each language of the plan's twelve."""


def test_each_language_is_known_by_a_sentence_and_told_in_the_place_of_any_other() -> None:
    assert set(SENTENCES) == TOLD_APART
    for code, words in SENTENCES.items():
        assert other_language(words, "", code) is None, code
        for other in TOLD_APART - {code}:
            assert other_language(words, "", other) == code, (code, other)


def test_norwegian_prose_with_a_word_changed_is_not_polish() -> None:
    norwegian = SENTENCES["nb"]
    (told,) = text_differences(norwegian, norwegian.replace("tolk", "tłumacz"), "nb", "pl")
    assert str(told) == "is in the language 'nb'; translate it"
    assert not list(text_differences(norwegian, SENTENCES["pl"], "nb", "pl"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Kirkens Bymisjon", "Kirkens Bymisjon, Nadheim, Helse- og velferdskontor"),
        (
            "Rapport om arbeidet mot menneskehandel",
            "Rapport om arbeidet mot menneskehandel (Report)",
        ),
        ("Si: Jeg trenger hjelp nå.", "Say «Jeg trenger hjelp nå, og jeg vil snakke med politiet»."),
    ],
)
def test_names_titles_and_quotations_may_stay(source: str, text: str) -> None:
    assert other_language(text, source, "en") is None


def test_every_part_of_every_page_is_in_its_language() -> None:
    """The table of what is told: all of it is right, and Norwegian in another's place is told."""
    project = load_project(ROOT)
    parts, right, told = Counter[str](), Counter[str](), Counter[str]()
    for code, prose in project.prose.items():
        for name, markdown in prose.pages.items():
            for anchor, block in blocks(markdown).items():
                text = plain_text(block.text)
                source = plain_text(blocks(project.prose["nb"].pages[name])[anchor].text)
                right[code] += other_language(text, source if code != "nb" else "", code) is None
                told[code] += other_language(text, "", "pl") == code
                parts[code] += 1
    print({code: (parts[code], right[code], told[code]) for code in parts})
    assert right == parts
    assert told["nb"] > 0.75 * parts["nb"]
