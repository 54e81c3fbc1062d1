"""A released document that endangers somebody is taken out of sight; who had to sign one is remembered, whatever is set up later."""

import re
from uuid import UUID

import pytest
from django.core.cache import cache
from django.http import Http404

from convening import outbox
from convening.cleaning import Cleaned
from convening.errors import Forbidden, Refused
from convening.models import Archive, AuditEntry, Organisation, OutboxEntry
from convening.selectors import pictures
from convening.services.convenings import take_down
from convening.services.pictures import add_picture
from convening.testing import person_in
from evaluation import outcome_files, tasks
from evaluation.models import Document, Withdrawal
from evaluation.selectors import documents as read
from evaluation.selectors import outcomes as shown
from evaluation.services import outcomes

pytestmark = pytest.mark.django_db
WHY = "A well is named in it."


def addresses(cast, slug="background-note"):
    return [f"/c/{cast.convening.slug}/documents/{slug}/", f"/c/{cast.convening.slug}/documents/{slug}.html"]


def told_apart(answer):
    """What a page says, without the keys of its forms and the address that was asked for."""
    return re.sub(r'(Token": "|token" value=")\w+|documents/[\w-]+', "", answer.content.decode())


def test_it_is_as_if_it_were_not_there(cast, note, client, signed_in, django_capture_on_commit_callbacks):
    picture = add_picture(cast.convening, Cleaned("image/png", "png", b"a picture", [], 1, 1), purpose="photo", people="nobody", by=cast.secretariat)
    outcomes.add_piece(note, "picture", picture=picture, by=cast.secretariat)
    note.refresh_from_db()
    note = outcomes.release_document(note, by=cast.secretariat)
    Archive.objects.create(convening=cast.convening, state="made", made_on=note.released_on, files=1, content=b"all of it", sha256="a" * 64)
    browsers = [client, signed_in(cast.participant), signed_in(cast.stranger)]
    listing = f"/c/{cast.convening.slug}/documents/"
    before = [[one.get(address).status_code for address in addresses(cast)] for one in browsers]
    assert (before, "What we ask" in client.get(listing).content.decode()) == ([[200, 200]] * 3, True)
    key = outcome_files._place(note, "html", "en")
    assert cache.get(key) is not None and pictures.picture_for(cast.stranger, cast.convening, picture.pk, "png")[1] is True
    row = Document.objects.filter(pk=note.pk).values().get()

    with django_capture_on_commit_callbacks(execute=True):
        outcomes.withdraw_document(note, reason=WHY, by=cast.secretariat)
    tasks.throw_files_away(str(note.pk))

    absent = told_apart(client.get(addresses(cast, "nowhere")[0]))
    assert [[one.get(address).status_code for address in addresses(cast)] for one in browsers] == [[404, 404]] * 3
    assert told_apart(client.get(addresses(cast)[0])) == absent
    assert "What we ask" not in client.get(listing).content.decode()
    for asker in (None, cast.participant, cast.secretariat):
        assert read.documents_to_read(asker, cast.convening, []) == []
    assert [(use.audience, use.released) for use in shown.uses_of_pictures(cast.convening)] == [("", True)]
    with pytest.raises(Http404):
        pictures.picture_for(cast.stranger, cast.convening, picture.pk, "png")
    assert (cache.get(key), outcome_files.made(Document.objects.get(pk=note.pk), "html", "en")[2]) == (None, f"{cast.convening.slug}-background-note-en.html")
    assert cache.get(key) is None
    assert list(Archive.objects.values_list("state", "content")) == [("waiting", None)]
    assert Document.objects.filter(pk=note.pk).values().get() == row
    assert AuditEntry.objects.latest("pk").verb == "evaluation.document_withdrawn"
    page = signed_in(cast.secretariat).get(addresses(cast)[0]).content.decode()
    assert ("Taken out of sight on 10 July 2021" in page, 'content="index"' in page) == (True, False)


