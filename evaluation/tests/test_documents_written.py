"""Documents are written in pieces: every change is kept, nobody's words are lost, what was is brought back."""

import pytest

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from convening.testing import person_in
from evaluation.models import Document, Piece, Revision
from evaluation.selectors import outcomes as shown
from evaluation.services import outcomes

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(cast):
    return outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en", "ar"], by=cast.secretariat)


def history(document):
    return shown.History(document, {thing.pk: outcomes.as_it_was(thing) for thing in (document, *document.pieces.all())})


def test_a_document_begins_with_the_pieces_of_its_kind(cast):
    made = {
        kind: [piece.key for piece in outcomes.start_document(cast.convening, kind, title={"en": kind}, by=cast.secretariat, template=True).pieces.all()]
        for kind in Document.Kind.values
    }
    assert made["background"] == ["introduction", "objectives"]  # no room is open here
    assert made["outcome"] == ["opening", "people", "recommendations", "contact", "credits"]
    assert made["summary"] == ["opening"]
    assert made["report"] == [
        "acknowledgements", "credit-lines", "acronyms", "executive-summary", "key-recommendations", "introduction", "about", "programme", "figures",
        "people", "recommendations", "credits", "annex-a", "annex-b", "annex-c", "annex-d",
    ]  # fmt: skip
    assert Document.objects.get(kind="summary").slug == "moderators-summary"


def test_those_who_write_write_and_nobody_else(cast, note):
    rapporteur = person_in(cast.convening, "rapporteur", name="Dunya Sabri", member=False)
    piece = outcomes.add_piece(note, "text", title={"en": "Introduction"}, text={"en": "We met."}, by=rapporteur)
    assert (piece.key, piece.position, piece.language) == ("introduction", 1, "en")
    for somebody in (cast.participant, cast.moderator, cast.evaluator, cast.stranger):
        with pytest.raises(Forbidden):
            outcomes.write_piece(piece, text={"en": "Mine."}, by=somebody)


def test_a_translation_falls_behind_and_is_confirmed(cast, note):
    piece = outcomes.add_piece(note, "text", text={"en": "We met.", "ar": "التقينا."}, by=cast.secretariat)
    piece = outcomes.write_piece(piece, text={"en": "We met twice."}, by=cast.secretariat)
    assert [outcomes.state_of(piece, code) for code in ("en", "ar", "es")] == ["first", "behind", "missing"]
    piece = outcomes.still_right(piece, "ar", by=cast.secretariat)
    assert outcomes.state_of(piece, "ar") == "done"
    with pytest.raises(Refused, match="evaluation.first_language_missing"):
        outcomes.write_piece(piece, text={"en": ""}, by=cast.secretariat)


def test_two_who_write_the_same_piece_lose_nothing(cast, note):
    piece = outcomes.add_piece(note, "text", text={"en": "We met."}, by=cast.secretariat)
    other = outcomes.add_piece(note, "text", text={"en": "Beside it."}, by=cast.secretariat)
    note.refresh_from_db()
    seen = note.edition
    outcomes.write_piece(other, text={"en": "Somewhere else."}, by=cast.secretariat, edition=seen)
    outcomes.move_piece(piece, "down", by=cast.secretariat)
    outcomes.write_piece(piece, text={"en": "We met in July."}, by=cast.secretariat, edition=seen)  # other pieces, and places, disturb nobody
    with pytest.raises(Refused, match="evaluation.changed_meanwhile"):
        outcomes.write_piece(piece, text={"en": "We met online."}, by=cast.secretariat, edition=seen)
    piece.refresh_from_db()
    assert piece.text_en == "We met in July."


