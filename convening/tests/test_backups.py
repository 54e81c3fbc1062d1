"""A back-up comes back whole, and nothing comes back with it that was destroyed in between."""

import json
import tarfile
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from convening import backups, clock, keyring
from convening.errors import Refused
from convening.models import Archive, Convening, LoginSession, OutboxEntry, Picture, User
from convening.services import accounts
from convening.testing import person_in
from evaluation.models import OnTheRecord
from forums.models import Room
from forums.tests.conftest import new_room


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


def test_the_memory_of_destroyed_keys_names_nobody_and_no_hour(taken):
    keyring.destroy("person", taken.participant.pk)
    (remembered,) = (keyring.Path(keyring.settings.KEYRING_DIR) / "destroyed").iterdir()
    assert taken.participant.pk.hex not in remembered.name and remembered.read_bytes() == b""
    assert remembered.stat().st_mtime == 0 and remembered.stat().st_mode & 0o077 == 0


def test_the_keys_that_nobody_may_have_twice_are_in_no_back_up(taken):
    room = new_room(taken)
    keyring.make("session", room.pk)
    backups.back_up_keys(taken.keys)
    with tarfile.open(taken.keys) as packed:
        kinds = {name.partition("/")[0] for name in packed.getnames()}
    assert kinds == {"house", "person", "convening"} and taken.keys.stat().st_mode & 0o077 == 0
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