def test_the_secretariat_does_it_once_and_says_why(cast, note, signed_in):
    writing = f"/c/{cast.convening.slug}/writing/background-note/"
    with pytest.raises(Refused, match="evaluation.nothing_to_withdraw"):
        outcomes.withdraw_document(note, by=cast.secretariat)
    note = outcomes.release_document(note, by=cast.secretariat)
    with pytest.raises(Forbidden):
        outcomes.withdraw_document(note, by=person_in(cast.convening, "rapporteur", name="Dunya Sabri"))
    browser = signed_in(cast.secretariat)
    assert f"{writing}release/?withdraw=1" in browser.get(writing).content.decode()
    assert signed_in(cast.evaluator).get(f"{writing}release/?withdraw=1").status_code == 404
    key = str(UUID(int=7))
    answer = browser.post(f"{writing}release/?withdraw=1", {"client_key": key, "reason": WHY})
    assert (answer.status_code, WHY in answer.content.decode(), Withdrawal.objects.count()) == (409, True, 0)
    answer = browser.post(f"{writing}release/?withdraw=1", {"client_key": key, "reason": WHY, "understood": "on"})
    assert (answer.status_code, answer["Location"]) == (302, writing)
    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.by, b"well" in bytes(withdrawal.sealed)) == (cast.secretariat, False)
    page = browser.get(writing).content.decode()
    assert (WHY in page, "?withdraw=1" in page) == (True, False)
    assert outcomes.withdraw_document(note, by=cast.secretariat) == withdrawal
    made = outcomes.begin_correction(note, by=cast.secretariat)
    outcomes.release_document(made, by=cast.secretariat)
    assert [one["slug"] for one in read.documents_to_read(None, cast.convening, [])] == ["background-note-2"]


def test_who_signed_is_told_and_not_what(cast, note, conveners):
    note = outcomes.send_to_conveners(note, by=cast.secretariat)
    outcomes.sign(note, conveners[0], by=cast.secretariat)
    outcomes.sign(note, conveners[1], by=cast.colleague)
    note = outcomes.release_document(note, by=cast.secretariat)
    OutboxEntry.objects.all().delete()
    outcomes.withdraw_document(note, reason=WHY, by=cast.secretariat)
    letters = [outbox.open_letter(entry) for entry in OutboxEntry.objects.exclude(sealed=None)]
    assert [(letter["address"], letter["subject"]) for letter in letters] == [(cast.colleague.profile.email, "A text that you signed is no longer shown")]
    assert [word for word in ("well", "What we ask", cast.convening.slug) if word in letters[0]["text"]] == []


def test_a_correction_out_of_sight_leaves_what_it_corrected(cast, note):
    note = outcomes.release_document(note, by=cast.secretariat)
    made = outcomes.release_document(outcomes.begin_correction(note, by=cast.secretariat), by=cast.secretariat)
    outcomes.withdraw_document(made, by=cast.secretariat)
    assert [(one["slug"], one["superseded"]) for one in read.documents_to_read(None, cast.convening, [])] == [("background-note", False)]
    assert read.document_to_read(None, cast.convening.slug, "background-note").newer is None


def test_who_was_to_sign_still_has_to(cast, note, conveners):
    note = outcomes.send_to_conveners(note, by=cast.secretariat)
    outcomes.sign(note, conveners[0], by=cast.secretariat)
    Organisation.objects.filter(pk=conveners[1].pk).update(signs=False)
    assert [one.name for one in outcomes.unsigned(note)] == ["South Institute"]
    with pytest.raises(Refused, match="evaluation.not_signed"):
        outcomes.release_document(note, by=cast.secretariat)
    outcomes.take_back_from_conveners(note, by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.not_signed"):
        outcomes.release_document(note, by=cast.secretariat)
    with pytest.raises(Refused, match="convening.signed"):
        take_down(conveners[1], by=cast.secretariat)


def test_a_colleague_agrees_that_no_signature_is_needed(cast, note, conveners, signed_in):
    note = outcomes.send_to_conveners(note, by=cast.secretariat)
    outcomes.sign(note, conveners[0], by=cast.secretariat)
    with pytest.raises(Refused, match="evaluation.still_signs"):
        outcomes.spare(note, conveners[1], by=cast.colleague)
    Organisation.objects.filter(pk=conveners[1].pk).update(signs=False)
    with pytest.raises(Forbidden):
        outcomes.spare(note, conveners[1], by=person_in(cast.convening, "rapporteur", name="Dunya Sabri"))
    sign = f"/c/{cast.convening.slug}/writing/background-note/sign/"
    assert 'value="spare"' in signed_in(cast.colleague).get(sign).content.decode()
    assert signed_in(cast.colleague).post(sign, {"deed": "spare", "organisation": conveners[1].pk}).status_code == 302
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.note) == ("evaluation.signature_not_needed", f"organisation={conveners[1].pk}")
    page = signed_in(cast.secretariat).get(sign).content.decode()
    assert ("no signature is needed, as <bdi>Ghassan Nimr</bdi> agreed on" in page, 'value="spare"' in page) == (True, False)
    with pytest.raises(Refused, match="evaluation.spared_by_herself"):
        outcomes.release_document(note, by=cast.colleague)
    assert outcomes.release_document(note, by=cast.secretariat).state == "released"