def test_pieces_move_to_a_place_and_keep_an_order(cast, note):
    pieces = [outcomes.add_piece(note, "text", key=f"k{number}", title={"en": f"{number}"}, by=cast.secretariat) for number in range(1, 6)]
    outcomes.move_piece(pieces[4], 2, by=cast.secretariat)
    outcomes.move_piece(pieces[0], "down", by=cast.secretariat, seen=1)
    outcomes.move_piece(pieces[0], "down", by=cast.secretariat, seen=1)  # pressed twice
    outcomes.move_piece(pieces[1], "up", by=cast.secretariat)
    assert [piece.key for piece in note.pieces.all()] == ["k5", "k2", "k1", "k3", "k4"]
    outcomes.take_out(pieces[2], by=cast.secretariat)
    outcomes.add_piece(note, "text", key="k6", title={"en": "6"}, place=1, by=cast.secretariat)
    assert list(note.pieces.values_list("key", "position")) == [("k6", 1), ("k5", 2), ("k2", 3), ("k1", 4), ("k4", 5)]


def test_a_piece_draws_on_what_there_is(cast, note):
    with pytest.raises(Refused, match="evaluation.no_source"):
        outcomes.add_piece(note, "synthesis", source="room:nowhere", by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.no_source_here"):
        outcomes.add_piece(note, "text", source="room:nowhere", by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.key_taken"):
        for _time in range(2):
            outcomes.add_piece(note, "annex", key="annex", source="a", by=cast.secretariat)
    assert note.pieces.get().source == "a"


def test_what_was_is_told_compared_and_brought_back(cast, note):
    first = outcomes.add_piece(note, "text", key="one", text={"en": "Minutes help everybody."}, by=cast.secretariat)
    outcomes.add_piece(note, "text", key="two", text={"en": "The second."}, by=cast.secretariat)
    outcomes.write_piece(first, text={"en": "Minutes help nobody."}, by=cast.secretariat)
    outcomes.take_out(first, by=cast.secretariat)
    note.refresh_from_db()
    told = history(note)
    assert [(one.number, one.what) for one in told.changes()] == [(5, "taken_out"), (4, "written"), (3, "added"), (2, "added")]
    assert [(before["text"], after["text"]) for _pk, before, after in told.between(3, 4)] == [
        ({"en": "Minutes help everybody."}, {"en": "Minutes help nobody."})
    ]
    assert shown.words_that_differ("Minutes help everybody.", "Minutes help nobody.") == [
        ("same", "Minutes help "), ("gone", "everybody"), ("new", "nobody"), ("same", "."),
    ]  # fmt: skip
    written = next(one.revision for one in told.changes() if one.what == "written")
    piece = outcomes.bring_back(note, written, by=cast.secretariat)
    assert (piece.pk, piece.text_en, piece.position) == (first.pk, "Minutes help everybody.", 1)
    assert list(note.pieces.values_list("key", flat=True)) == ["one", "two"]
    assert Revision.objects.filter(document=note, author=cast.secretariat).count() == 5


def test_the_audit_knows_who_did_what_and_no_words(cast, note):
    piece = outcomes.add_piece(note, "text", text={"en": "Nobody else reads this yet."}, by=cast.secretariat)
    outcomes.remark_on(note, "Is it so?", piece=piece, by=cast.evaluator)
    entries = list(AuditEntry.objects.filter(verb__startswith="evaluation.").values_list("verb", "actor_id", "note"))
    assert entries == [
        ("evaluation.document_started", cast.secretariat.pk, "background"), ("evaluation.piece_added", cast.secretariat.pk, ""),
    ]  # fmt: skip


def test_a_remark_is_settled_and_hers_to_take_back(cast, note):
    remark = outcomes.remark_on(note, "Is it so?", by=cast.evaluator)
    outcomes.settle_remark(remark, by=cast.secretariat)
    assert [(one.text, one.settled) for one in shown.remarks_of(note)] == [("Is it so?", True)]
    with pytest.raises(Forbidden):
        outcomes.delete_remark(remark, by=cast.secretariat)
    outcomes.delete_remark(remark, by=cast.evaluator)
    assert shown.remarks_of(note) == []


def test_a_draft_can_be_given_up(cast, note):
    outcomes.add_piece(note, "text", text={"en": "We met."}, by=cast.secretariat)
    outcomes.give_up(note, by=cast.secretariat)
    assert (Document.objects.count(), Piece.objects.count()) == (0, 0)
