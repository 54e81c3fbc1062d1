"""Sub-themes and their tables: set up by the secretariat, joined unseen, never overbooked, reported back."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock, keyring, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import MID_JULY, person_in
from forums import selectors
from forums.models import SubTheme, Table, TableSeat
from forums.services import tables

from .conftest import new_room

TABLES = "/c/gathering/rooms/wg1/tables/"


@pytest.fixture
def theme(cast, room):
    """A sub-theme with two tables of five places, the first facilitated by the other participant."""
    theme = tables.add_sub_theme(room, title={"en": "The diaspora", "ar": "المهجر"}, text={"en": "Who left."}, by=cast.secretariat)
    facilitator = Participation.objects.get(person=cast.other)
    theme.first = tables.add_table(theme, language="ar", places=5, facilitator=facilitator, by=cast.secretariat)
    theme.second = tables.add_table(theme, language="en", places=5, by=cast.secretariat)
    return theme


def _people(cast, number):
    return [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(number)]


def _fullness(room, person):
    anew = person.__class__.objects.get(pk=person.pk)  # with a standing of this moment
    found = selectors.sub_themes_for(selectors.room_for(anew, "gathering", room.slug), anew)
    return [(table.fullness, table.may_count, table.count_told) for theme in found for table in theme.tables_shown]


def test_only_the_secretariat_sets_up_tables_and_each_deed_is_audited(cast, theme):
    for person in (cast.participant, cast.moderator, cast.other, cast.stranger):
        for deed in (
            lambda person=person: tables.add_sub_theme(theme.room, title={"en": "?"}, by=person),
            lambda person=person: tables.change_table(theme.first, language="en", places=9, facilitator=None, by=person),
            lambda person=person: tables.remove_sub_theme(theme, by=person),
        ):
            with pytest.raises(Forbidden):
                deed()
    tables.change_table(theme.second, language="es", places=6, facilitator=None, by=cast.secretariat)
    tables.remove_table(theme.second, by=cast.secretariat)
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))[-5:]
    assert verbs == [f"forums.{one}" for one in ("sub_theme_added", "table_added", "table_added", "table_changed", "table_removed")]


def test_one_place_at_a_sub_theme_changed_and_given_back(cast, theme):
    tables.sit_down(theme.first, by=cast.participant)
    tables.sit_down(theme.first, by=cast.participant)
    assert list(TableSeat.objects.values_list("table", flat=True)) == [theme.first.pk]
    tables.sit_down(theme.second, by=cast.participant)
    assert list(TableSeat.objects.values_list("table", flat=True)) == [theme.second.pk]
    tables.stand_up(theme, by=cast.other)
    assert TableSeat.objects.count() == 1
    tables.stand_up(theme, by=cast.participant)
    assert TableSeat.objects.count() == 0


def test_a_seat_names_nobody_and_is_no_voice(cast, theme, say):
    other = tables.add_table(tables.add_sub_theme(theme.room, title={"en": "Law"}, by=cast.secretariat), language="en", places=5, by=cast.secretariat)
    said = say(cast.participant, theme.room)
    for table in (theme.first, other):
        tables.sit_down(table, by=cast.participant)
    digests = {bytes(seat.digest) for seat in TableSeat.objects.all()}
    assert len(digests) == 2
    assert bytes(said.voice) not in digests
    assert {field.name for field in TableSeat._meta.concrete_fields} == {"id", "room", "table", "digest"}


def test_taking_a_place_writes_the_seat_and_nothing_else(cast, theme, signed_in):
    browser = signed_in(cast.participant)
    browser.get(TABLES)
    with CaptureQueriesContext(connection) as queries:
        answer = browser.post(TABLES, {"table": str(theme.first.pk)})
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert (answer.status_code, answer["Location"]) == (302, f"{TABLES}#theme-{theme.pk.hex}")
    assert {sql.split('"')[1] for sql in written} == {"forums_tableseat"}
    for person, own in ((cast.participant, True), (cast.other, False), (cast.secretariat, False)):
        assert (f'name="leave" value="{theme.pk}"' in signed_in(person).get(TABLES).content.decode()) == own
    assert browser.post(TABLES, {"leave": str(theme.pk)}).status_code == 302
    assert TableSeat.objects.count() == 0


def test_nobody_learns_a_number_below_five(cast, theme):
    seen = []
    for person in _people(cast, 5):
        tables.sit_down(theme.first, by=person)
        seen.append([_fullness(theme.room, who)[0] for who in (cast.participant, cast.other, cast.secretariat)])
    assert seen == [[("free", False, None), ("free", True, None), ("free", True, None)]] * 4 + [
        [("full", False, None), ("full", True, 5), ("full", True, 5)]
    ]


def test_few_places_are_told_as_few():
    assert [selectors.tables.fullness(taken, 12) for taken in (0, 8, 9, 11, 12)] == ["free", "free", "few", "few", "full"]


def test_nobody_loses_her_place(cast, theme):
    for person in _people(cast, 5):
        tables.sit_down(theme.first, by=person)
    tables.change_table(theme.first, language="ar", places=7, facilitator=None, by=cast.secretariat)
    tables.sit_down(theme.first, by=cast.participant)
    for deed, code in (
        (lambda: tables.change_table(theme.first, language="ar", places=5, facilitator=None, by=cast.secretariat), "forums.places_taken"),
        (lambda: tables.change_table(theme.first, language="ar", places=4, facilitator=None, by=cast.secretariat), "forums.few_places"),
        (lambda: tables.remove_table(theme.first, by=cast.secretariat), "forums.table_used"),
        (lambda: tables.remove_sub_theme(theme, by=cast.secretariat), "forums.table_used"),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == code
    assert theme.first.seats.count() == 6


def test_places_are_taken_until_the_close_and_by_members_only(cast, theme):
    for person in (cast.moderator, cast.secretariat):  # members themselves here
        tables.sit_down(theme.first, by=person)
    office = person_in(cast.convening, "secretariat", name="Office Only", member=False)
    for person in (cast.stranger, cast.nominator, office):
        with pytest.raises(Forbidden):
            tables.sit_down(theme.first, by=person)
    clock.set_to(MID_JULY.replace(month=8))
    with pytest.raises(Refused) as refused:
        tables.sit_down(theme.second, by=cast.participant)
    assert refused.value.code == "forums.tables_settled"


def test_whoever_came_by_a_printed_code_is_shown_no_seat_and_takes_none(cast, theme):
    tables.sit_down(theme.first, by=cast.participant)
    by_paper = cast.participant.__class__.objects.get(pk=cast.participant.pk)
    policy.came_by({"by_paper": str(cast.convening.pk)}, by_paper)
    with pytest.raises(Forbidden):
        tables.sit_down(theme.second, by=by_paper)
    shown = selectors.sub_themes_for(selectors.room_for(by_paper, "gathering", "wg1"), by_paper)
    assert [table.mine for table in shown[0].tables_shown] == [False, False]


def test_once_the_key_is_gone_nobody_sits_anywhere(cast, theme, signed_in):
    tables.sit_down(theme.first, by=cast.participant)
    keyring.destroy("room", theme.room_id)
    browser = signed_in(cast.participant)
    assert 'name="leave"' not in browser.get(TABLES).content.decode()
    assert browser.post(TABLES, {"table": str(theme.second.pk)}).status_code == 409


def test_the_facilitator_reports_back_and_members_read(cast, theme, signed_in):
    address = f"{TABLES}{theme.first.pk}/report/"
    words = {"text": "We agreed on **one** thing.\n\n<script>alert(1)</script>", "language": "en"}
    assert signed_in(cast.other).post(address, words).status_code == 302
    for person in (cast.participant, cast.secretariat, cast.moderator):
        assert signed_in(person).get(address).status_code == 404
        assert signed_in(person).post(address, words).status_code == 404
    html = signed_in(cast.participant).get(TABLES).content.decode()
    assert "<strong>one</strong>" in html
    assert "<script>alert" not in html
    office = person_in(cast.convening, "secretariat", name="Office Only", member=False)
    assert "<strong>one</strong>" not in signed_in(office).get(TABLES).content.decode()
    assert signed_in(cast.other).post(address, {**words, "text": "x" * 5001}).status_code == 409
    assert AuditEntry.objects.filter(verb__contains="report").count() == 0
    clock.set_to(MID_JULY.replace(month=9))
    with pytest.raises(Refused) as refused:
        tables.report_back(theme.first, "Late.", language="en", by=cast.other)
    assert refused.value.code == "forums.no_time_to_report"


def test_who_facilitates_is_told_by_name_only_where_members_have_names(cast, theme, signed_in):
    reader = person_in(cast.convening, "participant", name="Quiet Reader")
    assert "Ines Duarte" not in signed_in(reader).get(TABLES).content.decode()
    assert "Ines Duarte" in signed_in(cast.secretariat).get(TABLES).content.decode()
    named = new_room(cast, "wg3", naming="named")
    facilitator = Participation.objects.get(person=cast.other)
    theme = tables.add_sub_theme(named, title={"en": "Law"}, by=cast.secretariat)
    tables.add_table(theme, language="en", places=5, facilitator=facilitator, by=cast.secretariat)
    assert "Ines Duarte" in signed_in(reader).get(TABLES.replace("wg1", "wg3")).content.decode()


def test_the_secretariat_sets_up_a_sub_theme_and_a_table_on_pages_once(cast, room, signed_in):
    browser, key = signed_in(cast.secretariat), str(uuid.uuid4())
    sent = {"client_key": key, "title_en": "Media", "title_ar": "الإعلام"}
    theme_page = browser.post(f"{TABLES}new/", sent)["Location"]
    browser.post(f"{TABLES}new/", sent)
    theme = SubTheme.objects.get()
    assert (theme.title_ar, theme_page) == ("الإعلام", f"{TABLES}sub-theme/{theme.pk}/")
    part = Participation.objects.get(person=cast.other)
    sent = {"deed": "add", "table-client_key": str(uuid.uuid4()), "table-language": "es", "table-places": "٨", "table-handle": part.handle.lower()}
    for _ in range(2):
        assert browser.post(theme_page, sent).status_code == 302
    table = Table.objects.get()
    assert (table.language, table.places, table.facilitator) == ("es", 8, part)
    assert "Five at least" in browser.post(theme_page, {**sent, "table-client_key": str(uuid.uuid4()), "table-places": "4"}).content.decode()
    address = f"{TABLES}{table.pk}/"
    html = browser.get(address).content.decode()
    assert (part.handle in html, "Ines Duarte" in html, "Noor Said" in html) == (True, False, True)
    assert browser.post(address, {"client_key": str(uuid.uuid4()), "language": "fr", "places": "9", "handle": "P-0"}).status_code == 409
    sent = {"client_key": str(uuid.uuid4()), "language": "fr", "places": "9", "facilitator": ""}
    assert browser.post(address, sent)["Location"] == theme_page
    table.refresh_from_db()
    assert (table.language, table.places, table.facilitator) == ("fr", 9, None)
    assert "Please tick the box first." in browser.post(address, {"deed": "remove", "remove-client_key": str(uuid.uuid4())}).content.decode()
    browser.post(address, {"deed": "remove", "remove-client_key": str(uuid.uuid4()), "remove-understood": "on"})
    assert Table.objects.count() == 0
    for person in (cast.participant, cast.moderator, cast.stranger):
        assert [signed_in(person).get(page).status_code for page in (f"{TABLES}new/", theme_page)] == [404, 404]


def test_the_tables_cost_the_same_with_one_as_with_many(cast, theme, signed_in):
    browser = signed_in(cast.participant)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(TABLES).status_code == 200
        return len(queries)

    count()
    first = count()
    for _ in range(2):
        more = tables.add_sub_theme(theme.room, title={"en": "More"}, by=cast.secretariat)
        for language in ("en", "ar", "es"):
            tables.add_table(more, language=language, places=9, by=cast.secretariat)
    assert count() == first <= 12


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_for_five_places(cast, theme):
    from .test_races import _at_once

    people = _people(cast, 20)
    outcomes, threads = _at_once(*(lambda person=person: tables.sit_down(theme.first, by=person) for person in people))
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(getattr(outcome, "code", "seated") for outcome in outcomes) == ["forums.table_full"] * 15 + ["seated"] * 5
    assert theme.first.seats.count() == 5
