"""The rapporteur marks sentences of posts and of notes: what stands behind a paragraph, how much is reflected, and what becomes of a mark
when its words change."""

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening.models import AuditEntry, Participation
from convening.testing import person_in
from forums import record
from forums.models import Backing, Insight
from forums.services import corrections, synthesis
from sessions.models import Note
from sessions.services import give_session_role, schedule_session

from .conftest import new_room

C = "/c/gathering"
ROOM, SESSION = f"{C}/synthesis/wg1/", f"{C}/synthesis/session/first/"
SESSION_FRAME = {
    "slug": "first", "title": {"en": "The first session"}, "description": {}, "kind": "plenary", "door": "invitation", "rule": "chatham_house",
    "naming": "named", "local_start": datetime(2021, 7, 8, 10), "zone_name": "America/New_York", "minutes": 60, "languages": ["en"],
}  # fmt: skip
THREE = "Minutes were read aloud. Nobody was surprised. Funds came late."


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False, language="en")


@pytest.fixture
def post(cast, room, say):
    return say(cast.participant, room, THREE)


@pytest.fixture
def session(cast):
    return schedule_session(cast.convening, by=cast.secretariat, **SESSION_FRAME)


@pytest.fixture
def notes(session):
    return [Note.objects.create(session=session, position=place, language="en", text=text) for place, text in enumerate((THREE, "Another point was made."), 1)]


def keyed(page):
    return re.search(r'name="client_key" value="([^"]+)"', page.content.decode())[1]


def words_of(page):
    return re.sub("<[^>]*>", "", page.content.decode())


def told_reflected(page):
    return re.search(r"this stands behind paragraphs: ([^.]*)\.", page.content.decode())[1]


def test_sentences_are_ticked_and_stand_behind_a_paragraph(room, post, say, cast, rapporteur, signed_in):
    other, hers = say(cast.other, room, "One thing. Another thing."), signed_in(rapporteur)
    page = hers.get(ROOM)
    assert (page.content.decode().count('name="passages"'), told_reflected(page)) == (5, "none of it")
    ticked = {"deed": "mark", "to": "minority", "passages": [f"{post.pk}.2", f"{post.pk}.0", f"{other.pk}.9", "nonsense"], "client_key": keyed(page)}
    address = hers.post(f"{ROOM}?q=1", ticked)["Location"]
    assert dict(Backing.objects.values_list("post", "passages")) == {post.pk: [0, 2], other.pk: []}
    assert re.findall(r'\.(\d)" checked', hers.get(address).content.decode()) == ["0", "2"]
    in_part = words_of(hers.get(f"{ROOM}?left=parts"))
    assert ("Funds came late." in in_part, "Another thing." in in_part) == (True, False)
    assert told_reflected(hers.get(ROOM)) == "most of it"
    hers.post(address, {"deed": "mark_again", "post": str(post.pk), "passages": [f"{post.pk}.1"]})
    assert Backing.objects.get(post=post).passages == [1]
    paragraph = Insight.objects.get()
    synthesis.lay_beside(paragraph, {post.pk: [0]}, by=rapporteur)
    assert Backing.objects.get(post=post).passages == [0, 1]
    synthesis.lay_beside(paragraph, [post.pk], by=rapporteur)
    assert Backing.objects.get(post=post).passages == []


def test_what_reads_otherwise_counts_for_nothing_until_she_has_looked(cast, room, post, rapporteur, signed_in):
    hers = signed_in(rapporteur)
    paragraph = synthesis.write_paragraph(room, None, "minority", {"en": "For some, minutes help."}, {post.pk: [0]}, by=rapporteur)
    record.tell_support()
    address = f"{ROOM}?paragraph={paragraph.pk}"
    assert ("reads otherwise" in hers.get(address).content.decode(), Insight.objects.get().strength) == (False, "few")
    corrections.correct_post(post, "I was never there.", by=cast.participant, language="en")
    record.tell_support()
    assert ("reads otherwise" in hers.get(address).content.decode(), Insight.objects.get().strength) == (True, "none")
    assert told_reflected(hers.get(ROOM)) == "none of it"
    hers.post(address, {"deed": "mark_again", "post": str(post.pk)})
    record.tell_support()
    assert ("reads otherwise" in hers.get(address).content.decode(), Insight.objects.get().strength) == (False, "few")


