"""Questions, polls and reactions as pages: with scripts and without, refused with what was typed, and safe whatever is typed."""

import html
import re
import uuid

import pytest
from django.test import Client

from forums.tests.bad_texts import EVIL, TEMPLATES, UNSEEN, VECTORS
from sessions import floor, windows
from sessions.floor import ballots, polls, questions
from sessions.services.floor import polls as poll_services
from sessions.services.floor import questions as services

from .conftest import chair

FETCH = {"x-requested-with": "fetch"}
RUNS = re.compile(r"<(?:script(?! src=\"/static/)|img|iframe|svg(?! viewBox| class| aria| width)|object|embed|style|base|form action=//)[^>]*")
HANDLES = re.compile(r"<[^>]+\son\w+=")


@pytest.fixture
def there(live):
    return f"/c/{live.convening.slug}/programme/{live.slug}/live/"


@pytest.fixture
def reads(signed_in):
    """`reads(person)`: her browser, in English."""
    return lambda person: signed_in(person, headers={"accept-language": "en"})


def sent(**fields):
    return {"client_key": str(uuid.uuid4()), **fields}


def asked(session):
    return questions.every(floor.look(session))


@pytest.fixture(autouse=True)
def english(cast):
    for person in (cast.participant, cast.other, cast.secretariat):
        person.change_profile(language="en")


def test_she_asks_on_a_page_of_its_own_and_reads_what_became_of_it(cast, live, there, reads):
    hers, office = reads(cast.participant), reads(cast.secretariat)
    page = hers.get(f"{there}questions/ask/").content.decode()
    assert "data-inline-form" in page and "Show my name beside it" in page and "the room may take it up" not in page
    answer = hers.post(f"{there}questions/ask/", sent(text="Who pays?", language="en"))
    assert (answer.status_code, answer["Location"]) == (302, f"{there}#questions")
    assert "A moderator reads it first" in hers.get(there).content.decode()
    assert "Who pays?" not in reads(cast.other).get(there).content.decode()
    assert "Who pays?" in office.get(f"{there}questions/").content.decode()
    (question,) = asked(live)
    assert office.post(f"{there}questions/{question['id']}/let-through/").status_code == 302
    assert "Who pays?" in reads(cast.other).get(there).content.decode()
    assert hers.post(f"{there}questions/{question['id']}/take-back/").status_code == 302
    assert asked(live) == []


def test_with_scripts_only_what_is_hers_comes_back(cast, live, there, reads):
    hers = reads(cast.participant)
    answer = hers.post(f"{there}questions/ask/", sent(text="Who pays?", language="en"), headers=FETCH)
    assert answer.status_code == 200 and "<html" not in answer.content.decode() and "Who pays?" in answer.content.decode()
    (question,) = asked(live)
    office = reads(cast.secretariat)
    assert "<html" not in office.get(f"{there}questions/", headers=FETCH).content.decode()
    assert office.post(f"{there}questions/{question['id']}/let-through/", headers=FETCH).status_code == 200
    refused = hers.post(f"{there}questions/{question['id']}/endorse/", headers=FETCH)
    assert refused.status_code == 409 and "This question is yours" in refused.content.decode()


def test_what_may_tell_too_much_is_told_to_her_before_it_is_sent(cast, live, there, reads):
    hers, words = reads(cast.participant), "Write to amal@field.example, please?"
    warned = hers.post(f"{there}questions/ask/", sent(text=words, language="en"))
    page = warned.content.decode()
    assert warned.status_code == 409 and "amal@field.example" in page and html.escape(words) in page and asked(live) == []
    box = re.search(r'name="despite" value="(\w+)"', page)[1]
    assert hers.post(f"{there}questions/ask/", sent(text="Or to omar@field.example?", language="en", despite=box)).status_code == 409
    assert hers.post(f"{there}questions/ask/", sent(text=words, language="en", despite=box)).status_code == 302


def test_a_refused_form_keeps_what_was_typed(cast, live, there, reads):
    hers = reads(cast.participant)
    for sentence, fields in (
        ("501 characters; 500 fit", {"text": "x" * 501, "language": "en"}),
        ("This is still empty", {"text": "", "language": "en"}),
        ("There is nothing here yet", {"text": "\u200b\u202e", "language": "en"}),
        ("cannot be stored", {"text": "a\0b", "language": "en"}),
    ):
        answer = hers.post(f"{there}questions/ask/", sent(**fields))
        assert answer.status_code == 409 and sentence in answer.content.decode(), sentence
        assert fields["text"].replace("\0", "") in answer.content.decode().replace("\0", "")
    assert hers.post(f"{there}questions/ask/", sent(text="x" * 1_000_000, language="en")).status_code in (400, 409, 413)
    assert hers.post(f"{there}questions/ask/", sent(text="Klingon?", language="tlh")).status_code == 409
    assert asked(live) == []


