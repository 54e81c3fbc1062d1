"""The background note of a room: its headings, its tables, its footnotes; and nothing that runs or fetches."""

import re
import time
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings as quick
from hypothesis import strategies as some

from forums import notes

from .conftest import new_room
from .test_wording import FORBIDDEN, PATHOLOGICAL, VECTORS

TWO = "## Why\n\nIt began[^a] early.[^b]\n\n## How\n\nAs before.[^a]\n\n[^a]: *Here* it is.\n[^b]: And here."


def test_headings_begin_beneath_the_pages_whichever_the_convener_began_with():
    for typed in ("# One\n\n## Two\n\n#### Deep", "### One\n\n#### Two\n\n###### Deep"):
        assert re.findall(r"<(h\d) id", notes.note(typed).html) == ["h3", "h4", "h5"]


def test_the_contents_lead_to_the_headings():
    note = notes.note(TWO)
    assert [entry["label"] for entry in note.contents] == ["Why", "How"]
    assert all(f'id="{entry["anchor"]}"' in note.html for entry in note.contents)
    assert notes.note("# Alone\n\nText.").contents == ()


def test_footnotes_lead_down_and_back_and_every_id_is_there_once():
    html = notes.note(TWO).html
    ids, ways = re.findall(r'id="([^"]+)"', html), re.findall(r'href="#([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(ways) <= set(ids)
    assert re.findall(r'<a href="#(footnote-\d)" id="[^"]+" role="doc-noteref"[^>]*>(\[\d\])</a>', html) == [
        ("footnote-1", "[1]"), ("footnote-2", "[2]"), ("footnote-1", "[1]"),
    ]  # fmt: skip
    assert html.count('role="doc-backlink"') == 3
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol start="1"' in html


def test_footnotes_go_on_in_the_readers_digits():
    assert '<ol start="4"' in notes.note(TWO, first=4).html
    assert "[4]</a>" in notes.note(TWO, first=4).html
    with translation.override("ar"):
        assert "[٤]</a>" in notes.note(TWO, first=4).html
        assert 'href="#footnote-4"' in notes.note(TWO, first=4).html


def test_what_is_referred_to_is_counted():
    assert [notes.count(text) for text in (TWO, "Nothing.", "[^a]: never asked for", "Now^[in line].", "")] == [2, 0, 0, 1, 0]


def test_counting_goes_back_to_the_note_that_begins_anew():
    one = "a[^1]\n\n[^1]: x"
    assert notes.footnotes_before([[False, one], [False, TWO], [True, one]]) == 3
    assert notes.footnotes_before([[True, one], [True, TWO]]) == 3
    assert notes.footnotes_before(()) == 0


def test_a_room_goes_on_from_the_room_before_it(cast, redis_empty, signed_in):
    new_room(cast, "wg1", background={"en": TWO, "ar": "سطر[^١]\n\n[^١]: هنا"})
    second = new_room(cast, "wg2", background={"en": "See.[^z]\n\n[^z]: There.", "ar": "انظر[^١]\n\n[^١]: هناك"})
    new_room(cast, "later", background={"en": TWO}, opens_on=date(2021, 7, 2))
    in_english, in_arabic = signed_in(cast.secretariat), signed_in(cast.participant)
    address = "/c/gathering/rooms/wg2/"
    assert "[1]</a>" in in_english.get(address).content.decode()
    second.notes_go_on = True
    second.save(update_fields=["notes_go_on"])
    html, arabic = in_english.get(address).content.decode(), in_arabic.get(address).content.decode()
    assert [mark for mark in ("[1]", "[2]", "[3]", "[4]") if f"{mark}</a>" in html] == ["[3]"]
    assert [mark for mark in ("[١]", "[٢]", "[٣]", "[3]") if f"{mark}</a>" in arabic] == ["[٢]"]


def test_a_simple_table():
    html = notes.note("| Who | What |\n|---|---:|\n| She | **spoke** |").html
    assert '<th scope="col">Who</th>' in html
    assert "<td><strong>spoke</strong></td>" in html.replace(' align="right"', "")
    assert "style" not in html


@pytest.mark.parametrize("around", ["A word %s and on.", "x[^1]\n\n[^1]: note %s", "| a |\n|---|\n| %s |", "# %s", "now^[%s]"])
def test_nothing_that_runs_or_fetches_comes_through(around):
    html = "".join(notes.note(around % vector).html for vector in VECTORS)
    assert not any(tag in html.lower() for tag in FORBIDDEN[:14])
    for link in html.split("<a ")[1:]:
        assert re.match(r'href="(https?://|#footnote-\d)', link)
        assert set(re.findall(r' (\w[\w-]*)="', " " + link.split(">")[0])) <= {"href", "id", "role", "aria-label", "rel"}


def test_a_link_says_where_it_leads_and_no_other_host():
    html = notes.note("[a](https://docs.example/1) [b](//evil.example) [c](/c/gathering/) [d](#footnote-9)").html
    assert re.findall(r'href="([^"]+)"', html) == ["https://docs.example/1"]
    assert "(docs.example)" in html


def test_no_note_makes_the_renderer_slow():
    for name, text in PATHOLOGICAL.items():
        began = time.process_time()
        notes.note((text * 4)[: notes.LONGEST])
        assert time.process_time() - began < 2, name  # CPU seconds


@quick(max_examples=15)
@given(some.text(alphabet="[]^:#|-*_<>ab1\n \"'()", max_size=300))
def test_any_text_becomes_a_note(typed):
    html = notes.note(typed).html
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert not any(tag in html.lower() for tag in FORBIDDEN[:14])
