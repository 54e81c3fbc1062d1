"""A convening's own two colours: readable in both schemes whatever was chosen, and seen wherever the convening is."""

import json
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from convening import colours
from convening.archiving import files_of
from convening.errors import Refused
from convening.models import AuditEntry, Convening
from convening.services.convenings import choose_colours
from convening.services.copying import copy_convening

from .test_look import MARK_ON_GROUND, TEXT_ON_GROUND, contrast
from .test_look import colours as of_the_house

YELLOW, BLUE, PLUM = "#ffcc00", "#009edb", "#7a1f5c"
BLUE_READ = colours.nearest(BLUE)
PAGE = "/c/gathering/set-up/colours/"
ALL_KINDS = [f"#{red}{green}{blue}" for red in ("00", "55", "aa", "ff") for green in ("00", "55", "aa", "ff") for blue in ("00", "55", "aa", "ff")]


# ── What can be read ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#FFCC00", YELLOW), (" 009edb ", BLUE), ("#fc0", YELLOW), ("# 00 9E DB", BLUE), ("", ""), ("yellow", None), ("#12345", None), ("#ffcc00;}", None)],
)
def test_a_colour_is_read_as_style_guides_write_it(typed, colour):
    assert colours.written(typed) == colour


def test_the_house_is_measured_by_what_its_style_sheet_says():
    light, dark = of_the_house("light"), of_the_house("dark")
    assert colours.GROUNDS == {scheme: {name: told[name] for name in colours.GROUNDS["light"]} for scheme, told in (("light", light), ("dark", dark))}
    assert colours.HOUSE == {name: (light[name], dark[name]) for name in colours.HOUSE}
    assert colours.contrast(YELLOW, "#ffffff") == contrast(YELLOW, "#ffffff")


@pytest.mark.parametrize(("place", "scheme"), [(0, "light"), (1, "dark")])
def test_whatever_is_chosen_can_be_read_in_both_schemes(place, scheme):
    houses, faint = of_the_house(scheme), {}
    for shade in map(colours.nearest, ALL_KINDS):
        for chosen in ((shade, shade), (shade, ""), ("", shade)):
            told = houses | {name: pair[place] for name, pair in colours.tokens(*chosen).items()}
            for pairs, least in ((TEXT_ON_GROUND, 4.5), (MARK_ON_GROUND, 3)):
                faint |= {(chosen, *pair): ratio for pair in pairs if (ratio := contrast(told[pair[0]], told[pair[1]])) < least}
    assert faint == {}
    assert contrast(YELLOW, houses["paper"]) < 4.5 or scheme == "dark", "it would be found"


@pytest.mark.parametrize("colour", [YELLOW, BLUE, "#ff0000", "#00ff00", "#ffffff"])
def test_the_nearest_shade_is_the_lightest_of_the_same_hue_that_can_be_read(colour):
    shade = colours.nearest(colour)
    assert not colours.can_be_read(colour) and colours.can_be_read(shade)
    assert colours.least_contrast(shade) < 4.6, "no darker than it has to be"
    (_light, chroma, hue), (_lighter, _chroma, asked) = (colours._perceived(one) for one in (shade, colour))
    assert chroma < 0.01 or abs(hue - asked) < 0.02
    assert colours.nearest(PLUM) == PLUM


# ── Choosing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def officer(cast, signed_in):
    """`officer(do="keep", brand=…, accent=…)`: what the secretariat's page answers."""
    browser = signed_in(cast.secretariat)

    def send(do="keep", **typed):
        return browser.post(PAGE, {"client_key": uuid4(), "do": do, "brand": "", "accent": "", **typed})

    send.look = lambda: browser.get(PAGE).content.decode()
    return send


def kept():
    return tuple(Convening.objects.values_list("brand", "accent").get(slug="gathering"))


def test_the_secretariat_chooses_two_colours_and_gives_them_up_again(cast, officer):
    assert officer(brand="#7A1F5C").status_code == 302
    assert kept() == (PLUM, "")
    assert "Back to the usual colours" in officer.look()
    assert officer(do="house", brand=YELLOW, accent="no colour").status_code == 302
    assert kept() == ("", "") and "Back to the usual colours" not in officer.look()
    deeds = AuditEntry.objects.filter(verb="convening.colours_changed").order_by("pk")
    assert [deed.note for deed in deeds] == [f"{PLUM} house", "house house"]


def test_a_pale_colour_comes_back_with_a_shade_that_can_be_read_and_is_taken_in_it(officer):
    answer = officer(brand=YELLOW, accent=BLUE)
    page = answer.content.decode()
    assert answer.status_code == 200 and kept() == ("", "")
    assert "1.2 to 1" in page and colours.nearest(YELLOW) in page and colours.nearest(BLUE) in page
    assert f'value="{YELLOW}"' in page, "what was typed is kept"
    assert "Use the nearest shades" in page
    assert officer(do="nearest", brand=YELLOW, accent=BLUE).status_code == 302
    assert kept() == (colours.nearest(YELLOW), colours.nearest(BLUE))