def test_the_consent_is_asked_where_a_room_belongs_to_the_session(cast, live, there, reads, monkeypatch):
    monkeypatch.setattr(windows, "TAKING_UP", [lambda session: True])
    hers = reads(cast.participant)
    page = hers.get(f"{there}questions/ask/").content.decode()
    assert "the room may take it up, without saying whose it is" in page and "checked" not in page
    hers.post(f"{there}questions/ask/", sent(text="Agreed?", language="en", consent="on"))
    hers.post(f"{there}questions/ask/", sent(text="Not agreed?", language="en"))
    assert [one["consent"] for one in asked(live)] == [True, False]


def test_decisions_that_need_words_have_a_page(cast, live, there, reads, seat):
    office, ids = reads(cast.secretariat), []
    for text in ("First?", "Second?", "Third?"):
        services.ask(seat(cast.participant, live), text=text, language="en", key=uuid.uuid4())
        ids.append(asked(live)[0]["id"])
        services.let_through(seat(cast.secretariat, live), ids[-1])
    first, second, third = ids
    for deed, wrong, right in (
        ("decline", {}, {"reason": "subject"}),
        ("join", {"into": first}, {"into": third}),
        ("answer", {"text": "x" * 501, "language": "en"}, {"text": "The fund.", "language": "en"}),
    ):
        question = {"decline": first, "join": second, "answer": third}[deed]
        page = f"{there}questions/{question}/{deed}/"
        assert office.get(page).status_code == 200
        assert office.post(page, sent(**wrong)).status_code == 409
        assert office.post(page, sent(**right)).status_code == 302
    assert [one["state"] for one in asked(live)] == ["declined", "joined", "written"]
    assert "The fund." in reads(cast.other).get(there).content.decode()
    assert office.get(f"{there}questions/nothing/answer/").status_code == office.get(f"{there}questions/{third}/nothing/").status_code == 404
    gone = office.post(f"{there}questions/nothing/now/")
    assert gone.status_code == 409 and "taken back meanwhile" in gone.content.decode()


def test_pages_of_officers_are_not_there_for_others(cast, live, there, signed_in, reads):
    chair(live, cast.other, cast.secretariat)
    pages = ("questions/", "questions/nothing/decline/", "polls/", "polls/new/", "reactions/")
    for person in (cast.participant, cast.moderator, cast.stranger, cast.nominator):
        browser = signed_in(person)
        assert [browser.get(f"{there}{page}").status_code for page in pages] == [404] * 5
        assert [browser.post(f"{there}{page}", sent()).status_code for page in ("questions/x/now/", "polls/x/open/", "polls/new/")] == [404] * 3
    assert [signed_in(cast.other).get(f"{there}{page}").status_code for page in pages] == [200, 404, 200, 200, 200]
    assert [Client().get(f"{there}{page}").status_code for page in pages] == [404] * 5


def test_a_poll_as_pages(cast, live, there, reads):
    office, hers = reads(cast.secretariat), reads(cast.participant)
    page = office.get(f"{there}polls/new/").content.decode()
    assert "Everybody in the session: it is by name" in page
    wrong = office.post(f"{there}polls/new/", sent(question_en="Go on?", choices_en="Yes\nNo", choices_ar="نعم", named="no"))
    assert wrong.status_code == 409 and "as many lines as there are in English" in wrong.content.decode()
    assert office.post(f"{there}polls/new/", sent(question_en="Go on?", choices_en="Yes\n\nNo\n", choices_ar="نعم\nلا", named="no")).status_code == 302
    (poll,) = polls.every(floor.look(live))
    assert "Go on?" not in hers.get(there).content.decode()
    for deed in ("open", "open"):
        assert office.post(f"{there}polls/{poll['id']}/{deed}/").status_code == 302
    assert "This poll is secret" in hers.get(there).content.decode()
    assert hers.post(f"{there}polls/{poll['id']}/vote/").status_code == 409
    assert hers.post(f"{there}polls/{poll['id']}/vote/", {"choice": ["1"]}).status_code == 302
    again = hers.post(f"{there}polls/{poll['id']}/vote/", {"choice": "0"})
    assert again.status_code == 409 and "You have voted in this poll" in again.content.decode()
    assert "You have voted." in hers.get(there).content.decode()
    assert "You have voted." not in reads(cast.other).get(there).content.decode()
    assert office.post(f"{there}polls/{poll['id']}/show/").status_code == 409
    assert office.post(f"{there}polls/{poll['id']}/close/").status_code == 302
    assert "The result is withheld" in office.get(f"{there}polls/").content.decode()
    assert office.post(f"{there}polls/{poll['id']}/nothing/").status_code == 404


@pytest.mark.parametrize("choice", ["-1", "9", "1e3", "x", "٠", "", "1" * 10_000])
def test_what_is_no_choice(cast, live, there, reads, seat, choice):
    poll_id = poll_services.make_poll(seat(cast.secretariat, live), question={"en": "?"}, choices=[{"en": "a"}, {"en": "b"}], key=uuid.uuid4())
    poll_services.open_poll(seat(cast.secretariat, live), poll_id)
    assert reads(cast.participant).post(f"{there}polls/{poll_id}/vote/", {"choice": choice}).status_code == 409
    assert ballots.voted(live, 0) == 0


