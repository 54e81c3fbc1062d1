"""Booths and relays with a warning of what would not work, and one page for whoever interprets."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from convening.cleaning import Cleaned
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import new_convening, person_in
from sessions import services
from sessions.copied_order import order_copied, terms_copied
from sessions.models import Booth, Session
from sessions.selectors.booths import advice, circle, interpretation_of

from .conftest import plan

BOOTHS = "/c/gathering/programme/working-group/interpretation/"
PACK = "/c/gathering/programme/working-group/pack/"


@pytest.fixture
def group(cast):
    return plan(cast.convening, cast.secretariat, languages=["ar", "en", "es"])


def interpret(cast, session, name, language="", role="interpreter"):
    person = person_in(cast.convening, "interpreter", name=name, member=False, language="en")
    services.give_session_role(session, Participation.objects.get(person=person), role, language=language, by=cast.secretariat)
    return person


def test_booths_are_set_by_one_form(cast, group, signed_in):
    browser = signed_in(cast.secretariat)
    chosen = {"client_key": str(uuid4()), "booth_ar": "en", "booth_en": "floor", "booth_es": "none"}
    assert browser.post(BOOTHS, chosen).status_code == 302
    assert dict(Booth.objects.values_list("language", "relay_from")) == {"ar": "en", "en": ""}
    page = browser.get(BOOTHS).content.decode()
    assert re.search(r'name="booth_ar" value="en"[^>]*checked', page) and re.search(r'name="booth_es" value="none"[^>]*checked', page)
    assert browser.post(BOOTHS, chosen | {"booth_en": "none"}).status_code == 200, "the booth that another hears is not taken away"
    browser.post(BOOTHS, chosen)
    assert AuditEntry.objects.filter(verb="sessions.booths_set").count() == 1, "as it stands: no deed"
    browser.post(BOOTHS, {"client_key": str(uuid4()), "booth_ar": "none", "booth_en": "none", "booth_es": "floor"})
    assert dict(Booth.objects.values_list("language", "relay_from")) == {"es": ""}


@pytest.mark.parametrize("booths", [{"fr": ""}, {"ar": "ar"}, {"ar": "fr"}, {"ar": "en"}])
def test_a_booth_hears_the_floor_or_another_booth(cast, group, booths):
    with pytest.raises(Refused):
        services.set_booths(group, booths, by=cast.secretariat)
    assert not Booth.objects.exists()


def test_only_the_secretariat_sets_booths(cast, group, signed_in):
    hers = interpret(cast, group, "Rania", "ar")
    for person in (hers, cast.participant, cast.stranger):
        assert signed_in(person).get(BOOTHS).status_code == 404
        with pytest.raises(Forbidden):
            services.set_booths(group, {"ar": ""}, by=person)


def test_what_would_not_work_is_said_before_the_day(cast, group, signed_in):
    for name, language in (("Rania", "ar"), ("Marc", "en"), ("Lucía", "en"), ("Ana", "")):
        interpret(cast, group, name, language)
    interpret(cast, group, "Omar", role="sign_interpreter")
    services.set_booths(group, {"ar": "en", "en": "ar"}, by=cast.secretariat)
    told = " ".join(advice(group, interpretation_of(group, cast.secretariat)))
    expected = (
        "hear each other in a circle, so none of them hears the floor: Arabic ← English ← Arabic", "One person alone sits in the booth for Arabic",
        "Spanish is a language of this session and has no booth", "Some interpreters have no booth", "One sign-language interpreter alone",
    )  # fmt: skip
    assert [sentence in told for sentence in expected] == [True] * 5 and "Nobody sits" not in told
    page = signed_in(cast.secretariat).get(BOOTHS).content.decode()
    assert all(name in page for name in ("Rania", "Marc", "Lucía", "Ana", "Omar", "in a circle"))
    assert "What the platform can and cannot do" in page


def test_where_all_is_well_nothing_is_said(cast, group):
    services.set_booths(group, {"ar": "en", "en": "", "es": "en"}, by=cast.secretariat)
    assert len(advice(group, interpretation_of(group, cast.secretariat))) == 3, "nobody sits in any of them"
    for number in range(6):
        interpret(cast, group, f"One {number}", ("ar", "en", "es")[number % 3])
    assert advice(group, interpretation_of(group, cast.secretariat)) == []


def test_a_short_session_is_interpreted_alone(cast):
    short = plan(cast.convening, cast.secretariat, "short", minutes=30)
    interpret(cast, short, "Rania", "ar")
    interpret(cast, short, "Marc", "en")
    services.set_booths(short, {"ar": "", "en": ""}, by=cast.secretariat)
    assert advice(short, interpretation_of(short, cast.secretariat)) == []


relays = some.dictionaries(some.sampled_from("abcdef"), some.sampled_from(["", *"abcdef"]), max_size=6)


@settings(max_examples=15)
@given(relays)
def test_a_circle_is_found_where_a_booth_never_hears_the_floor(booths):
    def comes_to_an_end(language):
        for _step in range(len(booths) + 1):
            language = booths.get(language, "")
        return language == ""

    found = circle(booths)
    assert bool(found) == (not all(comes_to_an_end(language) for language in booths))
    assert all(booths[one] == after for one, after in zip(found, [*found[1:], *found[:1]]))


# ── The pack ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def prepare(cast, session):
    speaker = services.give_session_role(
        session, Participation.objects.get(person=cast.participant, convening=cast.convening), "speaker", language="ar", by=cast.secretariat)
    segment = services.add_segment(session, title={"en": "What we mean"}, minutes=30, speaker=speaker, by=cast.secretariat)
    services.add_paper(
        session, title="Her notes", language="ar", audience="roles", segment=segment, cleaned=Cleaned("application/pdf", "pdf", b"%PDF"), by=cast.secretariat)
    services.add_term(cast.convening, texts={"en": "ceasefire", "es": "alto el fuego"}, by=cast.secretariat)
    services.set_booths(session, {"ar": "en", "en": "", "es": "en"}, by=cast.secretariat)
    services.add_rehearsal(session, local_start=datetime(2021, 7, 13, 9), minutes=30, by=cast.secretariat)


def test_all_that_an_interpreter_needs_stands_on_one_page(cast, group, signed_in):
    rania, partner = interpret(cast, group, "Rania", "ar"), interpret(cast, group, "Ziad", "ar")
    interpret(cast, group, "Marc", "en")
    prepare(cast, group)
    rania.change_profile(zone="Asia/Beirut")
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", signed_in(rania).get(PACK).content.decode()))
    expected = (
        "16:00–18:30", "09:00–11:30", "Chatham House Rule", "What we mean", "Salma Haddad · speaker · العربية", "Her notes", "alto el fuego",
        "Your booth Arabic", "You hear the booth for English", "With you in the booth Ziad", "16:00–16:30",
    )  # fmt: skip
    assert [words for words in expected if words not in page] == []
    assert "Marc" not in page and "platform.example" not in page
    assert "With you in the booth Rania" in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", signed_in(partner).get(PACK).content.decode()))


def test_the_pack_is_for_those_with_a_role(cast, group, signed_in):
    prepare(cast, group)
    codes = [signed_in(person).get(PACK).status_code for person in (cast.secretariat, cast.participant, cast.other, cast.evaluator, cast.stranger)]
    assert codes == [200, 200, 404, 404, 404]


def test_where_voices_speak_the_pack_names_nobody(cast, signed_in):
    session = plan(cast.convening, cast.secretariat, "veiled", naming="voices", languages=["ar", "en", "es"])
    rania = interpret(cast, session, "Rania", "ar")
    interpret(cast, session, "Ziad", "ar")
    prepare(cast, session)
    page = signed_in(rania).get("/c/gathering/programme/veiled/pack/").content.decode()
    assert "What we mean" in page and "Salma" not in page and "Ziad" not in page


def test_a_copy_takes_over_the_order_the_booths_and_the_words(cast, group):
    prepare(cast, group)
    services.add_term(cast.convening, texts={"en": "seat"}, session=group, by=cast.secretariat)
    copy = new_convening("next")
    twin = Session.objects.create(
        convening=copy, slug="twin", door="invitation", rule="chatham_house", naming="named", local_start=group.local_start,
        zone_name=group.zone_name, starts_at=group.starts_at, minutes=150, languages=["ar", "en", "es"], title_en="Twin",
    )  # fmt: skip
    order_copied(group, twin)
    terms_copied(cast.convening, copy, {group.pk: twin})
    assert list(twin.segments.values_list("position", "title_en", "minutes", "speaker")) == [(1, "What we mean", 30, None)]
    assert dict(twin.booths.values_list("language", "relay_from")) == {"ar": "en", "en": "", "es": "en"}
    assert list(copy.terms.values_list("en", "session__slug")) == [("ceasefire", None), ("seat", "twin")]
    assert (twin.papers.count(), twin.rehearsals.count()) == (0, 0)
