"""Pages, pictures and translations in the form: faults at the text, nothing lost, everything undone."""

from io import BytesIO

import pytest
from form_client import Client, Page
from PIL import Image

from made_up_words import fill
from project import ROOT
from veiviser.load.pictures import LARGEST_PICTURE
from veiviser.load.strays import stray_files

PAGE = "/sider/nb/hjelp/"
BOUNDARY = "x-boundary-x"


@pytest.fixture
def editor(client: Client) -> Client:
    for shared in ("hooks", "overrides"):
        (client.root / shared).symlink_to(ROOT / shared)
    fill(client.root)
    return client


def help_page(editor: Client) -> str:
    return (editor.root / "docs/nb/hjelp.md").read_text("utf-8")


def send(page: Page, picture: bytes | None = None, **given: str) -> Page:
    """Sends the page's form as a browser does where a file can be chosen."""
    fields = {
        str(held["name"]): str(held.get("value", "")) or held.get_text().removeprefix("\n")
        for held in page.soup.select("form.wide input[name], form.wide textarea[name]")
        if held["name"] != "picture"
    } | given
    named = 'Content-Disposition: form-data; name="{}"'
    parts = [f"{named.format(name)}\r\n\r\n{text}".encode() for name, text in fields.items()]
    chosen = f'{named.format("picture")}; filename="{"x.png" if picture else ""}"\r\n\r\n'
    line = f"--{BOUNDARY}\r\n".encode()
    sent = b"".join(line + part + b"\r\n" for part in [*parts, chosen.encode() + (picture or b"")])
    answer = page.client.ask(
        "POST",
        page.path.partition("?")[0],
        sent + f"--{BOUNDARY}--\r\n".encode(),
        CONTENT_TYPE=f"multipart/form-data; boundary={BOUNDARY}",
    )
    if answer.status != 303:
        return answer
    return page.client.open(answer.headers["Location"].removeprefix("/skjema"))


def body(page: Page) -> str:
    field = page.soup.select_one("#body")
    assert field
    return field.get_text().removeprefix("\n")


def test_a_page_is_changed_and_its_settings_stay(editor: Client) -> None:
    before, page = help_page(editor), editor.open(PAGE)
    kept = send(page, body=body(page).replace("\n", "\r\n") + "\r\n\r\nEt nytt avsnitt.\r\n")
    assert kept.status == 200 and "Lagret." in kept.words
    assert help_page(editor) == f"{before.rstrip()}\n\nEt nytt avsnitt.\n"
    assert "Angret" in kept.undo().words and help_page(editor) == before


def test_two_spaces_that_break_a_line_stay(editor: Client) -> None:
    before, page = help_page(editor), editor.open(PAGE)
    send(page, body=body(page) + "\n\nStorgata 1  \n7010 By")
    assert help_page(editor) == f"{before.rstrip()}\n\nStorgata 1  \n7010 By\n"


def test_a_new_title_stands_in_the_page(editor: Client) -> None:
    send(editor.open(PAGE), title="Få hjelp: nå")
    assert "title: " in help_page(editor) and "Få hjelp: nå" in help_page(editor)
    title = editor.open(PAGE).soup.select_one("#title")
    assert title and title["value"] == "Få hjelp: nå"


def test_what_is_wrong_with_a_page_is_told_with_the_words_it_stands_at(editor: Client) -> None:
    before, page = help_page(editor), editor.open(PAGE)
    told = send(page, body=f"{body(page)}\n\nRing 75 00 00 01.\n\n{{{{ nmber lykta }}}}\n")
    assert told.status == 422 and help_page(editor) == before and len(told.faults) == 2
    assert "Ring 75 00 00 01." in told.faults[0] and "{{ number lykta }}" in told.faults[0]
    assert "Ring 75 00 00 01." in body(told)


def test_a_page_that_somebody_else_changed_is_not_written_over(editor: Client) -> None:
    page = editor.open(PAGE)
    (editor.root / "docs/nb/hjelp.md").write_text(help_page(editor) + "\nNoe annet.\n", "utf-8")
    told = send(page, body=f"{body(page)}\n\nMitt.\n")
    assert (
        told.status == 422 and "endret av noen andre" in told.faults[0] and "Mitt." not in help_page(editor)
    )