def test_a_look_keeps_nothing_and_shows_a_specimen_in_both_schemes(cast, officer, signed_in):
    page = officer(do="look", brand=PLUM).content.decode()
    assert kept() == ("", "")
    assert 'class="specimen specimen-light"' in page and 'class="specimen specimen-dark"' in page
    sheet = f"{PAGE}specimen.css?brand=7a1f5c&amp;accent="
    assert f'href="{sheet}"' in page
    browser = signed_in(cast.secretariat)
    told = browser.get(sheet.replace("&amp;", "&")).content.decode()
    assert f".specimen{{--brand:{PLUM};" in told and f"--accent:{colours.ACCENT};" in told
    assert [browser.get(f"{PAGE}specimen.css?brand={asked}").status_code for asked in ("ffcc00", "red;}", "}")] == [404, 404, 404]


def test_what_is_no_colour_is_asked_for_again(officer):
    answer = officer(brand="green")
    assert answer.status_code == 200 and "Write a colour as its six signs" in answer.content.decode() and kept() == ("", "")


@pytest.mark.parametrize("colour", [YELLOW, "red", "#FFF", "#7a1f5c;}"])
def test_nothing_else_gets_past_the_form(cast, colour):
    with pytest.raises(Refused) as refused:
        choose_colours(cast.convening, brand=PLUM, accent=colour, by=cast.secretariat)
    assert refused.value.code == "convening.colour_too_pale" and kept() == ("", "")


def test_the_database_holds_colours_and_nothing_else(cast):
    with pytest.raises(IntegrityError, match="colours_are_nothing_but_colours"), transaction.atomic():
        Convening.objects.update(accent="red;}")


# ── The style sheet ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def plum(cast):
    """The address of the sheet of a convening that has a colour of its own."""
    choose_colours(cast.convening, brand=PLUM, accent="", by=cast.secretariat)
    return cast.convening.colours_url


def test_every_reader_gets_the_sheet_once_and_for_long(plum, cast, client, signed_in):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(plum)
    assert len(asked) == 1
    assert answer.content.decode() == colours.style_sheet(PLUM, "") and f"--brand:{PLUM};" in answer.content.decode()
    assert "--accent" not in answer.content.decode(), "the house's own stays"
    assert answer["Content-Type"] == "text/css; charset=utf-8" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    again = client.get(plum, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    assert client.get("/c/gathering/?language=ar").content.decode().count(f'<link rel="stylesheet" href="{plum}">') == 1
    for reader in (client, signed_in(cast.participant)):
        answer = reader.get(f"{plum}?language=ar")
        assert answer.status_code == 200 and not answer.cookies, "what caches keep for everybody sets nothing"


def test_the_sheet_of_earlier_colours_is_gone(plum, cast, client):
    choose_colours(cast.convening, brand=BLUE_READ, accent="", by=cast.secretariat)
    assert cast.convening.colours_url != plum
    assert [client.get(url).status_code for url in (plum, cast.convening.colours_url)] == [404, 200]
    choose_colours(cast.convening, brand="", accent="", by=cast.secretariat)
    assert client.get(f"/c/gathering/colours-{colours.digest('', '')}.css").status_code == 404
    page = client.get("/c/gathering/").content.decode()
    assert "colours-" not in page and ".css" in page


def test_a_draft_has_a_sheet_for_its_own_people_only(plum, cast, client, signed_in):
    Convening.objects.filter(pk=cast.convening.pk).update(state="draft")
    assert client.get(plum).status_code == client.get("/c/gathering/").status_code == 404
    assert signed_in(cast.stranger).get(plum).status_code == 404
    answer = signed_in(cast.secretariat).get(plum)
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store, private" and "ETag" not in answer


def test_an_archive_is_in_the_colours_of_its_convening(plum, cast):
    Convening.objects.filter(pk=cast.convening.pk).update(state=Convening.State.CLOSED)
    cast.convening.refresh_from_db()
    files = dict(files_of(cast.convening))
    name = plum.rpartition("/")[2]
    assert files[name].decode() == colours.style_sheet(PLUM, "")
    assert files["ar/index.html"].decode().count(f'href="../{name}"') == 1
    front = files["index.html"].decode()
    assert front.count(name) == 1 and front.index("house") < front.index(name), "after the house's, so that it counts"


def test_a_copy_takes_the_colours_along(plum, cast):
    copy, _told = copy_convening(cast.convening, slug="again", starts_on=cast.convening.starts_on, by=cast.secretariat)
    assert (copy.brand, copy.accent) == (PLUM, "")
    assert json.dumps(colours.in_documents(copy.brand, copy.accent)) == json.dumps({"brand": PLUM, "accent": colours.ACCENT})
