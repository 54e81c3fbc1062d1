"""A back-up comes back whole, and nothing comes back with it that was destroyed in between."""

import gzip
import hashlib
import io
import json
import lzma
import tarfile
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from convening import audit, backups, clock, keyring
from convening.demo import pictures
from convening.errors import Refused
from convening.models import Archive, AuditEntry, Convening, LoginSession, OutboxEntry, Picture, Resource, Update, User
from convening.services import accounts
from convening.services.convenings import publish_resource, publish_update, take_down
from convening.services.library import take_down as take_down_resource
from convening.services.pictures import add_picture, change_picture, withdraw_consent
from convening.testing import person_in
from evaluation.models import Document, OnTheRecord
from evaluation.services import outcomes
from forums.models import NamedModerator, Room
from forums.tests.conftest import new_room
from participants.models import Invitation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def taken(cast, tmp_path, signed_in):
    """A convening with somebody signed in and a letter on its way, backed up."""
    signed_in(cast.participant).get("/me/")
    OutboxEntry.objects.create(kind=OutboxEntry.Kind.TASK, name="convening.tasks.relay", ids={})
    cast.file, cast.keys = tmp_path / "of-monday.backup", tmp_path / "keys.backup"
    cast.told, cast.told_of_keys = backups.back_up(cast.file), backups.back_up_keys(cast.keys)
    return cast


def test_what_was_there_is_there_again(taken):
    title, name = taken.convening.title, taken.participant.profile.name
    Convening.objects.update(title_en="Overwritten by mistake")
    person_in(taken.convening, "participant", name="Came afterwards")
    people = User.objects.count()
    assert LoginSession.objects.exists() and OutboxEntry.objects.exists(), "neither may come to life again"
    told = backups.restore(taken.file)
    assert told == {**taken.told, "keys": 0, "erased_again": 0, "remarks": []}
    assert Convening.objects.get(pk=taken.convening.pk).title == title
    (restored,) = AuditEntry.objects.filter(verb="convening.restored", convening_id=taken.convening.pk)
    assert (restored.note[:4], audit.first_break()) == (str(datetime.now(UTC).year), None)
    assert User.objects.count() == people - 1
    assert User.objects.get(pk=taken.participant.pk).profile.name == name
    assert not LoginSession.objects.exists() and not OutboxEntry.objects.exists()


def test_whoever_was_erased_since_is_erased_again(taken):
    accounts.erase(taken.participant)
    told = backups.restore(taken.file, taken.keys)
    assert told["erased_again"] == 1 and told["keys"] == 0
    again = User.objects.get(pk=taken.participant.pk)
    assert again.is_erased and again.profile.name == "" and not keyring.holds("person", again.pk)
    assert User.objects.get(pk=taken.secretariat.pk).profile.name


def test_lost_keys_come_back_and_destroyed_ones_do_not(taken):
    lost, gone = taken.secretariat.pk, taken.participant.pk
    keyring._path("person", lost).unlink()
    keyring.destroy("person", gone)
    assert backups.restore(taken.file, taken.keys)["keys"] == 1
    assert keyring.holds("person", lost) and not keyring.holds("person", gone)


def test_a_machine_that_was_lost_remembers_what_it_destroyed(taken, tmp_path):
    gone = taken.participant.pk
    early = tmp_path / "early"
    backups.back_up_keys(early)  # her key is still in it
    keyring.destroy("person", gone)
    backups.back_up_keys(taken.keys)
    for one in (keyring.Path(keyring.settings.KEYRING_DIR) / "destroyed").iterdir():
        one.unlink()
    backups.restore(taken.file, taken.keys)
    backups.restore(taken.file, early)
    assert not keyring.holds("person", gone)


def test_the_memory_of_destroyed_keys_names_nobody_and_no_hour(taken):
    keyring.destroy("person", taken.participant.pk)
    (remembered,) = (keyring.Path(keyring.settings.KEYRING_DIR) / "destroyed").iterdir()
    assert taken.participant.pk.hex not in remembered.name and remembered.read_bytes() == b""
    assert remembered.stat().st_mtime == 0 and remembered.stat().st_mode & 0o077 == 0