def picture(size: tuple[int, int]) -> bytes:
    """A PNG with noise that does not compress, and where it was taken."""
    made = Image.effect_noise(size, 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "Kari, Storgata 1"
    file = BytesIO()
    made.save(file, "PNG", exif=exif)
    return file.getvalue()


def test_a_picture_is_made_small_and_tells_nothing_of_who_took_it(editor: Client) -> None:
    kept = send(editor.open(PAGE), picture((2400, 1800)), alt="Døra til Lykta")
    assert kept.status == 200
    held = editor.root / "docs/nb/dora-til-lykta.jpg"
    assert held.stat().st_size <= LARGEST_PICTURE and b"Kari" not in held.read_bytes()
    assert help_page(editor).endswith("![Døra til Lykta](dora-til-lykta.jpg)\n")
    assert list(stray_files(editor.root / "docs", editor.root, {"nb", "ar"})) == []


@pytest.mark.parametrize(
    ("content", "alt", "told"), [(b"%PDF", "En dør", "ikke et bilde"), (None, "", "hva bildet viser")]
)
def test_a_picture_that_is_none_or_shows_nothing_is_told(
    editor: Client, content: bytes | None, alt: str, told: str
) -> None:
    before = help_page(editor)
    answer = send(editor.open(PAGE), content or picture((4, 4)), alt=alt)
    assert answer.status == 422 and told in answer.faults[0] and help_page(editor) == before
    assert not list((editor.root / "docs").rglob("*.jpg"))


def test_a_picture_of_the_same_name_takes_nobody_elses_place(editor: Client) -> None:
    first = editor.root / "docs/nb/dora-til-lykta.jpg"
    send(editor.open(PAGE), picture((40, 30)), alt="Døra til Lykta")
    before = first.read_bytes()
    refused = send(editor.open(PAGE), picture((60, 50)), alt="Døra til Lykta", body="{{ call ingen }}")
    assert refused.status == 422 and first.read_bytes() == before
    send(editor.open(PAGE), picture((60, 50)), alt="Døra til Lykta")
    assert first.read_bytes() == before and "(dora-til-lykta-2.jpg)" in help_page(editor)
    assert sorted(held.name for held in first.parent.glob("*.jpg")) == [
        "dora-til-lykta-2.jpg",
        "dora-til-lykta.jpg",
    ]


def test_the_draft_is_shown_as_a_page_and_its_numbers_are_filled_in(editor: Client) -> None:
    pairs = [("token", editor.token), ("body", "## Ring\n\nRing {{ number lykta }}."), ("code", "nb")]
    shown = editor.send("/sider/vis/", pairs)
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert shown.soup.h2 and shown.soup.h2.get_text() == "Ring" and "75 00 00 01" in shown.words


def test_a_translated_page_stands_beside_the_norwegian_one(editor: Client) -> None:
    page = editor.open("/sider/ar/hjelp/")
    field = page.soup.select_one("#body")
    assert field and (field["lang"], field["dir"]) == ("ar", "rtl") and page.soup.select_one("pre[lang=nb]")


def hidden(page: Page) -> list[tuple[str, str]]:
    fields = page.soup.select("form[action] input[type=hidden]")
    return [(str(held["name"]), str(held.get("value", ""))) for held in fields]


def catalog(editor: Client) -> str:
    return (editor.root / "data/translations/ar.po").read_text("utf-8")


def test_a_translation_is_changed_below_its_norwegian_words(editor: Client) -> None:
    page = editor.open("/tekster/ar/?q=Du kan ringe Lykta når som helst".replace(" ", "%20"))
    assert len(page.soup.select("textarea")) == 1
    pairs = [
        (str(held["name"]), str(held.get("value", "")))
        for held in page.soup.select("form[action] input[type=hidden]")
    ]
    kept = editor.send("/tekster/ar/", [*pairs, ("words", "نص جديد")])
    assert kept.status == 303 and "نص جديد" in catalog(editor)


def test_a_translation_that_somebody_else_changed_is_not_written_over(editor: Client) -> None:
    page = editor.open("/tekster/ar/?q=Du%20kan%20ringe%20Lykta")
    pairs = [
        (str(held["name"]), str(held.get("value", "")))
        for held in page.soup.select("form[action] input[type=hidden]")
    ]
    was = dict(pairs)["was"]
    (editor.root / "data/translations/ar.po").write_text(
        catalog(editor).replace(f'"{was}"', '"نص آخر"'), "utf-8"
    )
    told = editor.send("/tekster/ar/", [*pairs, ("words", "نص جديد")])
    assert told.status == 422 and "نص آخر" in catalog(editor)


def translated(editor: Client, words: str) -> Page:
    """The page after a new translation of what Lykta offers has been saved."""
    page = editor.open("/tekster/ar/?q=Du%20kan%20ringe%20Lykta")
    sent = editor.send("/tekster/ar/", [*hidden(page), ("words", words)])
    return editor.open(sent.headers["Location"].removeprefix("/skjema"))


def test_to_undo_a_translation_leaves_what_others_have_translated_since(editor: Client) -> None:
    before = catalog(editor)
    kept = translated(editor, "نص جديد")
    path = editor.root / "data/translations/ar.po"
    other = next(line for line in before.splitlines() if line.startswith('msgstr "‹'))
    path.write_text(catalog(editor).replace(other, 'msgstr "كلمات أخرى"', 1), "utf-8")
    assert kept.undo().status == 200
    after = catalog(editor)
    assert "نص جديد" not in after and 'msgstr "كلمات أخرى"' in after
    assert after.count("msgid") == before.count("msgid")


def test_to_undo_a_translation_never_takes_back_what_somebody_else_wrote_there(editor: Client) -> None:
    kept = translated(editor, "نص جديد")
    path = editor.root / "data/translations/ar.po"
    path.write_text(catalog(editor).replace("نص جديد", "نص آخر"), "utf-8")
    assert kept.undo().status == 422 and "نص آخر" in catalog(editor)


@pytest.mark.parametrize(
    "path",
    ["/sider/nb/../../mkdocs/", "/sider/nb/ukjent/", "/sider/xx/hjelp/", "/tekster/nb/", "/tekster/xx/"],
)
def test_only_pages_and_translations_are_reached(editor: Client, path: str) -> None:
    assert editor.open(path).status in (404, 422)
