"""Papers as PDF, read back by two libraries that did not write them."""

from __future__ import annotations

import time
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from pypdf import PdfReader

from desktop.reports import content as c
from desktop.reports import measures
from desktop.reports.paper import Form, render
from desktop.reports.pdf.fonts import Typecase
from desktop.reports.pdf.lines import Setter
from tests.fakes.papers import pdf_text

if TYPE_CHECKING:
    from desktop.reports.paper import Paper

HEAD = c.Masthead("Kulturförvaltningen", "Prov", "Uppsala kommun", "KUN-2026-0042", "3 maj 2026")
MARKUP = "Mari <b>Näide</b> & \"Co\" 'x' </para> <img src=\"file:///etc/passwd\"/> &amp; <a href='x'>"


def document(*blocks: c.Block, **other: object) -> c.Document:
    return c.Document("Titel", "sv", HEAD, blocks, **other)  # type: ignore[arg-type]  # any of the fields


def made(*blocks: c.Block, **other: object) -> Paper:
    return render(document(*blocks, **other), Form.PDF)


def text_of(*blocks: c.Block) -> str:
    return pdf_text(made(*blocks).data)


def letters(text: str) -> str:
    """Give a text without what a line break may come instead of."""
    return "".join(text.split())


@pytest.mark.parametrize(
    "block",
    [
        c.Paragraph(MARKUP),
        c.Heading(MARKUP),
        c.Bullets((MARKUP,)),
        c.Facts((c.Fact("Namn", MARKUP),)),
        c.Table((c.Column("Namn"),), ((MARKUP,),)),
        c.Table((c.Column(MARKUP),), (("x",),)),
        c.Box((c.Paragraph("x"),), MARKUP),
        c.Cards((c.Card((c.CardLine(MARKUP),)),), 90, 55),
        c.Signatures((MARKUP,)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_that_what_looks_like_markup_is_written_as_it_was_typed(block: c.Block) -> None:
    assert letters(MARKUP) in letters(text_of(block))


def test_that_pypdf_reads_the_same_text() -> None:
    read = PdfReader(BytesIO(made(c.Paragraph(MARKUP)).data)).pages[0].extract_text()
    assert letters(MARKUP) in letters(read)


def test_that_a_word_without_end_is_broken_and_whole() -> None:
    word = "".join(chr(ord("a") + number % 26) for number in range(300_000))
    assert word in letters(pdf_text(made(c.Paragraph(word), bare=True).data))


def test_that_a_word_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    def took(length: int) -> float:
        start = time.perf_counter()
        made(c.Paragraph("x" * length))
        return time.perf_counter() - start

    took(1000)
    short = min(took(20_000) for _ in range(3))
    assert took(200_000) < 40 * short


def test_that_a_cell_of_a_whole_book_goes_on_from_page_to_page() -> None:
    book = " ".join(f"ord{number}" for number in range(6000))
    paper = made(c.Table((c.Column("Text"), c.Column("Annat")), ((book, "x"),)))
    assert paper.pages > 3
    text = pdf_text(paper.data)
    assert all(f"ord{number}" in text for number in range(6000))


def test_that_a_sign_no_typeface_has_is_shown_by_its_number_and_told() -> None:
    paper = made(c.Paragraph("Glad \U0001f600 hälsning \u10d7"))
    assert paper.missing == ("\U0001f600", "\u10d7")
    assert "Glad [U+1F600] hälsning [U+10D7]" in pdf_text(paper.data)


@pytest.mark.parametrize("text", ["北京市", "東京都", "서울특별시", "ひらがな", "Ωμέγα", "Київ", "Sámegiella ŋŧđ"])
def test_that_other_scripts_have_a_typeface(text: str) -> None:
    paper = made(c.Paragraph(f"Namn: {text}"))
    assert paper.missing == ()
    assert text in pdf_text(paper.data)


@pytest.mark.parametrize("text", ["שלום", "السلام"])
def test_that_what_is_written_from_right_to_left_is_joined_and_read_back(text: str) -> None:
    paper = made(c.Paragraph(f"Namn: {text}"))
    assert paper.missing == ()
    assert text in unicodedata.normalize("NFKC", pdf_text(paper.data))


def test_that_words_from_right_to_left_stand_in_their_own_order() -> None:
    page = pypdfium2.PdfDocument(made(c.Paragraph("Före שלום עולם efter")).data)[0].get_textpage()
    found = page.get_text_range()
    places = {sign: page.get_charbox(found.index(sign))[0] for sign in "ףש"[1:] + "ע"}
    after = page.get_charbox(found.index("efter"))[0]
    assert places["ע"] < places["ש"] < after


def test_that_marks_of_direction_and_other_unseen_signs_take_no_room() -> None:
    assert "gpj.exe" in text_of(c.Paragraph("\u202egpj\u200b.e\u00adxe\ufeff"))


def test_that_a_hyphen_that_does_not_break_is_written_as_a_hyphen() -> None:
    paper = made(c.Paragraph("a\u2011b\u202fc"))
    assert paper.missing == ()
    assert "a-b c" in pdf_text(paper.data).replace("\xa0", " ")


def test_that_an_empty_document_has_a_page_with_its_title() -> None:
    paper = render(c.Document("", "sv", c.Masthead("", ""), ()), Form.PDF)
    assert paper.pages == 1
    assert "Sida 1 av 1" in pdf_text(paper.data)
    assert "Titel" in text_of()


def test_that_empty_blocks_say_nothing_and_break_nothing() -> None:
    empty: tuple[c.Block, ...] = (
        c.Heading(""),
        c.Paragraph(""),
        c.Bullets(()),
        c.Facts(()),
        c.Figures(()),
        c.Table((c.Column(""),), ()),
        c.Table((c.Column("Namn"), c.Column("Annat")), (("", ""),)),
        c.BarChart("", ()),
        c.BarChart("", (c.Bar("", (None,), ("",)),)),
        c.LineChart("", (), ()),
        c.HeatMap("", (), ()),
        c.Box(()),
        c.Columns(((), ())),
        c.Together(()),
        c.Contents(""),
        c.Signatures(()),
        c.Cards((c.Card(()),), 90, 55),
        c.Ruled(0),
    )
    assert made(*empty).pages == 1


def test_that_equal_data_gives_equal_bytes() -> None:
    blocks = (c.Heading("Rubrik"), c.Paragraph("Text שלום 北京"), c.BarChart("Staplar", (c.Bar("a", (1.0,), ("1",)),)))
    assert made(*blocks).data == made(*blocks).data


def test_that_the_pdf_tells_its_title_author_language_and_bookmarks() -> None:
    blocks = (c.Heading("Ett"), c.Heading("Ett ett", 2), c.Heading("Djupt", 3), c.Heading("Två"))
    reader: Any = PdfReader(BytesIO(made(*blocks, author="Kulturförvaltningen", subject="Ämne").data))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.subject) == (
        "Titel",
        "Kulturförvaltningen",
        "Ämne",
    )
    assert reader.trailer["/Root"]["/Lang"] == "sv"
    assert [each["/Title"] if isinstance(each, dict) else len(each) for each in reader.outline] == ["Ett", 2, "Två"]


def test_that_a_first_heading_of_a_lower_level_is_a_bookmark_too() -> None:
    reader: Any = PdfReader(BytesIO(made(c.Heading("Låg", 3), c.Heading("Hög")).data))
    assert [each["/Title"] for each in reader.outline if isinstance(each, dict)] == ["Låg", "Hög"]


def test_that_every_page_says_who_it_is_from_and_which_page_it_is() -> None:
    paper = made(*(c.Paragraph(f"Stycke {number}\n" * 5) for number in range(30)))
    document = pypdfium2.PdfDocument(paper.data)
    for number in range(len(document)):
        text = document[number].get_textpage().get_text_bounded()
        assert "Uppsala kommun · Kulturförvaltningen · KUN-2026-0042 · 3 maj 2026" in text
        assert f"Sida {number + 1} av {paper.pages}" in text


def test_that_the_header_of_a_table_is_repeated_on_every_page() -> None:
    rows = tuple((f"Rad {number}", str(number)) for number in range(200))
    document = pypdfium2.PdfDocument(made(c.Table((c.Column("Rubriken"), c.Column("Tal", c.Kind.NUMBER)), rows)).data)
    assert len(document) > 3
    assert all("Rubriken" in page.get_textpage().get_text_bounded() for page in document)


def test_that_a_heading_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    for lines in range(38, 48):
        filling = c.Paragraph("\n".join(f"rad {number}" for number in range(lines)))
        document = pypdfium2.PdfDocument(made(filling, c.Heading("Rubriken"), c.Paragraph("Det som följer")).data)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        assert all(("Rubriken" in page) == ("Det som följer" in page) for page in pages)


def test_that_the_list_of_contents_tells_the_pages() -> None:
    blocks = (c.Contents("Innehåll"), c.PageBreak(), c.Heading("Första"), c.PageBreak(), c.Heading("Andra", 2))
    document = pypdfium2.PdfDocument(made(*blocks).data)
    first = document[0].get_textpage().get_text_bounded().split()
    assert first[first.index("Första") + 1] == "2"
    assert first[first.index("Andra") + 1] == "3"


def test_that_headings_in_boxes_and_columns_are_in_the_contents_on_their_pages() -> None:
    blocks = (
        c.Contents("Innehåll"),
        c.PageBreak(),
        c.Columns(((c.Heading("Vänster"),), (c.Heading("Höger"),))),
        c.Together((c.Box((c.Heading("I rutan", 2),)),)),
    )
    first = pypdfium2.PdfDocument(made(*blocks).data)[0].get_textpage().get_text_bounded().split()
    assert [first[first.index(word) + 1] for word in ("Vänster", "Höger", "rutan")] == ["2", "2", "2"]


def test_that_a_paper_that_should_have_a_page_is_set_smaller_until_it_has() -> None:
    lines = c.Paragraph("\n".join(f"rad {number}" for number in range(50)))
    assert made(lines).pages == 2
    assert made(lines, pages=1).pages == 1
    assert made(*([lines] * 5), pages=1).pages == made(*([lines] * 5)).pages


def test_that_the_work_is_told_and_can_be_cancelled() -> None:
    told: list[tuple[int, int]] = []

    def listen(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    pages: list[c.Block] = [c.Paragraph("x"), c.PageBreak()]
    long = document(*pages * 4)
    with pytest.raises(KeyboardInterrupt):
        render(long, Form.PDF, listen)
    assert told == [(1, 4), (2, 4)]


def test_that_columns_too_tall_for_a_page_go_on_and_lose_nothing() -> None:
    left = tuple(c.Paragraph(f"v{number:03d} " * 30) for number in range(40))
    right = tuple(c.Paragraph(f"h{number:03d}") for number in range(100))
    text = text_of(c.Columns((left, right), (2.0, 1.0)))
    assert all(f"v{number:03d}" in text for number in range(40))
    assert all(f"h{number:03d}" in text for number in range(100))


def test_that_a_box_taller_than_a_page_goes_on() -> None:
    paper = made(c.Box(tuple(c.Paragraph(f"stycke {number}\n" * 8) for number in range(30)), "Ruta", c.Tone.BAD))
    assert paper.pages > 2
    assert "stycke 29" in pdf_text(paper.data)


def test_that_badges_are_cut_from_a_page_without_head_or_foot() -> None:
    cards = tuple(c.Card((c.CardLine(f"Mari Näide {number}", c.CardSize.LARGE),)) for number in range(11))
    paper = made(c.Cards(cards, 90, 55), bare=True)
    text = pdf_text(paper.data)
    assert paper.pages == 2
    assert "Sida" not in text
    assert "Uppsala" not in text
    assert all(f"Mari Näide {number}" in text for number in range(11))


def test_that_badges_stand_in_the_middle_of_the_page() -> None:
    card = c.Card((c.CardLine("Mari Näide"),))
    page = pypdfium2.PdfDocument(made(c.Cards((card, card), 90, 55), bare=True).data)[0]
    text = page.get_textpage()
    sides = [text.get_rect(number) for number in range(text.count_rects())]
    left, right = min(side[0] for side in sides), max(side[2] for side in sides)
    assert left == pytest.approx(page.get_width() - right, abs=1.0)


def test_that_a_long_role_is_broken_before_it_is_too_small_to_read() -> None:
    role = "ledamot av nämnden för internationellt samarbete och kulturutbyte, föredragande"
    card = c.Card((c.CardLine("Mari Näide", c.CardSize.LARGE), c.CardLine(role)))
    sizes: list[float] = []
    page = PdfReader(BytesIO(made(c.Cards((card,), 90, 55), bare=True).data)).pages[0]
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if text.strip() else None)
    assert min(sizes) >= 9


def test_that_a_folded_sign_says_the_same_on_both_sides() -> None:
    cards = (c.Card((c.CardLine("Aino Esimerkki", c.CardSize.HUGE), c.CardLine("x" * 300, c.CardSize.SMALL))),)
    read = PdfReader(BytesIO(made(c.Cards(cards, 190, 130, folded=True), bare=True).data)).pages[0].extract_text()
    assert read.count("Esimerkki") == 2


def test_that_a_landscape_page_lies_down() -> None:
    page = PdfReader(BytesIO(made(c.Paragraph("x"), landscape=True).data)).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_that_no_text_reaches_a_file_or_a_network() -> None:
    data = made(c.Paragraph('<img src="https://example.org/x.png"/> https://example.org')).data
    assert b"/URI" not in data
    assert b"/Launch" not in data
    assert b"/XObject" not in data


def test_that_a_long_word_in_a_narrow_column_is_parted_with_a_hyphen() -> None:
    columns = tuple(c.Column(f"K{number}") for number in range(9))
    data = made(c.Table(columns, (("Utbildningsförvaltningens",) * 9,))).data
    read = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert letters(read).replace("-", "").count("Utbildningsförvaltningens") == 9
    assert sum(line.endswith("-") for line in read.splitlines()) >= 9
    assert not any(line in {"s", "ns"} for line in read.splitlines())


@pytest.mark.parametrize(
    ("word", "wide", "parts"),
    [
        ("Utbildningsförvaltningen", 85, ["Utbildnings-", "förvaltningen"]),
        ("Arbetsmarknadsförvaltningen", 87, ["Arbetsmarknads-", "förvaltningen"]),
        ("Ungdomsutbyte", 45, ["Ungdoms-", "utbyte"]),
        ("Ungdomsaktiviteter", 52, ["Ungdoms-", "aktiviteter"]),
        ("Intentionsavtal", 55, ["Intentions-", "avtal"]),
        ("Utvecklingsidé", 58, ["Utvecklings-", "idé"]),
        ("Personalutbyte", 62, ["Personal-", "utbyte"]),
        ("Idrottsnämnden", 65, ["Idrotts-", "nämnden"]),
        ("Socialförvaltningen", 75, ["Social-", "förvaltningen"]),
        ("utvecklingsfonden", 78, ["utvecklings-", "fonden"]),
        ("Personalens", 40, ["Persona-", "lens"]),
        ("Ringsjöbygden", 50, ["Ringsjö-", "bygden"]),
        ("Storbritannien", 54, ["Storbritan-", "nien"]),
        ("Nederländerna", 45, ["Nederlän-", "derna"]),
        ("Bzzzzzzzzzzzzzzzt", 45, None),
        ("İİİİİİİİİİİİİİİİİİ", 40, None),
    ],
)
def test_that_a_word_is_parted_where_a_syllable_begins(word: str, wide: float, parts: list[str] | None) -> None:
    found = Setter(Typecase(), measures.BODY).lines(word, wide)
    told = ["".join(drawn.text for drawn in line.drawn) for line in found]
    assert told == (parts or told)
    assert "".join(part.rstrip("-") for part in told) == word


def test_that_a_number_between_words_from_right_to_left_stays_between_them() -> None:
    (line,) = Setter(Typecase(), measures.BODY).lines("x שלום 12 עולם abc", 400)
    shown = "".join(drawn.text for drawn in sorted(line.drawn, key=lambda each: each.x))
    assert shown.replace(" ", "") == "x" + "עולם"[::-1] + "12" + "שלום"[::-1] + "abc"


def test_that_a_caption_and_a_number_too_wide_for_its_column_are_told_whole() -> None:
    columns = (c.Column("Namn"), *(c.Column(f"Tal{number}", c.Kind.NUMBER) for number in range(12)))
    row = ("Rad", *("123 456 789 012 kr",) * 12)
    text = text_of(c.Table(columns, (row,), caption="Tabellens rubrik", total=row))
    assert "Tabellens rubrik" in text
    assert letters(text).count("123456789012kr") >= 1 or letters(text).count("123") >= 24


def test_that_a_title_too_long_for_the_head_of_the_next_page_is_cut_with_a_mark() -> None:
    blocks: tuple[c.Block, ...] = (c.Paragraph("x"), c.PageBreak(), c.Paragraph("y"))
    paper = render(c.Document("Ett namn som är långt " * 12, "sv", HEAD, blocks), Form.PDF)
    assert "…" in pypdfium2.PdfDocument(paper.data)[paper.pages - 1].get_textpage().get_text_bounded()
