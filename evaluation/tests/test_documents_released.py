"""Documents are signed by the conveners and released once; who is named in them agrees, and may think otherwise."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import InternalError, transaction

from convening import outbox, policy
from convening.cleaning import Cleaned
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Organisation, OutboxEntry, Participation, Picture
from convening.services import accounts
from convening.services.pictures import add_picture
from convening.testing import person_in
from evaluation.models import Document, OnTheRecord, Signature
from evaluation.selectors import outcomes as shown
from evaluation.services import outcomes
from forums.services import posting, rooms
from sessions.services import add_segment, give_session_role, schedule_session

pytestmark = pytest.mark.django_db
HER_WORDS = {"en": {"honorific": "Ms.", "name": "Salma Haddad", "function": "Mediator"}, "ar": {"name": "سلمى حداد"}}


def signed(cast, note, conveners):
    note = outcomes.send_to_conveners(note, by=cast.secretariat)
    outcomes.sign(note, conveners[0], by=cast.secretariat)
    outcomes.sign(note, conveners[1], by=cast.colleague)
    note.refresh_from_db()
    return note


def session_of(cast, rule):
    return schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule=rule, naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip


def part_of(cast, person):
    return Participation.objects.get(convening=cast.convening, person=person)


def test_each_organisation_signs_once_and_nobody_for_two(cast, note, conveners):
    with pytest.raises(Refused, match="evaluation.not_before_the_conveners"):
        outcomes.sign(note, conveners[0], by=cast.secretariat)
    outcomes.send_to_conveners(note, by=cast.secretariat)
    outcomes.sign(note, conveners[0], by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.nobody_signs_for_two"):
        outcomes.sign(note, conveners[1], by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.signed_already"):
        outcomes.sign(note, conveners[0], by=cast.colleague)
    with pytest.raises(Forbidden):
        outcomes.sign(note, conveners[1], by=person_in(cast.convening, "rapporteur", name="Dunya Sabri"))
    assert [organisation.name for organisation in outcomes.unsigned(note)] == ["South Institute"]


def test_a_change_makes_signatures_void_and_tells_those_who_signed(cast, note, conveners):
    note = signed(cast, note, conveners)
    assert outcomes.unsigned(note) == []
    letters = OutboxEntry.objects.count()
    outcomes.write_piece(note.pieces.get(), text={"en": "We met online."}, by=cast.secretariat)
    note.refresh_from_db()
    assert [organisation.name for organisation in outcomes.unsigned(note)] == ["North Institute", "South Institute"]
    assert OutboxEntry.objects.count() == letters + 2
    with pytest.raises(Refused, match="evaluation.not_signed"):
        outcomes.release_document(note, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.changed_meanwhile"):
        outcomes.sign(note, conveners[0], by=cast.secretariat, edition=note.edition - 1)


def test_what_it_draws_on_is_signed_too(cast, note, conveners):
    outcomes.add_piece(note, "credits", key="credits", by=cast.secretariat)
    note = signed(cast, note, conveners)
    Organisation.objects.filter(pk=conveners[0].pk).update(credit_line="The Institute of the North", credit_line_en="The Institute of the North")
    with pytest.raises(Refused, match="evaluation.drawn_otherwise"):
        outcomes.release_document(note, by=cast.secretariat)


def test_released_once_it_never_changes(cast, note, conveners):
    note = outcomes.release_document(signed(cast, note, conveners), by=cast.secretariat)
    assert (note.state, note.released_on.isoformat(), list(note.content), len(note.sha256)) == ("released", "2021-07-10", ["en"], 64)
    assert AuditEntry.objects.latest("pk").verb == "evaluation.document_released"
    piece = note.pieces.get()
    for change in (
        lambda: outcomes.write_piece(piece, text={"en": "Otherwise."}, by=cast.secretariat),
        lambda: outcomes.release_document(note, by=cast.secretariat),
        lambda: outcomes.send_to_conveners(note, by=cast.secretariat),
        lambda: outcomes.remark_on(note, "Too late?", by=cast.secretariat),
    ):
        with pytest.raises(Refused, match="evaluation.document_released"):
            change()
    for statement in (
        lambda: Document.objects.filter(pk=note.pk).update(title="Otherwise"), lambda: note.pieces.all().delete(),
        lambda: note.pieces.update(text_en="Otherwise"),
    ):  # fmt: skip
        with pytest.raises(InternalError, match="released document"), transaction.atomic():
            statement()


def test_a_correction_stands_in_its_place(cast, note, conveners):
    note = outcomes.release_document(signed(cast, note, conveners), by=cast.secretariat)
    made = outcomes.begin_correction(note, by=cast.secretariat)
    assert (made.slug, made.supersedes_id, made.state, [piece.key for piece in made.pieces.all()]) == (
        "background-note-2", note.pk, "draft", ["introduction"],
    )  # fmt: skip
    with pytest.raises(Refused, match="evaluation.corrected_already"):
        outcomes.begin_correction(note, by=cast.secretariat)


def test_what_is_missing_is_said_before(cast, note):
    outcomes.describe_document(note, languages=["en", "ar"], by=cast.secretariat)
    outcomes.add_piece(note, "text", key="figures", text={"en": "We were {participants}, see [](#nowhere)."}, by=cast.secretariat)
    outcomes.add_piece(note, "picture", key="picture", by=cast.secretariat)
    outcomes.remark_on(note, "Is it so?", by=cast.evaluator)
    note.refresh_from_db()
    assert [(one.code, one.stops, one.piece and one.piece.key) for one in outcomes.missing(note, by=cast.secretariat)] == [
        ("problem_in_words", True, "figures"), ("no_report", True, None), ("no_picture", True, "picture"),
        ("translations_missing", False, None), ("remarks_open", False, None),
    ]  # fmt: skip


def test_a_document_for_members_is_read_by_members(cast, note, signed_in):
    outcomes.describe_document(note, audience="members", by=cast.secretariat)
    note.refresh_from_db()
    outcomes.release_document(note, by=cast.secretariat)
    allowed = [policy.allows(somebody, "evaluation.view_document", Document.objects.get()) for somebody in (cast.participant, cast.stranger, None)]
    assert allowed == [True, False, False]


def test_nobody_is_named_for_a_session_under_the_rule(cast):
    session_of(cast, "chatham_house")
    with pytest.raises(Refused, match="evaluation.under_the_rule"):
        outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.participant), "opening", HER_WORDS, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.no_session"):
        outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.participant), "nowhere", HER_WORDS, by=cast.secretariat)
    assert OnTheRecord.objects.count() == 0


def test_her_part_on_the_record_is_enough(cast):
    session = session_of(cast, "chatham_house")
    role = give_session_role(session, part_of(cast, cast.participant), "speaker", by=cast.secretariat)
    add_segment(session, title={"en": "Her words"}, minutes=10, speaker=role, on_the_record=True, by=cast.secretariat)
    outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.participant), "opening", HER_WORDS, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.under_the_rule"):
        outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.other), "opening", HER_WORDS, by=cast.secretariat)


def test_silence_is_no_and_a_yes_is_taken_back(cast):
    session_of(cast, "on_the_record")
    named = outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.participant), "opening", HER_WORDS, by=cast.secretariat)
    assert b"Salma" not in bytes(named.sealed)
    assert shown.names_on_the_record(cast.convening) == {}
    with pytest.raises(Forbidden):
        outcomes.answer_about_being_named(named, True, by=cast.other)
    before = AuditEntry.objects.count()
    outcomes.answer_about_being_named(named, True, by=cast.participant)
    names = shown.names_on_the_record(cast.convening)
    assert names[str(named.pk)]["en"] == {"honorific": "Ms.", "name": "Salma Haddad", "function": "Mediator"}
    outcomes.answer_about_being_named(named, False, by=cast.participant)
    assert (shown.people_on_the_record(cast.convening), shown.names_on_the_record(cast.convening)) == ([], {})
    assert AuditEntry.objects.count() == before


def test_other_words_need_another_yes_and_a_no_stays(cast):
    session_of(cast, "on_the_record")
    part = part_of(cast, cast.participant)
    named = outcomes.ask_to_be_named(cast.convening, part, "opening", HER_WORDS, by=cast.secretariat)
    answers = []
    for answer, words in ((True, HER_WORDS), (True, {"en": {"name": "S. Haddad"}}), (False, {"en": {"name": "Dr. Haddad"}})):
        outcomes.answer_about_being_named(named, answer, by=cast.participant)
        answers.append(outcomes.ask_to_be_named(cast.convening, part, "opening", words, by=cast.secretariat).answer)
    assert answers == ["agreed", "asked", "declined"]
    assert [one.may_be_named for one in shown.asked_in(cast.convening)] == [False]


def test_she_is_written_to_where_an_answer_of_hers_is_missing(cast):
    session_of(cast, "on_the_record")
    speaker, letters = person_in(cast.convening, "participant", name="Salma Haddad", language="en"), []
    part = Participation.objects.get(person=speaker)

    def ask(words):
        named = outcomes.ask_to_be_named(cast.convening, part, "opening", words, by=cast.secretariat)
        letters.append(OutboxEntry.objects.exclude(sealed=None).count())
        return named

    outcomes.answer_about_being_named(ask(HER_WORDS), False, by=speaker)
    ask({"en": {"name": "S. Haddad"}})  # a no stays a no, and nobody asks her again
    assert letters == [1, 1]
    letter = outbox.open_letter(OutboxEntry.objects.exclude(sealed=None).get())
    assert letter["subject"] == "A question for you"
    assert [word for word in ("Haddad", "Opening", cast.convening.title_en, cast.convening.slug) if word in letter["text"]] == []


def test_her_erasure_takes_it(cast):
    session_of(cast, "on_the_record")
    named = outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.participant), "opening", HER_WORDS, by=cast.secretariat)
    outcomes.answer_about_being_named(named, True, by=cast.participant)
    accounts.erase(cast.participant)
    assert (OnTheRecord.objects.count(), shown.names_on_the_record(cast.convening)) == (0, {})


def test_who_signed_stays_without_a_name_of_hers(cast, note, conveners):
    signed(cast, note, conveners)
    assert {one.signer_id for one in Signature.objects.all()} == {cast.secretariat.pk, cast.colleague.pk}


def test_a_picture_is_printed_once_everybody_on_it_agreed(cast, note):
    drawn = Cleaned("image/png", "png", b"a picture", [], 1, 1)
    asked, free = (add_picture(cast.convening, drawn, purpose="photo", people=people, by=cast.secretariat) for people in ("asked", "nobody"))
    with pytest.raises(Refused, match="evaluation.picture_not_free"):
        outcomes.add_piece(note, "picture", picture=asked, by=cast.secretariat)
    outcomes.add_piece(note, "picture", picture=free, by=cast.secretariat)
    assert [(str(use.picture_id), use.audience, use.released) for use in shown.uses_of_pictures(cast.convening)] == [(str(free.pk), "", False)]
    Picture.objects.filter(pk=free.pk).update(people="asked")  # somebody was recognised after all
    with pytest.raises(Refused, match="evaluation.picture_not_free"):
        outcomes.release_document(note, by=cast.secretariat)
    Picture.objects.filter(pk=free.pk).update(people="nobody")
    outcomes.release_document(note, by=cast.secretariat)
    assert [(str(use.picture_id), use.audience, use.released) for use in shown.uses_of_pictures(cast.convening)] == [(str(free.pk), "public", True)]


def test_a_session_put_under_the_rule_since_names_nobody(cast):
    session = session_of(cast, "on_the_record")
    named = outcomes.ask_to_be_named(cast.convening, part_of(cast, cast.participant), "opening", HER_WORDS, by=cast.secretariat)
    outcomes.answer_about_being_named(named, True, by=cast.participant)
    assert len(shown.people_on_the_record(cast.convening)) == 1
    type(session).objects.filter(pk=session.pk).update(rule="chatham_house")
    assert shown.people_on_the_record(cast.convening) == []


def test_words_of_a_room_stop_the_release_and_tell_no_more_than_where(cast, note):
    room = rooms.open_room(
        cast.convening, slug="wells", title={"en": "Wells"}, rule="chatham_house", naming="voices", moderation="after", opens_on=date(2021, 7, 1),
        closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    question = rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
    said = "My cousin keeps the key of the upper well and opens it at dawn."
    posting.write_post(room, question, said, by=cast.participant, key=uuid4(), language="en")
    piece = outcomes.add_piece(note, "text", title={"en": "Wells"}, text={"en": f"As was said: {said}"}, by=cast.secretariat)
    found = [one for one in outcomes.missing(note, by=cast.secretariat) if one.code == "problem_in_words"]
    assert [(one.piece, one.sentence) for one in found] == [(piece, "“Wells”: It carries words of a room that are not cleared.")]
    with pytest.raises(Refused, match="evaluation.problem_in_words"):
        outcomes.release_document(note, by=cast.secretariat)