def test_the_keys_that_nobody_may_have_twice_are_in_no_back_up(taken):
    room = new_room(taken)
    keyring.make("session", room.pk)
    keyring.destroy("person", taken.participant.pk)
    backups.back_up_keys(taken.keys)
    with tarfile.open(taken.keys) as packed:
        kinds = {name.partition("/")[0] for name in packed.getnames()}
    assert kinds == {"house", "person", "convening", "destroyed"} and taken.keys.stat().st_mode & 0o077 == 0
    assert keyring.read("room", room.pk) not in taken.keys.read_bytes(), "though the room has one"


def test_a_room_that_was_sealed_since_is_sealed_again(cast, tmp_path):
    room = new_room(cast)
    clock.set_to(datetime(2021, 8, 16, 12, tzinfo=UTC))
    backups.back_up(tmp_path / "x")
    keyring.destroy("room", room.pk)
    told = backups.restore(tmp_path / "x")
    room = Room.objects.get(pk=room.pk)
    assert room.sealed_on is not None
    assert [room.slug in sentence for sentence in told["remarks"]] == [True]


def test_a_yes_that_may_have_been_taken_back_since_does_not_hold(cast, tmp_path):
    part = cast.convening.participations.get(person=cast.participant)
    named = OnTheRecord.objects.create(convening=cast.convening, participation=part, session="opening", sealed=b"", answer="agreed")
    shown = {"convening": cast.convening, "media_type": "image/png", "extension": "png", "size": 1, "sha256": "", "content": b"x"}
    Picture.objects.create(people="agreed", consent="a letter", **shown)
    Archive.objects.create(convening=cast.convening, state="made", made_on=date(2021, 9, 1), files=1, content=b"her name")
    backups.back_up(tmp_path / "x")
    OnTheRecord.objects.update(answer="declined")
    told = backups.restore(tmp_path / "x")
    assert OnTheRecord.objects.get(pk=named.pk).answer == "asked"
    assert [words in sentence for words, sentence in zip(("is asked again", "Look through the pictures"), told["remarks"], strict=True)] == [True, True]
    assert not Archive.objects.exists(), "what names people in clear is made anew"


def test_a_back_up_tells_nothing_of_the_machine(taken):
    with tarfile.open(taken.file) as packed:
        assert [(one.name, one.mode, one.uid, one.mtime, one.uname) for one in packed] == [
            ("about.json", 0o600, 0, 0, ""), ("database.dump", 0o600, 0, 0, "")
        ]  # fmt: skip
        about = json.load(packed.extractfile("about.json"))
    assert set(about) == {"format", "made_at", "dump_sha256", "migrations"}
    assert taken.file.stat().st_mode & 0o077 == 0


