"""The certificate: checked by anybody, broken by any change, whole after a passage was removed; and the commands."""

import copy
import io
import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from convening import audit, clock, keyring
from convening.errors import Forbidden, Refused
from convening.models import Convening, Participation
from forums import certificate, verifying
from forums.models import FrozenRecord, Post, Quote
from forums.services import removing, sealing

from .test_sealing import COOLED, custodians, sealed, spoken  # noqa: F401  fixtures

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/c/gathering/rooms/wg1/certificate/"


def run(*words):
    """(exit status, what was printed) of a command with --json."""
    out, told = io.StringIO(), 0
    try:
        call_command(*words, "--json", stdout=out, stderr=io.StringIO())
    except SystemExit as ended:
        told = ended.code
    return told, json.loads(out.getvalue())


@pytest.fixture
def file(cast, spoken, custodians, tmp_path):  # noqa: F811
    sealed(spoken, custodians)
    spoken.refresh_from_db()
    assert Client().get(PAGE).status_code == 200
    place = tmp_path / "certificate.json"
    place.write_bytes(Client().get("/c/gathering/rooms/wg1/certificate.json").content)
    return place


def test_anybody_can_check_a_certificate(file, cast):
    status, told = run("verify_seal", str(file))
    assert (status, told["room"], told["not_checked"]) == (0, "wg1", [])
    assert told["checked"] == ["public_key", "signature", "addendum", *(check.__name__ for check in verifying.CHECKS)]
    text = file.read_text() + Client().get(PAGE).content.decode()
    for person in (cast.participant, cast.other, cast.moderator, cast.secretariat):
        part = Participation.objects.get(person=person)
        assert not [form for form in (person.profile.name, person.public_id, str(person.pk), str(part.pk), part.handle) if form in text]


def test_of_another_house_the_signature_is_checked(file):
    document = json.loads(file.read_text())
    Convening.objects.filter(slug="gathering").update(slug="renamed")
    keyring.destroy("house", "root")
    keyring.make("house", "root")
    assert verifying.verify(document)["checked"] == ["signature", "addendum"]
    Convening.objects.filter(slug="renamed").update(slug="gathering")
    with pytest.raises(Refused) as forged:
        verifying.verify(document)
    assert forged.value.code == "seal.other_key"


def _in_the_file(path, value):
    def change(document, room):
        *steps, last = path
        inner = document
        for step in steps:
            inner = inner[step]
        inner[last] = value

    return change


def _resigned(document, room):
    document["certificate"]["sealed_on"] = "2021-09-01"
    document.update(certificate.signed(document["certificate"]))
    addendum = {"of": certificate.digest_of(document["certificate"]), "removals": []}
    document["addendum"], document["addendum_signature"] = addendum, certificate._private().sign(certificate.ADDENDUM + certificate.canonical(addendum)).hex()


BREAKS = {
    "a day": (_in_the_file(("certificate", "sealed_on"), "2021-08-17"), "seal.signature"),
    "a signature": (_in_the_file(("signature",), "00" * 64), "seal.signature"),
    "a removal": (_in_the_file(("addendum", "removals"), [{"was": "0", "is": "0", "on": "2021-08-20", "why": "law"}]), "seal.addendum"),
    "no certificate": (lambda document, room: document.pop("certificate"), "seal.form"),
    "another certificate, signed": (_resigned, "seal.not_stored"),
    "a word in a post": (lambda document, room: Post.objects.filter(position=3).update(source="Thought X"), "seal.posts"),
    "a post less": (lambda document, room: Post.objects.filter(position=3).delete(), "seal.posts"),
    "a figure": (lambda document, room: FrozenRecord.objects.update(counts={"rooms": [1]}), "seal.figures"),
    "a key": (lambda document, room: keyring.make("room", room.id), "seal.key"),
}


def test_each_break_is_named(file, spoken):  # noqa: F811
    sound, found = file.read_text(), {}
    for name, (change, _code) in BREAKS.items():
        document = json.loads(sound)
        with transaction.atomic():
            change(document, spoken)
            file.write_text(json.dumps(document))
            status, told = run("verify_seal", str(file))
            found[name] = (status, told.get("error", {}).get("code"))
            transaction.set_rollback(True)
    assert found == {name: (1, code) for name, (_change, code) in BREAKS.items()}


def test_a_certificate_that_the_audit_does_not_know_is_found(file, monkeypatch):
    assert run("verify_seal", str(file))[0] == 0
    monkeypatch.setattr(audit, "holds", lambda digest: False)
    assert run("verify_seal", str(file))[1]["error"]["code"] == "seal.audit_missing"


def test_a_passage_is_removed_and_the_sum_is_still_proved(file, cast, spoken, signed_in):  # noqa: F811
    post = spoken.posts.get(position=5)
    Quote.objects.create(post=post, text="Thought")
    browser = signed_in(cast.moderator)
    page = f"/c/gathering/rooms/wg1/posts/{post.pk}/remove/"
    assert "Thought 4" in browser.get(page).content.decode()
    assert browser.post(page, {"reason": "danger"}).status_code == 409, "the box is not ticked"
    assert browser.post(page, {"reason": "danger", "understood": "on"})["Location"] == PAGE
    post.refresh_from_db()
    assert (post.state, post.source, post.html, post.position, post.quotes.count()) == ("withdrawn", "", "", 5, 0)
    assert "Thought 4" not in signed_in(cast.participant).get("/c/gathering/rooms/wg1/").content.decode()
    older = copy.deepcopy(json.loads(file.read_text()))
    newer = json.loads(Client().get("/c/gathering/rooms/wg1/certificate.json").content)
    assert [(one["on"], one["why"]) for one in newer["addendum"]["removals"]] == [("2021-08-16", "danger")]
    assert {verifying.verify(document)["first_break"] for document in (older, newer)} == {None}
    assert browser.get(page).status_code == 404
    Post.objects.filter(pk=post.pk).update(source="back")
    with pytest.raises(Refused) as broken:
        verifying.verify(newer)
    assert broken.value.code == "seal.posts"


def test_only_those_who_look_after_it_remove_and_only_once_it_is_sealed(cast, room, say):
    post = say(cast.participant, room)
    for somebody in (cast.moderator, cast.secretariat, cast.participant):
        with pytest.raises(Forbidden):
            removing.remove_passage(post, "asked", by=somebody)


def test_the_operator_seals_from_the_machine_and_the_certificate_says_so(spoken, tmp_path):  # noqa: F811
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC))
    status, plan = run("seal_room", "gathering", "wg1")
    assert (status, plan["dry_run"], plan["possible"], plan["possible_from"]) == (0, True, False, "2021-08-15")
    assert [one["code"] for one in plan["in_the_way"]] == ["cooling"]
    assert run("seal_room", "gathering", "wg1", "--yes")[1]["error"]["code"] == "forums.not_yet_cooling"
    assert run("seal_room", "gathering", "nowhere")[1]["error"]["code"] == "forums.no_such_room"
    clock.set_to(COOLED)
    status, plan = run("seal_room", "gathering", "wg1", "--dry-run")
    assert (status, plan["possible"], plan["destroys"]["mutes"]) == (0, True, None) and keyring.holds("room", spoken.id)
    status, document = run("seal_room", "gathering", "wg1", "--yes")
    assert (status, document["certificate"]["by_the_operator"], document["certificate"]["custodians"]) == (0, True, [])
    assert run("seal_room", "gathering", "wg1", "--yes") == (0, document), "sealed once"
    assert date.fromisoformat(document["certificate"]["sealed_on"]) == COOLED.date()
    assert sealing.life.certificate_of(spoken).content["signature"] == document["signature"]
