"""The public face attacked: what is taken back and lives on, what leaves its folder, words that come out by a title."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from uuid import uuid4

import pytest

from convening.archiving.walking import Walk
from convening.demo import pictures
from convening.errors import Refused
from convening.models import Archive, Convening
from convening.services import archives, library
from convening.services.convenings import change_credit, credit, describe, move_to, take_down
from convening.services.pictures import add_picture, change_picture, show_on_public_page, withdraw_consent
from convening.services.reading_over import REFUSED_A_DAY
from convening.services.updates import correct_update, publish_update
from convening.testing import person_in
from forums.services import posting, rooms
from sessions.services import change_session, schedule_session

pytestmark = pytest.mark.django_db
SAID = "My cousin keeps the key of the upper well and opens it at dawn."


@pytest.fixture
def closed(cast):
    cast.picture = add_picture(cast.convening, pictures.logo(1), purpose="photo", words={"en": "Two circles"}, people="nobody", by=cast.secretariat)
    show_on_public_page(cast.convening, cast.picture, by=cast.secretariat)
    Convening.objects.filter(pk=cast.convening.pk).update(state=Convening.State.CLOSED)
    cast.convening.refresh_from_db()
    archives.ask_for_archive(cast.convening, by=cast.secretariat)
    return cast


def names_in(archive):
    with zipfile.ZipFile(BytesIO(archive.content)) as pack:
        return " ".join(pack.namelist())


# ── Archives ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_archive_does_not_keep_what_was_taken_back(closed, signed_in):
    archives.make_archives()
    assert str(closed.picture.pk) in names_in(Archive.objects.get())
    withdraw_consent(closed.picture, by=closed.secretariat)
    gone = Archive.objects.get()
    assert (gone.state, gone.content) == ("waiting", None)
    assert signed_in(closed.secretariat).get("/c/gathering/archive/file/").status_code == 404
    archives.make_archives()
    assert str(closed.picture.pk) not in names_in(Archive.objects.get())


DEEDS = {
    "an update is corrected": lambda cast: correct_update(cast.update, title={"en": "Other words"}, body={}, by=cast.secretariat),
    "an update is taken down": lambda cast: take_down(cast.update, by=cast.secretariat),
    "a resource is taken down": lambda cast: library.take_down(cast.link, by=cast.secretariat),
    "a resource is for members": lambda cast: library.change_resource(
        cast.link, kind="reading", title={"en": "A talk"}, note={}, url=LINK, audience="members", by=cast.secretariat),
    "a picture heads the page no more": lambda cast: show_on_public_page(cast.convening, None, by=cast.secretariat),
    "a caption is put right": lambda cast: change_picture(
        cast.picture, purpose="photo", words={"en": "A hall"}, caption={}, credit="", people="nobody", consent="", by=cast.secretariat),
    "a credit is put right": lambda cast: change_credit(
        cast.credit, part="donor", name={"en": "D"}, credit_line={"en": "D"}, logo=None, address="", signs=False, by=cast.secretariat),
    "a credit is taken down": lambda cast: take_down(cast.credit, by=cast.secretariat),
    "the page is put right": lambda cast: described(cast, {"en": "Other words."}),
    "a session is less public": lambda cast: change_session(cast.session, rule="chatham_house", by=cast.secretariat),
}  # fmt: skip


@pytest.mark.parametrize("deed", list(DEEDS))
def test_nor_anything_else_that_is_public_no_more(closed, deed):
    cast = closed
    cast.update = publish(cast, title={"en": "News"})
    cast.link = library.publish_resource(cast.convening, title={"en": "A talk"}, url=LINK, by=cast.secretariat)
    cast.credit = credit(cast.convening, part="donor", name={"en": "A donor"}, credit_line={"en": "A donor"}, by=cast.secretariat)
    cast.session = schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    Archive.objects.update(state="made", made_on=date(2021, 9, 1), files=1, content=b"as it was", sha256="a" * 64)
    DEEDS[deed](cast)
    assert list(Archive.objects.values_list("state", "content")) == [("waiting", None)]


def test_what_is_opened_again_has_no_archive(closed):
    Archive.objects.update(state="made", made_on=date(2021, 9, 1), files=1, content=b"as it was", sha256="a" * 64)
    move_to(closed.convening, "draft", by=closed.secretariat)
    assert not Archive.objects.exists()


def test_nor_does_one_that_was_being_made_at_that_moment(closed, monkeypatch):
    plain = archives.archiving.with_sums

    def meanwhile(convening):
        files = plain(convening)
        withdraw_consent(closed.picture, by=closed.secretariat)
        return files

    monkeypatch.setattr(archives.archiving, "with_sums", meanwhile)
    archives.make_archives()
    assert (Archive.objects.get().state, Archive.objects.get().content) == ("waiting", None)


@pytest.mark.parametrize("language", ["..", ".", "../..", "%2e%2e", "en"])
def test_no_address_leads_out_of_the_folder(cast, language):
    walk = Walk(cast.convening)
    name = walk._name(f"/c/gathering/updates/?language={language}", "text/html")
    assert name == ("en/updates/index.html" if language == "en" else "updates/index.html")


# ── Words of a room by a title, a note, an alternative text ───────────────────────────────────────────────────────────
@pytest.fixture
def said(cast):
    room = rooms.open_room(
        cast.convening, slug="wells", title={"en": "Wells"}, rule="chatham_house", naming="voices", moderation="after", opens_on=date(2021, 7, 1),
        closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    question = rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
    posting.write_post(room, question, SAID, by=cast.participant, key=uuid4(), language="en")
    cast.secretariat = person_in(cast.convening, "secretariat", name="Ruth Two", member=False)  # who reads in no room
    return cast


@pytest.fixture
def read(said):
    cast = said
    cast.convening.participations.filter(person=cast.secretariat).update(member=True)  # what she reads herself is compared
    cast.secretariat.__dict__.pop("_standing", None)
    return cast


def test_the_library_carries_no_words_of_a_room(read):
    with pytest.raises(Refused, match="convening.not_cleared") as told:
        library.publish_resource(read.convening, title={"en": "A recording"}, note={"en": SAID}, url="https://a.example/", by=read.secretariat)
    assert list(told.value.fields) == ["note_en"]
    made = library.publish_resource(read.convening, title={"en": "A recording"}, note={}, url="https://a.example/", by=read.secretariat)
    with pytest.raises(Refused, match="convening.not_cleared"):
        library.change_resource(made, kind="reading", title={"en": SAID}, note={}, url="https://a.example/", by=read.secretariat)


def test_nor_does_a_picture_in_what_is_said_of_it(read):
    for name in ("words", "caption"):
        with pytest.raises(Refused, match="convening.not_cleared") as told:
            add_picture(read.convening, pictures.logo(1), purpose="photo", people="nobody", by=read.secretariat, **{name: {"en": SAID}})
        assert list(told.value.fields) == [f"{name}_en"]


PLACES = {
    "title_en": lambda cast, words: publish(cast, title={"en": words}),
    "body_ar": lambda cast, words: publish(cast, title={"en": "News"}, body={"ar": words}),
    "note_en": lambda cast, words: library.publish_resource(cast.convening, title={"en": "A talk"}, note={"en": words}, url=LINK, by=cast.secretariat),
    "author": lambda cast, words: library.publish_resource(cast.convening, title={"en": "A talk"}, author=words, url=LINK, by=cast.secretariat),
    "caption_en": lambda cast, words: drawn(cast, caption={"en": words}),
    "credit": lambda cast, words: drawn(cast, credit=words),
    "description_fr": lambda cast, words: described(cast, {"fr": words}),
    "credit_line_en": lambda cast, words: credit(cast.convening, part="donor", name={"en": "A donor"}, credit_line={"en": words}, by=cast.secretariat),
}
LINK = "https://a.example/"
ELSEWHERE = "Something in this text stands in a room and is not cleared. Please say it in other words."


def publish(cast, **texts):
    return publish_update(cast.convening, day=date(2021, 7, 8), by=cast.secretariat, **{"body": {}, **texts})


def described(cast, words):
    describe(cast.convening, title={"en": "A gathering"}, tagline={}, description=words, by=cast.secretariat)
    return cast.convening


def drawn(cast, **texts):
    return add_picture(cast.convening, pictures.logo(1), purpose="photo", words={"en": "A well"}, people="nobody", by=cast.secretariat, **texts)


@pytest.mark.parametrize("place", list(PLACES))
def test_words_of_a_room_that_she_does_not_read_go_out_by_no_text_of_hers(said, place):
    """And she learns which text it is: neither which of its words nor of which room."""
    with pytest.raises(Refused, match="convening.not_cleared") as told:
        PLACES[place](said, f"As somebody told us. {SAID} So it goes.")
    assert told.value.fields == {place: ELSEWHERE}
    assert PLACES[place](said, "Nothing of what was said in a room stands in here, nor anywhere near it.").pk


def test_nobody_finds_out_by_trying_what_stands_in_a_room(said):
    """After so many refusals nothing is compared for her: a text that stands in a room is answered as one that does not."""
    for _time in range(REFUSED_A_DAY):
        publish(said, title={"en": "What is said of nothing in any room at all, once more"})  # costs nothing
        with pytest.raises(Refused, match="convening.not_cleared"):
            publish(said, title={"en": SAID})
    answers = []
    for words in (SAID, "The report is out."):
        with pytest.raises(Refused) as told:
            publish(said, title={"en": words})
        answers.append((told.value.code, told.value.message, told.value.fields))
    assert answers[0] == answers[1] and answers[0][0] == "convening.many_refusals"
    assert "refused 10 times today" in answers[0][1] and " in " in answers[0][1]
    colleague = person_in(said.convening, "secretariat", name="Ghassan Aoun", member=False)
    assert publish_update(said.convening, title={"en": "The report is out."}, body={}, day=date(2021, 7, 8), by=colleague).pk


def test_what_she_reads_herself_is_told_in_its_words_and_counts_for_nothing(read):
    for _time in range(REFUSED_A_DAY + 2):
        with pytest.raises(Refused, match="convening.not_cleared") as told:
            publish(read, title={"en": SAID})
    assert "My cousin keeps the key" in told.value.fields["title_en"]


def test_what_the_public_page_says_is_refused_in_its_form_and_stays_there(said, signed_in):
    told = {"title_en": "A gathering", "description_en": SAID, "client_key": uuid4()}
    answer = signed_in(said.secretariat).post("/c/gathering/set-up/texts/", told)
    page = answer.content.decode()
    assert (answer.status_code, ELSEWHERE in page, page.count("the key of the upper well")) == (409, True, 1), "as she typed it, and no further"