def test_a_tap_and_the_numbers_for_the_chair(cast, live, there, reads):
    hers = reads(cast.participant)
    assert hers.post(f"{there}reactions/", {"kind": "slower"}).status_code == 302
    assert hers.post(f"{there}reactions/", {"kind": "boo"}, headers=FETCH).status_code == 409
    assert "few" in hers.get(there).content.decode()
    assert re.search(r"Slower, please</dt><dd class=\"n\">1<", reads(cast.secretariat).get(f"{there}reactions/").content.decode())


def test_nothing_that_is_typed_runs_or_is_a_template(cast, live, there, reads, seat, monkeypatch):
    """Each vector in each field of a person: what pages tell of it is text."""
    monkeypatch.setattr(services, "MOST_WAITING", 10_000)
    monkeypatch.setattr(services, "MOST_TRIES", 10_000)
    monkeypatch.setattr(questions, "SHOWN", 10_000)
    hers, desk = seat(cast.participant, live), seat(cast.secretariat, live)
    cast.participant.change_profile(name=EVIL)
    hers.person.refresh_from_db()
    typed = [*VECTORS[::7], EVIL, TEMPLATES, "z" + "\u0334" * 300, *(f"We met{unseen} twice." for unseen in UNSEEN.values())]
    with floor.changing(live) as state:
        for place, text in enumerate(typed):
            text = services._honest(text)
            questions.read(state).append({
                "id": f"{place:032x}", "asker": questions.asker_of(state, f"{place:032x}", hers.me), "name": EVIL, "language": "en", "text": text, "consent": True,
                "state": ("open", "declined", "written", "live")[place % 4], "reason": "asked", "answer": text, "answer_language": "en", "into": "", "endorsed": 0,
            })
    poll_id = poll_services.make_poll(
        desk, question={"en": EVIL}, choices=[{"en": EVIL}, {"en": TEMPLATES[:100]}], named=True, key=uuid.uuid4())
    poll_services.open_poll(desk, poll_id)
    looked = [reads(cast.participant).get(there), reads(cast.secretariat).get(f"{there}polls/")]
    poll_services.close_poll(desk, poll_id)
    poll_services.show_result(desk, poll_id)
    looked += [reads(person).get(f"{there}{page}") for person, page in ((cast.secretariat, "questions/"), (cast.secretariat, "polls/"), (cast.participant, ""))]
    looked.append(reads(cast.secretariat).get(f"{there}questions/{0:032x}/decline/"))
    assert [kind.search(vector) is not None for kind, vector in zip((RUNS, HANDLES), (EVIL, "<p onclick=x()>"), strict=True)] == [True, True]
    for answer in looked:
        page = answer.content.decode()
        assert answer.status_code == 200
        assert RUNS.findall(page) == HANDLES.findall(page) == [] and "javascript:" not in re.sub(r">[^<]*<", "><", page)
        assert not set(page) & set("\u202e\u202d\u2066\u2067\u2068\u200b\u2060\ufeff\u00ad")
    assert "{{7*7}}" in looked[0].content.decode() + looked[2].content.decode()
    assert max(len(run) for run in re.findall("\u0334+", looked[0].content.decode() + looked[2].content.decode())) == 4


@pytest.mark.parametrize("number", [1, 3])
def test_however_much_is_asked_a_page_asks_the_database_little(cast, live, there, reads, seat, crowd, number, django_assert_max_num_queries):
    desk = seat(cast.secretariat, live)
    for place, one in enumerate(crowd(live, number)):
        for deed in (services.let_through, lambda seat, asked: None):
            services.ask(one, text=f"Question {place}?", language="en", key=uuid.uuid4())
            deed(desk, questions.waiting(floor.look(live))[-1]["id"])
        poll_id = poll_services.make_poll(desk, question={"en": "?"}, choices=[{"en": "a"}, {"en": "b"}], key=uuid.uuid4())
    poll_services.open_poll(desk, poll_id)
    question = asked(live)[0]["id"]
    hers, office = reads(cast.participant), reads(cast.secretariat)
    for browser, page in (
        (hers, ""), (hers, "mine/"), (hers, "questions/ask/"), (office, "questions/"), (office, f"questions/{question}/join/"), (office, "polls/"), (office, "polls/new/"),
        (office, "reactions/"),
    ):
        browser.get(there + page)
        with django_assert_max_num_queries(12):
            assert browser.get(there + page).status_code == 200
    for page, fields in ((f"questions/{asked(live)[-1]['id']}/endorse/", {}), (f"polls/{poll_id}/vote/", {"choice": "0"}), ("reactions/", {"kind": "louder"})):
        with django_assert_max_num_queries(12):
            assert hers.post(there + page, fields, headers=FETCH).status_code == 200
