"""What is kept of a document in which somebody is named: an hour, sealed, and nothing from the moment in which somebody takes something back."""

from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.utils import translation

from convening import keyring
from convening.demo import pictures
from convening.models import Archive
from convening.services import accounts
from convening.services.pictures import add_picture, withdraw_consent
from convening.testing import person_in
from evaluation import outcome_files
from evaluation.models import Document
from evaluation.services import outcomes
from forums.models import NamedModerator
from forums.services import consenting, rooms
from sessions.services import schedule_session

pytestmark = pytest.mark.django_db
NAME = "Salma Haddad-Quine"


@pytest.fixture
def named(cast):
    schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    words = {"en": {"honorific": "", "name": NAME, "function": "Judge"}}
    row = outcomes.ask_to_be_named(cast.convening, cast.convening.participations.get(person=cast.participant), "opening", words, by=cast.secretariat)
    outcomes.answer_about_being_named(row, True, by=cast.participant)
    return row


@pytest.fixture
def released(cast, named):
    made = outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(made, "people", by=cast.secretariat)
    return outcomes.release_document(made, by=cast.secretariat)


def made(document, shape="html"):
    with translation.override("en"):
        return outcome_files.made(Document.objects.select_related("convening", "report").get(pk=document.pk), shape, "en")[0]


def in_redis(document, shape="html"):
    """(what is kept, for how many seconds at most)."""
    key = outcome_files._place(document, shape, "en")
    return cache.get(key), cache._cache.get_client(key).ttl(cache.make_key(key))


def test_it_is_kept_for_an_hour_and_sealed(released, monkeypatch):
    first = made(released)
    (_said, kept), seconds = in_redis(released)
    assert (NAME.encode() in first, NAME.encode() in kept, 3500 < seconds <= 3600) == (True, False, True)
    monkeypatch.setattr(outcome_files, "_written", lambda *told: pytest.fail("it is made again"))
    assert made(released) == first


def test_one_that_names_nobody_is_kept_for_a_day(cast):
    note = outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(note, "text", text={"en": "We met."}, by=cast.secretariat)
    note = outcomes.release_document(note, by=cast.secretariat)
    first = made(note)
    (_said, kept), seconds = in_redis(note)
    assert (kept, 86000 < seconds <= 86400) == (first, True)


@pytest.mark.parametrize("how", ["her no", "asked no longer", "erased", "withdrawn"])
def test_it_goes_at_once(cast, named, released, how, django_capture_on_commit_callbacks):
    made(released)
    before, key = in_redis(released)[0], keyring.read("kept", cast.convening.pk)
    with django_capture_on_commit_callbacks(execute=True):
        match how:
            case "her no":
                outcomes.answer_about_being_named(named, False, by=cast.participant)
            case "asked no longer":
                outcomes.ask_no_longer(named, by=cast.secretariat)
            case "erased":
                accounts.erase(cast.participant)
            case "withdrawn":
                outcomes.withdraw_document(released, by=cast.secretariat)
    assert not keyring.holds("kept", cast.convening.pk), "what Redis and its journal hold opens nothing any more"
    if how != "withdrawn":
        assert NAME.encode() not in made(released)
    assert (in_redis(released)[0] == before) == (how == "withdrawn") and key not in before[1]


def test_a_file_that_was_being_made_at_that_moment_is_handed_to_nobody_later(cast, named, released, monkeypatch, django_capture_on_commit_callbacks):
    plain = outcome_files._written

    def meanwhile(*told):
        content = plain(*told)
        with django_capture_on_commit_callbacks(execute=True):
            outcomes.answer_about_being_named(named, False, by=cast.participant)
        return content

    with monkeypatch.context() as patch:
        patch.setattr(outcome_files, "_written", meanwhile)
        assert NAME.encode() in made(released), "asked for while she agreed"
    assert NAME.encode() not in made(released)


def test_a_face_is_kept_no_longer_than_a_name(cast, django_capture_on_commit_callbacks):
    hall = add_picture(cast.convening, pictures.logo(1), purpose="photo", words={"en": "A hall"}, people="agreed", consent="a letter", by=cast.secretariat)
    note = outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(note, "picture", picture=hall, by=cast.secretariat)
    note = outcomes.release_document(note, by=cast.secretariat)
    made(note)
    assert in_redis(note)[1] <= 3600 and keyring.holds("kept", cast.convening.pk)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(hall, by=cast.secretariat)
    assert not keyring.holds("kept", cast.convening.pk)


@pytest.mark.parametrize("erased", [False, True])
def test_a_moderator_who_is_named_no_more_is_in_no_archive(cast, erased):
    """Her yes is given room by room, and printed in Annex D, which everybody reads."""
    moderator = person_in(cast.convening, "moderator", name=NAME)
    room = rooms.open_room(
        cast.convening, slug="wells", title={"en": "Wells"}, rule="chatham_house", naming="voices", moderation="after", opens_on=date(2021, 7, 1),
        closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    room.moderators.add(cast.convening.participations.get(person=moderator))
    consenting.name_in_reports(room, True, by=moderator)
    Archive.objects.create(convening=cast.convening, state="made", made_on=date(2021, 9, 1), files=1, content=NAME.encode())
    if erased:
        accounts.erase(moderator)
    else:
        consenting.name_in_reports(room, False, by=moderator)
    assert (list(Archive.objects.values_list("state", "content")), NamedModerator.objects.count()) == ([("waiting", None)], 0)
