"""Documents attacked: figures before their time, words that are not cleared by any piece, words taken back, and what outlives them."""

import re
from datetime import date, datetime
from uuid import uuid4

import pytest

from convening.cleaning import Cleaned
from convening.errors import Refused
from convening.models import AuditEntry, Convening
from convening.services.convenings import change_credit, credit, take_down
from convening.services.pictures import add_picture, change_picture
from convening.testing import person_in
from evaluation.models import OnTheRecord, Report
from evaluation.selectors import outcomes as shown
from evaluation.services import outcomes
from evaluation.services.outcomes.releasing import HERS_A_DAY, REFUSED_A_DAY
from forums.services import posting, rooms
from sessions.services import schedule_session

pytestmark = pytest.mark.django_db
SAID = "My cousin keeps the key of the upper well and opens it at dawn."


@pytest.fixture
def post(cast):
    room = rooms.open_room(
        cast.convening, slug="wells", title={"en": "Wells"}, rule="chatham_house", naming="voices", moderation="after", opens_on=date(2021, 7, 1),
        closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    question = rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
    return posting.write_post(room, question, SAID, by=cast.participant, key=uuid4(), language="en")


def a_report(convening, state="draft", stage=""):
    released = {"released_on": date(2021, 7, 20), "stage": stage} if state == "released" else {}
    return Report.objects.create(convening=convening, number=1, state=state, figures={}, compiled_on=date(2021, 7, 15), **released)


# ── Figures ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_report_that_somebody_may_not_read_yet_cannot_be_quoted_to_read_it(cast, note):
    """A draft compiled at will is a live number: until the close it is for evaluation staff, also by way of a document."""
    report, rapporteur = a_report(cast.convening), person_in(cast.convening, "rapporteur", name="Dunya Sabri", member=False)
    for person in (cast.secretariat, rapporteur):
        assert shown.reports_to_quote(person, cast.convening) == []
        with pytest.raises(Refused, match="evaluation.no_such_report"):
            outcomes.describe_document(note, report=report, by=person)
    Convening.objects.filter(pk=cast.convening.pk).update(state="closed")
    cast.convening.refresh_from_db()
    assert shown.reports_to_quote(cast.secretariat, cast.convening) == [report]
    assert outcomes.describe_document(note, report=report, by=cast.secretariat).report == report


def test_an_interim_report_is_quoted_to_those_inside_and_not_to_everybody(cast, note):
    report = a_report(cast.convening, "released", "interim")
    outcomes.describe_document(note, report=report, audience="members", by=cast.secretariat)
    outcomes.add_piece(note, "text", title={"en": "Figures"}, text={"en": "{participants} took part."}, by=cast.secretariat)
    note.refresh_from_db()
    assert [one.code for one in outcomes.missing(note, by=cast.secretariat) if one.stops] == []
    note = outcomes.describe_document(note, audience="public", by=cast.secretariat)
    assert [one.code for one in outcomes.missing(note, by=cast.secretariat) if one.stops] == ["report_not_final"]


# ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_cover_carries_no_words_of_a_room(cast, note, post):
    outcomes.describe_document(note, subtitle={"en": SAID}, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.problem_in_words"):
        outcomes.release_document(note, by=cast.secretariat)


def test_words_that_somebody_took_back_are_not_printed_after_all(cast, note, post):
    """Once she withdraws them nothing is left to compare with: a piece remembers what of it stood in a room."""
    piece = outcomes.add_piece(note, "text", title={"en": "Wells"}, text={"en": f"As was said: {SAID}"}, by=cast.secretariat)
    posting.withdraw_post(post, by=cast.participant)
    with pytest.raises(Refused, match="evaluation.problem_in_words"):
        outcomes.release_document(note, by=cast.secretariat)
    note.refresh_from_db()
    outcomes.write_piece(piece, text={"en": "Somebody keeps a key."}, by=cast.secretariat)
    assert outcomes.release_document(note, by=cast.secretariat).state == "released"


def test_what_was_taken_out_before_the_release_is_in_no_history_after_it(cast, note, post):
    piece = note.pieces.get()
    for words in (f"As was said: {SAID}", "Somebody keeps a key."):
        outcomes.write_piece(piece, text={"en": words}, by=cast.secretariat)
    kept = [one.was for one in note.revisions.all()]
    assert [SAID in str(was) for was in kept] == [True, False, False]
    for words in (f"Somebody said: {SAID}", "Shorter, please."):
        outcomes.remark_on(note, words, by=cast.evaluator)
    outcomes.release_document(note, by=cast.secretariat)
    assert [one.text for one in note.remarks.all()] == ["Shorter, please."]
    assert [SAID in str(one.was) for one in note.revisions.all()] == [False] * 3
    assert [one.was["text"] for one in note.revisions.all() if one.was] == [{}, {"en": "We met."}]


# ── What is drawn, and what was signed ────────────────────────────────────────────────────────────────────────────────
def test_a_session_by_group_is_drawn_by_those_who_may_read_what_was_made_of_it(cast, note):
    session = schedule_session(
        cast.convening, slug="advisers", title={"en": "The advisers"}, description={}, door="invitation", rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    type(session).objects.filter(pk=session.pk).update(door="group")
    rapporteur = person_in(cast.convening, "rapporteur", name="Dunya Sabri", member=False)
    source = f"session:{session.slug}"
    assert [source in dict(outcomes.Sources(cast.convening, one).choices("synthesis", "en")) for one in (cast.secretariat, rapporteur)] == [True, False]
    with pytest.raises(Refused, match="evaluation.no_source"):
        outcomes.add_piece(note, "synthesis", source=source, by=rapporteur)
    assert outcomes.add_piece(note, "synthesis", source=source, by=cast.secretariat).source == source


def test_a_picture_that_is_exchanged_after_the_signature_is_not_released(cast, note):
    one, other = (Cleaned("image/png", "png", content, [], 4, 3) for content in (b"\x89PNG\r\n\x1a\n first", b"\x89PNG\r\n\x1a\n other"))
    told = {"purpose": "photo", "words": {"en": "A hall"}, "caption": {}, "credit": "", "people": "nobody", "consent": ""}
    hall = add_picture(cast.convening, one, **told, by=cast.secretariat)
    outcomes.add_piece(note, "picture", picture=hall, by=cast.secretariat)
    convener = credit(cast.convening, part="convener", name={"en": "North"}, credit_line={"en": "North"}, signs=True, by=cast.secretariat)
    outcomes.send_to_conveners(note, by=cast.secretariat)
    outcomes.sign(note, convener, by=cast.secretariat)
    change_picture(hall, content=other, **told, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.drawn_otherwise"):
        outcomes.release_document(note, by=cast.secretariat)


def test_who_decides_that_an_organisation_need_not_sign_stands_in_the_audit(cast):
    convener = credit(cast.convening, part="convener", name={"en": "North"}, credit_line={"en": "North"}, signs=True, by=cast.secretariat)
    told = {"part": "convener", "name": {"en": "North"}, "credit_line": {"en": "North"}, "logo": None, "address": "", "by": cast.secretariat}
    for signs in (True, False):
        change_credit(convener, signs=signs, **told)
    assert list(AuditEntry.objects.filter(verb="convening.credit_changed").order_by("pk").values_list("note", flat=True)) == ["", "signs documents no more"]


# ── On the record ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_nobody_is_pressed_by_a_question_that_is_taken_back_and_put_again(cast, note):
    """A no stays a no; and whoever asks again sees what she would see of somebody who has not answered."""
    schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    words, seen = {"en": {"honorific": "", "name": "Salma Haddad", "function": ""}}, []
    outcomes.add_piece(note, "people", by=cast.secretariat)
    for person, answers in ((cast.participant, True), (cast.other, False)):
        part = cast.convening.participations.get(person=person)
        named = outcomes.ask_to_be_named(cast.convening, part, "opening", words, by=cast.secretariat)
        if answers:
            outcomes.answer_about_being_named(named, False, by=person)
        outcomes.ask_no_longer(named, by=cast.secretariat)
        note.refresh_from_db()
        seen.append([shown.asked_in(cast.convening), [one.code for one in outcomes.missing(note, by=cast.secretariat)], shown.on_my_part(person, cast.convening)])
        again = outcomes.ask_to_be_named(cast.convening, part, "opening", words, by=cast.secretariat)
        assert again.answer == ("declined" if answers else "asked")
        outcomes.ask_no_longer(again, by=cast.secretariat)
    assert seen[0] == seen[1] == [[], [], {}]


def test_nor_by_where_she_stands_in_the_list_nor_by_what_she_is_called_there(cast, signed_in):
    """Two worlds that differ in whether one of three said no before the question was taken back: the page is the same through all that follows."""
    schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    people, browser, worlds = (cast.participant, cast.other, cast.moderator), signed_in(cast.secretariat), []

    def ask(person):
        words = {"en": {"honorific": "", "name": person.profile.name, "function": ""}}
        return outcomes.ask_to_be_named(cast.convening, cast.convening.participations.get(person=person), "opening", words, by=cast.secretariat)

    for says_no in (False, True):
        OnTheRecord.objects.all().delete()
        rows, seen = [ask(person) for person in people], []
        known = [str(one.pk) for one in rows]

        def look():
            page = re.sub(r'"[A-Za-z0-9]{64}"', "", browser.get(f"/c/{cast.convening.slug}/on-the-record/").content.decode())
            for pk in dict.fromkeys(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", page)):
                known.extend([] if pk in known else [pk])
                page = page.replace(pk, f"row {known.index(pk)}")
            seen.append(page)

        if says_no:
            outcomes.answer_about_being_named(rows[1], False, by=people[1])
        look()
        outcomes.ask_no_longer(rows[1], by=cast.secretariat)
        look()
        outcomes.move_named(rows[2], up=True, by=cast.secretariat)
        look()
        ask(people[1])
        look()
        worlds.append(seen)
    assert worlds[0] == worlds[1] and len(set(worlds[0])) == 4


def test_a_correction_for_members_changes_nothing_for_anybody_else(cast, note, client, signed_in):
    note = outcomes.release_document(note, by=cast.secretariat)
    pages = [f"/c/{cast.convening.slug}/", f"/c/{cast.convening.slug}/documents/", f"/c/{cast.convening.slug}/documents/background-note/"]
    before = [client.get(page).content for page in pages]
    outside, inside = signed_in(cast.stranger), signed_in(cast.participant)
    was = [re.sub(rb'"[A-Za-z0-9]{64}"', b"", outside.get(page).content) for page in pages]
    assert b"newer document" not in inside.get(pages[2]).content
    made = outcomes.begin_correction(note, by=cast.secretariat)
    made = outcomes.describe_document(made, audience="members", by=cast.secretariat)
    outcomes.release_document(made, by=cast.secretariat)
    assert [client.get(page).content for page in pages] == before
    assert [re.sub(rb'"[A-Za-z0-9]{64}"', b"", outside.get(page).content) for page in pages] == was
    assert b"newer document" in inside.get(pages[2]).content


# ── Who releases, and how often she looks ─────────────────────────────────────────────────────────────────────────────
TOLD = {"part": "convener", "name": {"en": "North"}, "credit_line": {"en": "North"}, "logo": None, "address": ""}


def stops(document, by):
    document.refresh_from_db()
    return [one.code for one in outcomes.missing(document, by=by) if one.stops]


@pytest.mark.parametrize("how", ["by the set-up", "taken off the credits", "spared"])
def test_whoever_decides_that_nobody_need_sign_does_not_release(cast, note, how):
    """Neither before the document is laid before the conveners nor after; a colleague of hers does."""
    convener = credit(cast.convening, **TOLD, signs=True, by=cast.secretariat)
    colleague = person_in(cast.convening, "secretariat", name="Ghassan Aoun", member=False)
    if how == "spared":
        outcomes.send_to_conveners(note, by=cast.secretariat)
        change_credit(convener, signs=False, by=colleague, **TOLD)
        outcomes.spare(note, convener, by=cast.secretariat)
        third = person_in(cast.convening, "secretariat", name="Ida Ray", member=False)
        assert [stops(note, one) for one in (cast.secretariat, colleague, third)] == [["spared_by_herself"], ["decided_by_herself"], []]
        return
    if how == "by the set-up":
        change_credit(convener, signs=False, by=cast.secretariat, **TOLD)
    else:
        take_down(convener, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.decided_by_herself"):
        outcomes.release_document(note, by=cast.secretariat)
    assert outcomes.release_document(note, by=colleague).state == "released"


def test_who_decided_it_last_is_who_counts(cast, note):
    convener = credit(cast.convening, **TOLD, signs=True, by=cast.secretariat)
    colleague = person_in(cast.convening, "secretariat", name="Ghassan Aoun", member=False)
    for signs, by in ((False, cast.secretariat), (True, colleague), (False, colleague)):
        change_credit(convener, signs=signs, by=by, **TOLD)
    assert [stops(note, one) for one in (cast.secretariat, colleague)] == [[], ["decided_by_herself"]]


def test_nobody_finds_out_by_looking_what_stands_in_a_room(cast, note, post):
    """Whoever mends what is missing may look as often as she likes. Words of a room are found only so often, for a document and for an officer;
    to look again at the same edition costs nothing."""
    piece, colleague = note.pieces.get(), person_in(cast.convening, "secretariat", name="Ghassan Aoun", member=False)
    for number in range(REFUSED_A_DAY):
        outcomes.write_piece(piece, text={"en": f"Nobody said this, for the {number}th time."}, by=cast.secretariat)
        assert stops(note, cast.secretariat) == []
        outcomes.write_piece(piece, text={"en": f"{SAID} {number}"}, by=cast.secretariat)
        assert [stops(note, cast.secretariat) for _time in range(3)] == [["problem_in_words"]] * 3
    answers = []
    for words in ("And this?", SAID):
        outcomes.write_piece(piece, text={"en": words}, by=cast.secretariat)
        for person in (cast.secretariat, colleague, cast.secretariat):
            with pytest.raises(Refused) as told:
                stops(note, person)
            answers.append((told.value.code, told.value.message))
    assert len(set(answers)) == 1 and answers[0][0] == "evaluation.many_checks" and "look again at what is missing, and release, in " in answers[0][1]


def test_nor_by_many_documents(cast, note, post):
    for number in range(HERS_A_DAY):
        other = outcomes.start_document(cast.convening, "background", f"note-{number}", title={"en": SAID}, languages=["en"], by=cast.secretariat)
        assert stops(other, cast.secretariat) == ["empty_document", "problem_in_words"]
    with pytest.raises(Refused, match="evaluation.many_checks"):
        stops(note, cast.secretariat)
