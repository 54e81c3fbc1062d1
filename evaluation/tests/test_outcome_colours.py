"""A document of a convening with its own two colours is written in them, and one without stays as it was to the byte."""

import io
import zipfile

import pytest

from convening import colours
from convening.errors import Refused
from convening.models import Organisation
from convening.services.convenings import choose_colours
from evaluation import outcome_files
from evaluation.models import Document
from evaluation.services import outcomes

from .outcome_sources import contents, piece, written

PLUM, RUST = "#7a1f5c", "#8a3b12"
OWN = {"brand": PLUM, "accent": RUST}
SHORT = [
    piece(1, "first", "numbered", title={}, text={"en": "The first paragraph."}),
    piece(2, "terms", "box", title={"en": "Two terms"}, text={"en": "- **Base**: those behind her"}),
    piece(3, "annex-b", "annex", source="b"),
]


def drawn(shape, **more):
    made = written(shape, pieces=SHORT, **more)
    if shape != "docx":
        return made
    parts = zipfile.ZipFile(io.BytesIO(made))
    return b"".join(parts.read(name) for name in ("word/styles.xml", "word/numbering.xml"))


def test_what_is_kept_names_colours_only_where_there_are_some():
    assert contents(colours=OWN)["colours"] == OWN
    assert contents(colours={}) == contents() and "colours" not in contents()


@pytest.mark.parametrize("shape", ["html", "docx", "pdf"])
def test_a_document_is_written_in_the_colours_of_its_convening(shape):
    plain, own = drawn(shape), drawn(shape, colours=OWN)
    assert own == drawn(shape, colours=OWN) != plain == drawn(shape, colours={})


def test_a_file_to_read_holds_both_schemes_and_its_charts_follow():
    page, plain = (drawn("html", colours=told).decode() for told in (OWN, {}))
    assert colours.style_sheet(**OWN) in page and PLUM not in plain
    for svg, houses in ((page[page.index("<svg") :], False), (plain[plain.index("<svg") :], True)):
        assert ('fill="#12505b"' in svg, f'fill="{PLUM}"' in svg) == (houses, not houses)


def test_the_styles_of_a_word_document_are_in_them():
    own, plain = drawn("docx", colours=OWN), drawn("docx")
    for houses, its in ((b'"12505B"', b'"7A1F5C"'), (b'"A3481A"', b'"8A3B12"')):
        assert (own.count(houses), own.count(its)) == (0, plain.count(houses)) and plain.count(houses) > 0


@pytest.mark.parametrize("brand", ["#000000", colours.nearest("#ffcc00"), colours.nearest("#ffffff"), PLUM])
def test_ink_can_be_read_on_a_tint_of_a_bar(brand):
    assert colours.contrast("#1d2a2e", colours.on_white(brand, 0.4)) >= 4.5


# ── From the convening to the release ─────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def note(cast):
    choose_colours(cast.convening, brand=PLUM, accent="", by=cast.secretariat)
    made = outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(made, "text", key="introduction", title={"en": "Introduction"}, text={"en": "We met."}, by=cast.secretariat)
    return anew(made)


def anew(document):
    return Document.objects.select_related("convening").get(pk=document.pk)


@pytest.mark.django_db
def test_a_release_keeps_the_colours_of_its_day(note, cast):
    released = outcomes.release_document(note, by=cast.secretariat)
    assert released.content["en"]["colours"] == {"brand": PLUM, "accent": colours.ACCENT}
    before = outcome_files.made(anew(note), "html", "en")
    choose_colours(cast.convening, brand=RUST, accent=RUST, by=cast.secretariat)
    assert outcome_files.made(anew(note), "html", "en") == before and PLUM in before[0].decode()


@pytest.mark.django_db
def test_a_signature_is_to_the_colours_too(note, cast):
    """What is signed is what is printed: other colours are signed anew."""
    convener = Organisation.objects.create(convening=cast.convening, part="convener", name="North", credit_line="North", signs=True)
    outcomes.sign(outcomes.send_to_conveners(note, by=cast.secretariat), convener, by=cast.secretariat)
    choose_colours(cast.convening, brand="", accent="", by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        outcomes.release_document(anew(note), by=cast.secretariat)
    assert refused.value.code == "evaluation.drawn_otherwise"
    choose_colours(cast.convening, brand=PLUM, accent="", by=cast.secretariat)
    assert outcomes.release_document(anew(note), by=cast.secretariat).content["en"]["colours"]["brand"] == PLUM
