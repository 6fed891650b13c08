"""The pages of a PDF as pictures."""

from __future__ import annotations

import pytest

from desktop.reports import content as c
from desktop.reports.pages import picture, pixels_across, sizes
from desktop.reports.paper import Form, render


def pdf(*blocks: c.Block, landscape: bool = False) -> bytes:
    head = c.Masthead("Kulturförvaltningen", "Prov")
    return render(c.Document("Titel", "sv", head, blocks, landscape=landscape), Form.PDF).data


@pytest.mark.parametrize(("landscape", "shape"), [(False, (595, 842)), (True, (842, 595))])
def test_that_every_page_has_its_size(landscape: bool, shape: tuple[int, int]) -> None:
    found = sizes(pdf(c.PageBreak(), c.Paragraph("x"), landscape=landscape))
    assert [(round(wide), round(tall)) for wide, tall in found] == [shape] * len(found)
    assert len(found) == 2


def test_that_a_page_is_drawn_as_wide_as_it_is_asked_for() -> None:
    drawn = picture(pdf(c.Heading("Rubrik")), 0, 300)
    assert drawn.width in {300, 301}
    assert drawn.height in {424, 425}
    assert len(drawn.pixels) == drawn.stride * drawn.height
    light = drawn.pixels[:3]
    assert light == b"\xff\xff\xff"
    assert set(drawn.pixels[0::4]) != {255}


def test_that_a_width_on_paper_is_reckoned_in_dots() -> None:
    assert pixels_across(72, 300) == 300
    assert pixels_across(0.001, 72) == 1