def test_what_was_taken_down_since_is_not_published_by_a_back_up(cast, tmp_path, django_capture_on_commit_callbacks):
    """Nor is a face shown, a moderator named, or a document that endangers somebody brought back into sight."""
    updates = [publish_update(cast.convening, title={"en": title}, body={}, day=date(2021, 7, 8), by=cast.secretariat) for title in ("Stays", "Goes")]
    link = publish_resource(cast.convening, title={"en": "A talk"}, url="https://a.example/", by=cast.secretariat)
    shown = {"purpose": "photo", "people": "agreed", "consent": "a letter", "by": cast.secretariat}
    faces = [add_picture(cast.convening, pictures.logo(1), words={"en": name}, **shown) for name in ("Stays", "Goes", "Goes wholly", "Goes and comes")]
    note = outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(note, "text", text={"en": "We met."}, by=cast.secretariat)
    note.refresh_from_db()
    note = outcomes.release_document(note, by=cast.secretariat)
    part = cast.convening.participations.get(person=cast.moderator)
    NamedModerator.objects.create(room=new_room(cast), participation=part)
    backups.back_up(tmp_path / "x")
    with django_capture_on_commit_callbacks(execute=True):
        take_down(updates[1], by=cast.secretariat)
        take_down_resource(link, by=cast.secretariat)
        for face in faces[1:]:
            withdraw_consent(face, destroy=face == faces[2], by=cast.secretariat)
        told = {"purpose": "photo", "words": {}, "caption": {}, "credit": "", "people": "agreed", "consent": "another letter"}
        change_picture(faces[3], **told, by=cast.secretariat)
        outcomes.withdraw_document(note, by=cast.secretariat)
    remarks = backups.restore(tmp_path / "x")["remarks"]
    assert list(Update.objects.values_list("title_en", flat=True)) == ["Stays"] and not Resource.objects.filter(pk=link.pk).exists()
    again = [Picture.objects.get(pk=face.pk) for face in faces]
    assert [(one.people, one.size > 0) for one in again] == [("agreed", True), ("asked", True), ("asked", False), ("agreed", True)]
    assert hasattr(Document.objects.get(pk=note.pk), "withdrawal") and not NamedModerator.objects.exists()
    wanted = ("names a moderator until", "background-note was taken out of sight", "is taken down again", "Look through the pictures")
    assert [words for words in wanted if not any(words in sentence for sentence in remarks)] == []


def test_invitations_that_are_open_again_are_told_with_the_place_where_they_are_revoked(cast, tmp_path):
    now = datetime(2021, 7, 9, tzinfo=UTC)
    told = {"sent_on": now.date(), "letters_on": now.date(), "expires_at": now, "token_digest": b"t"}
    Invitation.objects.create(convening=cast.convening, person=cast.stranger, **told)
    backups.back_up(tmp_path / "x")
    assert [one for one in backups.restore(tmp_path / "x")["remarks"] if "/c/gathering/ledger/" in one and "Revoke" in one] != []


def packed(path, *members):
    with tarfile.open(path, "w") as made:
        for told, content in members:
            told = tarfile.TarInfo(told) if isinstance(told, str) else told
            told.size = len(content)
            made.addfile(told, io.BytesIO(content))
    return path


def of_kind(name, kind, to=""):
    told = tarfile.TarInfo(name)
    told.type, told.linkname = kind, to
    return told


def described(**told):
    return json.dumps({"format": 1, "dump_sha256": hashlib.sha256(b"x").hexdigest(), "migrations": [], "made_at": "now", **told}).encode()


ODD = {
    "no description": [("database.dump", b"x")], "no dump": [("about.json", described())], "empty": [],
    "a number": [("about.json", b"7"), ("database.dump", b"x")], "null": [("about.json", b"null"), ("database.dump", b"x")],
    "not UTF-8": [("about.json", b"\xff\xfe\xfa"), ("database.dump", b"x")], "deep": [("about.json", b"[" * 200_000), ("database.dump", b"x")],
    "odd migrations": [("about.json", described(migrations=[{}, 7])), ("database.dump", b"x")],
    "a word for migrations": [("about.json", described(migrations="convening.0001")), ("database.dump", b"x")],
    "no sum": [("about.json", described(dump_sha256=None)), ("database.dump", b"x")],
    "a long description": [("about.json", b" " * 1_000_001 + described()), ("database.dump", b"x")],
    "the dump is a folder": [("about.json", described()), (of_kind("database.dump", tarfile.DIRTYPE), b"")],
    "the dump leads away": [("about.json", described()), (of_kind("database.dump", tarfile.SYMTYPE, "/etc/passwd"), b"")],
    "the dump leads nowhere": [("about.json", described()), (of_kind("database.dump", tarfile.LNKTYPE, "elsewhere"), b"")],
    "the dump is a pipe": [("about.json", described()), (of_kind("database.dump", tarfile.FIFOTYPE), b"")],
    "the description is a folder": [(of_kind("about.json", tarfile.DIRTYPE), b""), ("database.dump", b"x")],
}  # fmt: skip


