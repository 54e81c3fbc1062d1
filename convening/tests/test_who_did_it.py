"""Two worlds that differ only in who stands behind a recommendation, who opened what, and who said no to being named: to officers, members
and strangers they are the same, byte by byte, while a round is open, after its night and when it is counted."""

import random
import re
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from convening import clock, keyring, openings
from convening.models import Resource
from convening.services.library import publish_resource
from convening.tasks import write_gathered_log_ons
from convening.testing import person_in
from evaluation.services import outcomes
from forums.services import following, synthesis
from forums.services.following import endorsing
from forums.services.following.scattering import scatter
from sessions.services import schedule_session

pytestmark = pytest.mark.django_db
C = "/c/gathering/"
PAGES = [
    C, *(f"{C}{page}/" for page in ("round", "recommendations", "synthesis", "commitments", "updates", "resources", "documents", "set-up/resources")),
    f"{C}on-the-record/", f"{C}writing/", f"{C}writing/note/", f"{C}writing/note/release/", f"{C}updates.atom", "/me/",
]  # fmt: skip


def plain(page):
    """Without the tokens of forms, and ids of rows by the order in which they come."""
    page, known = re.sub(r'"[A-Za-z0-9]{64}"', "", page), {}
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", lambda found: known.setdefault(found[0], f"row {len(known)}"), page)


@pytest.fixture
def world(cast, signed_in, redis_empty, monkeypatch, django_capture_on_commit_callbacks):
    """`world(deeds)` plays one: {(stage, who, page): bytes} of all that others see."""
    clock.set_to(datetime(2021, 7, 12, 12, tzinfo=UTC))
    schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    people = [person_in(cast.convening, "participant", name=f"Member {n}", email=f"m{n}@members.test") for n in range(14)]
    links = [publish_resource(cast.convening, title={"en": f"Talk {n}"}, url="https://a.example/", by=cast.secretariat) for n in range(2)]
    made = [synthesis.recommend(cast.convening, {"en": words}, addressees=["donors"], by=rapporteur) for words in ("Fund it.", "Read it.")]
    note = outcomes.start_document(cast.convening, "background", "note", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(note, "people", by=cast.secretariat)
    named = []
    for person in people[:2]:
        words = {"en": {"honorific": "", "name": person.profile.name, "function": ""}}
        part = cast.convening.participations.get(person=person)
        named.append(outcomes.ask_to_be_named(cast.convening, part, "opening", words, by=cast.secretariat))
    held = following.open_round(cast.convening, date(2021, 7, 12), date(2021, 7, 20), by=cast.secretariat)
    watching = {"secretariat": cast.secretariat, "rapporteur": rapporteur, "evaluator": cast.evaluator, "member": people[13], "stranger": cast.stranger}
    browsers = {who: signed_in(person) for who, person in watching.items()} | {"nobody": None}
    readers = [signed_in(person) for person in people]

    def look(stage, seen, client, pages):
        for who, browser in browsers.items():
            for page in pages:
                answer = (browser or client).get(page)
                seen[stage, who, page] = (answer.status_code, plain(answer.content.decode()))

    def play(endorse, openers, says_no, client, pages):
        seen = {}
        monkeypatch.setattr(openings, "_chance", random.Random(7))
        keyring.make("round", held.pk)  # the one of the other world went when it was counted
        with transaction.atomic():
            for person in endorse:
                following.endorse(held, [made[0].pk], by=people[person])
            for person, link in openers:
                readers[person].get(f"{C}resources/{links[link].pk}/")
            outcomes.answer_about_being_named(named[says_no], False, by=people[says_no])
            look("open", seen, client, pages)
            scatter()
            write_gathered_log_ons()
            look("the night after", seen, client, pages)
            clock.set_to(datetime(2021, 7, 21, 12, tzinfo=UTC))
            with django_capture_on_commit_callbacks(execute=False):
                following.count_rounds()
            look("counted", seen, client, pages)
            clock.set_to(datetime(2021, 7, 12, 12, tzinfo=UTC))
            transaction.set_rollback(True)
        openings._held.clear()
        openings._store().flushdb()
        return seen

    return play


def worlds(world, client, pages=PAGES):
    """The same numbers, and other people."""
    one = world([0, 1, 2, 3, 4, 5], [(n % 6, n % 2) for n in range(24)], 0, client, pages)
    other = world([6, 7, 8, 9, 10, 11], [(n % 6 + 6, n % 2) for n in range(24)], 1, client, pages)
    return [place for place in one if one[place] != other[place]], one


def test_who_did_it_changes_nothing_for_anybody_else(world, client):
    differ, seen = worlds(world, client)
    assert differ == []
    assert "5 members or more" in seen["counted", "member", f"{C}round/"][1], "something was counted"
    assert {status for (_stage, who, _page), (status, _body) in seen.items() if who == "secretariat"} == {200}


def test_it_would_be_found(world, client, monkeypatch):
    """Planted: the mark of whoever chose last, beside something that everybody reads."""
    plain_note = endorsing.endorsed.note

    def telling(consultation, mark, sealed):
        plain_note(consultation, mark, sealed)
        Resource.objects.filter(convening=consultation.convening).update(author=mark.hex())

    monkeypatch.setattr(endorsing.endorsed, "note", telling)
    assert ("open", "nobody", f"{C}resources/") in worlds(world, client, [f"{C}resources/"])[0]