def test_a_paragraph_is_moved_to_another_question_by_hand(room, post, rapporteur):
    first, second = room.questions.all()
    one = synthesis.write_paragraph(room, first, "minority", {"en": "One."}, by=rapporteur)
    two = synthesis.write_paragraph(room, second, "minority", {"en": "Two."}, by=rapporteur)

    def order():
        return [(one.text_en, one.question and one.question.position) for one in record.in_print_order(Insight.objects.select_related("question"))]

    synthesis.move_paragraph(one, up=False, by=rapporteur)
    assert order() == [("One.", 2), ("Two.", 2)]
    synthesis.move_paragraph(Insight.objects.get(pk=two.pk), up=False, by=rapporteur)
    assert order() == [("One.", 2), ("Two.", None)]
    for _thrice in range(3):
        synthesis.move_paragraph(Insight.objects.get(pk=one.pk), up=True, by=rapporteur)
    assert order() == [("One.", 1), ("Two.", None)]


def test_a_session_has_its_synthesis_beside_its_notes(cast, session, notes, rapporteur, signed_in):
    hers = signed_in(rapporteur)
    page = hers.get(SESSION)
    made = hers.post(SESSION, {"deed": "mark", "to": "convergence", "passages": [f"{notes[0].pk}.1"], "client_key": keyed(page)})
    paragraph = Insight.objects.get(session=session)
    assert (made["Location"], Backing.objects.get().note_id, Backing.objects.get().passages) == (f"{SESSION}?paragraph={paragraph.pk}", notes[0].pk, [1])
    assert told_reflected(hers.get(SESSION)) == "a small part"
    synthesis.change_paragraph(paragraph, texts={"en": "Many said that decisions surprised nobody."}, ready=True, by=rapporteur)
    assert [(one["slug"], [(two["number"], two["text"]) for two in one["paragraphs"]]) for one in record.syntheses(record.Written(cast.convening))["sessions"]] == [
        ("first", [(1, {"en": "Many said that decisions surprised nobody."})])
    ]  # fmt: skip
    [target] = set(AuditEntry.objects.filter(actor_id=rapporteur.pk).values_list("target", flat=True))
    assert target.endswith(f"session:{session.pk}")
    Note.objects.filter(pk=notes[0].pk).update(text="Other words.")
    assert ("reads otherwise" in hers.get(made["Location"]).content.decode(), told_reflected(hers.get(SESSION))) == (True, "none of it")


def test_who_writes_on_a_session(cast, session, notes, rapporteur, signed_in):
    lea = person_in(cast.convening, "participant", name="Lea Stone")
    give_session_role(session, Participation.objects.get(person=lea, convening=cast.convening), "rapporteur", by=cast.secretariat)
    everybody = (lea, rapporteur, cast.secretariat, cast.evaluator, cast.participant, cast.stranger)
    browsers = {person: signed_in(person) for person in everybody}
    answers = [(one.get(f"{C}/synthesis/").status_code, one.get(SESSION).status_code, one.post(SESSION).status_code) for one in browsers.values()]
    assert answers == [(200, 200, 409), (200, 200, 409), (200, 200, 404), (200, 200, 404), (404, 404, 404), (404, 404, 404)]
    assert [THREE in words_of(browsers[one].get(SESSION)) for one in (lea, cast.secretariat)] == [True, False]
    assert SESSION in browsers[lea].get(f"{C}/programme/first/live/notes/").content.decode()
    work = {person: [way["label"] for way in one.get(f"{C}/").context["work"]] for person, one in browsers.items()}
    assert (work[lea], work[rapporteur]) == (["Synthesis"], ["The record", "Synthesis", "Documents in work"])
    assert (work[cast.participant], work[cast.stranger]) == ([], [])
    session.rule = "off_the_record"
    session.save()
    assert [browsers[one].get(SESSION).status_code for one in (lea, rapporteur, cast.secretariat)] == [404, 404, 404]
    session.rule = "chatham_house"
    session.save()
    cast.convening.state = "closed"
    cast.convening.save()
    page = browsers[rapporteur].get(SESSION)
    assert (THREE in words_of(page), 'name="passages"' in page.content.decode()) == (False, False)
    new_room(cast)
    assert THREE in words_of(browsers[rapporteur].get(SESSION))  # as long as a room cools, the synthesis is written


def test_a_sessions_page_asks_as_often_for_one_as_for_many(session, notes, rapporteur, signed_in):
    hers = signed_in(rapporteur)

    def asked():
        made = synthesis.write_paragraph(session, None, "minority", {"en": "So."}, [note.pk for note in session.notes.all()], by=rapporteur)
        counts = []
        for url in (SESSION, f"{SESSION}?paragraph={made.pk}", f"{C}/synthesis/"):
            with CaptureQueriesContext(connection) as queries:
                assert hers.get(url).status_code == 200
            counts.append(len(queries))
        return counts

    first = asked()
    Note.objects.create(session=session, position=3, language="en", text="One more.")
    asked()
    assert (asked(), max(first) <= 12) == (first, True), first