def test_an_odd_file_is_answered_with_a_sentence_and_changes_nothing(cast, tmp_path, capsys):
    answers = {}
    for how, members in ODD.items():
        with pytest.raises(SystemExit) as ended:
            call_command("restore", str(packed(tmp_path / "odd", *members)))
        told = capsys.readouterr()
        answers[how] = (ended.value.code, told.out, told.err)
    assert answers == dict.fromkeys(ODD, (1, "", "This file is no back-up that this application made, or it is damaged.\n"))
    assert Convening.objects.filter(pk=cast.convening.pk).exists()


def test_nothing_is_unpacked_that_is_packed_around_a_back_up(taken, tmp_path):
    """Ours is packed within: a small file that unpacks to a large one is none of ours."""
    for name, pack in (("gz", gzip.compress), ("xz", lzma.compress), ("half", lambda content: gzip.compress(content)[:-40])):
        (tmp_path / name).write_bytes(pack(taken.file.read_bytes()))
        with pytest.raises(Refused, match="backup.not_one"):
            backups.restore(tmp_path / name)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4095), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 4096))
def test_no_harm_to_a_file_ends_in_anything_but_a_sentence(tmp_path_factory, harm, length):
    folder = tmp_path_factory.mktemp("harmed")
    whole = bytearray(packed(folder / "whole", ("about.json", described()), ("database.dump", b"x")).read_bytes())
    for place, byte in harm:
        whole[place] = byte
    for content in (whole, whole[:length]):
        (folder / "harmed").write_bytes(content)
        try:
            backups._fits(*backups._opened(folder / "harmed", folder))
        except Refused as refused:
            assert refused.code.startswith("backup.")


def test_odd_keys_stop_it_before_anything_is_changed(taken, tmp_path):
    for name in ("house/../../root.key", "person/..", "room/0.key", "person/a.txt", "person/0.key", "person"):
        file = packed(tmp_path / "keys", ("person/ab.key", b"k" * 32), (name, b"k" * 31 if name == "person/0.key" else b"k" * 32))
        with pytest.raises(Refused, match="backup.not_keys"):
            backups.restore(taken.file, file)
    assert LoginSession.objects.exists() and not keyring.holds("person", "ab")


def test_a_bad_file_changes_nothing(taken, tmp_path):
    data, bad = taken.file.read_bytes(), tmp_path / "bad"
    with tarfile.open(taken.file) as packed:
        about = json.load(packed.extractfile("about.json"))
        packed.extract("database.dump", tmp_path, filter="data")
    about["migrations"].append("convening.9999_the_day_after")
    backups._packed(tmp_path / "later", [("about.json", json.dumps(about).encode()), ("database.dump", tmp_path / "database.dump")])
    backups._packed(tmp_path / "odd", [("about.json", b'["format"]'), ("database.dump", tmp_path / "database.dump")])
    harmed = {
        (tmp_path / "odd").read_bytes(): "backup.not_one",
        b"no back-up" * 200: "backup.not_one", data[: len(data) // 2]: "backup.not_one",
        data[:-12000] + bytes(1000) + data[-11000:]: "backup.damaged", (tmp_path / "later").read_bytes(): "backup.later",
    }  # fmt: skip
    for content, code in harmed.items():
        bad.write_bytes(content)
        with pytest.raises(Refused) as refused:
            backups.restore(bad)
        assert refused.value.code == code
    assert Convening.objects.filter(pk=taken.convening.pk).exists() and LoginSession.objects.exists()


def test_the_commands_say_what_they_did(taken, tmp_path, capsys):
    call_command("backup", output=str(tmp_path / "b"), keys=str(tmp_path / "k"), as_json=True)
    told = capsys.readouterr()
    assert json.loads(told.out) == {"bytes": (tmp_path / "b").stat().st_size, "sha256": backups._sha256(tmp_path / "b")}
    assert "30 days" in told.err
    call_command("restore", str(tmp_path / "b"), as_json=True)
    assert set(json.loads(capsys.readouterr().out)) == {"bytes", "sha256", "keys", "erased_again"}
