"""Files with a post: sent without scripts, shown to those who may read it, gone with it. By their numbers in the catalogue of attacks
where they have one (UPL 96, 97, 99–104)."""

import json
import re
import struct
import uuid

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from convening import files, keyring
from convening.errors import Refused
from convening.testing import person_in
from convening.tests.matrix import walk
from convening import cleaning
from convening.cleaning import kinds, marks
from forums.models import Attachment, Post
from forums.services import attaching, moderation, posting

from . import bad_files
from .conftest import new_room

ROOM = "/c/gathering/rooms/wg1/"


@pytest.fixture
def clean_here(monkeypatch):
    """Files are cleaned in this process, which is quicker; `test_bad_uploads` shows the other one."""
    monkeypatch.setattr(cleaning, "_apart", _as_the_process_would)


def _as_the_process_would(data):
    try:
        made = kinds.clean_here(data)
    except marks.NotTaken as fault:
        heading, bodies = {"refused": fault.code}, b""
    else:
        heading, bodies = vars(made) | {"content": len(made.content), "small": len(made.small or b"")}, made.content + (made.small or b"")
    told = json.dumps(heading).encode()
    return struct.pack(">I", len(told)) + told + bodies


@pytest.fixture
def photo():
    return cleaning.Cleaned("image/jpeg", "jpg", b"\xff\xd8 a picture of forty bytes and no more.", ["place"], 40, 60, small=b"RIFF small")


@pytest.fixture
def with_file(cast, room, say, photo):
    """A post of the participant's with a picture; where it is read."""
    post = say(cast.participant, room, attachments=[photo])
    return f"{ROOM}files/{post.attachments.get().pk}/"


def send(browser, *files, address=ROOM, **more):
    sent = {"client_key": uuid.uuid4(), "question": "1", "text": "See here.", "mode": "veiled", "language": "en", "files_chosen": list(files), **more}
    return browser.post(address, sent)


def upload(data, name="x.jpg"):
    return SimpleUploadedFile(name, data, "text/html")


def test_a_picture_is_sent_with_words_and_says_what_was_taken_out(cast, room, signed_in, clean_here):
    browser = signed_in(cast.other)
    sent = upload(bad_files.picture(), f"{bad_files.WHO}.jpg"), upload(bad_files.pdf())
    assert send(browser, *sent, shown="A well <b>\n\n").status_code == 302
    first, second = Attachment.objects.order_by("position")
    assert (first.neutral_name, first.description, second.neutral_name, second.description) == ("picture-1.jpg", "A well <b>", "document-2.pdf", "")
    page, others = (signed_in(person).get(ROOM).content.decode() for person in (cast.other, cast.participant))
    assert f"files/{first.pk}/" in page and 'alt="A well &lt;b&gt;"' in page
    for html in (page, others):
        assert bad_files.WHO not in html and "Qvist" not in html
    assert Post.objects.get().attachments.count() == 2


def test_the_same_form_twice_keeps_each_file_once(cast, room, signed_in, clean_here):
    browser, key = signed_in(cast.participant), uuid.uuid4()
    assert [send(browser, upload(bad_files.picture()), client_key=key).status_code for _ in range(2)] == [302, 302]
    assert (Post.objects.count(), Attachment.objects.count()) == (1, 1)


def test_a_form_that_comes_back_asks_for_the_files_again(cast, room, signed_in, clean_here):
    browser = signed_in(cast.secretariat)
    for refused in (
        send(browser, upload(bad_files.picture()), text=""),
        send(browser, upload(b"<svg/>", "x.png")),
        send(browser, *[upload(bad_files.picture())] * 4),
    ):
        page = refused.content.decode()
        assert refused.status_code == 409
        assert "Please choose your files again" in page
    assert "You chose 4 files" in page and "See here." in page
    assert "This kind of file is not taken" in send(browser, upload(b"<svg/>", "x.png")).content.decode()
    assert (Post.objects.count(), Attachment.objects.count()) == (0, 0)


def test_files_that_take_long_do_not_hold_up_the_page(cast, room, signed_in, clean_here, monkeypatch):
    monkeypatch.setattr(files, "SECONDS_FOR_ALL", -1)
    assert "Please send yours again in a minute" in send(signed_in(cast.secretariat), upload(bad_files.picture())).content.decode()


@pytest.mark.parametrize("name", ["../../x", "x" * 300 + ".jpg", "a\0b.jpg", "a\u202egpj.exe", "CON", "a\r\nSet-Cookie: x=y.jpg", ""])
def test_96_a_name_is_never_used(cast, room, signed_in, clean_here, name):
    upload_ = upload(bad_files.picture())
    upload_._name = name or "x"
    assert send(signed_in(cast.participant), upload_).status_code == 302
    file = Attachment.objects.get()
    answer = signed_in(cast.other).get(f"{ROOM}files/{file.pk}/")
    assert answer["Content-Disposition"] == 'inline; filename="picture-1.jpg"'
    assert "Set-Cookie" not in answer and dict(answer.cookies) == {}


def test_97_sizes_are_judged_before_anything_is_read(cast, room, signed_in, monkeypatch):
    browser = signed_in(cast.secretariat)
    monkeypatch.setattr(cleaning, "clean", lambda data: pytest.fail("it was read"))
    monkeypatch.setattr(cleaning, "MOST_BYTES", 100)
    assert "larger than 8 megabytes" in send(browser, upload(b"x" * 101)).content.decode()
    assert "larger than 8 megabytes" in send(browser, upload(b"x"), upload(b"x" * 101)).content.decode()
    assert send(browser, upload(b"")).status_code == 409
    monkeypatch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 500)
    assert "too large together" in send(browser, upload(b"x" * 600)).content.decode()
    assert Attachment.objects.count() == 0


def test_99_whoever_may_not_read_the_post_finds_no_file(cast, room, with_file, signed_in, client):
    assert [signed_in(person).get(with_file).status_code for person in (cast.participant, cast.other, cast.moderator)] == [200] * 3
    removed = person_in(cast.convening, "participant", name="No More", member=False)
    office = person_in(cast.convening, "secretariat", name="Office Only", member=False)
    nothing = f"{ROOM}files/{uuid.uuid4()}/"
    for person in (cast.stranger, cast.nominator, removed, office):
        browser = signed_in(person)
        assert [browser.get(address).status_code for address in (with_file, nothing, f"{with_file}?small=1")] == [404] * 3
    assert client.get(with_file)["Location"].startswith("/accounts/login/code/?next=")
    new_room(cast, "wg2")
    assert signed_in(cast.other).get(with_file.replace("wg1", "wg2")).status_code == 404, "through another room"


def test_99_what_waits_is_for_its_voice_and_the_moderation(cast, queued, say, signed_in, photo):
    post = say(cast.participant, queued, attachments=[photo])
    address = f"/c/gathering/rooms/wg2/files/{post.attachments.get().pk}/"

    def seen():
        return [signed_in(person).get(address).status_code for person in (cast.participant, cast.moderator, cast.other, cast.secretariat)]

    assert seen() == [200, 200, 404, 404]
    assert address in signed_in(cast.moderator).get("/c/gathering/rooms/wg2/moderation/").content.decode()
    moderation.publish_post(post, by=cast.moderator)
    assert seen() == [200] * 4
    moderation.hold_post(post, by=cast.moderator)
    assert seen() == [200, 200, 404, 404]
    posting.withdraw_post(post, by=cast.participant)
    assert seen() == [404] * 4
    assert Attachment.objects.count() == 0


def test_after_the_sealing_files_are_read_as_the_words_are(cast, room, with_file, signed_in):
    keyring.destroy("room", room.id)
    assert signed_in(cast.other).get(with_file).status_code == 200


@pytest.mark.parametrize("asked, status, part", [
    ("bytes=0-1", 206, slice(0, 2)), ("bytes=2-", 206, slice(2, None)), ("bytes=-5", 206, slice(-5, None)), ("bytes=0-999", 200, slice(None)),
    ("bytes=999-", 416, slice(0, 0)), ("bytes=5-2", 200, slice(None)), ("bytes=-0", 416, slice(0, 0)), ("lines=1-2", 200, slice(None)), ("bytes=-", 200, slice(None)),
    ("bytes=" + ",".join(f"{n}-{n}" for n in range(1_000)), 200, slice(None)),
])  # fmt: skip
def test_100_one_range_or_the_whole(cast, with_file, signed_in, photo, asked, status, part):
    answer = signed_in(cast.other).get(with_file, headers={"Range": asked, "Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.content) == (status, photo.content[part] if status != 416 else b"")
    if status == 206:
        start, end, _step = part.indices(len(photo.content))
        assert answer["Content-Range"] == f"bytes {start}-{end - 1}/{len(photo.content)}"
    assert signed_in(cast.other).get(with_file, headers={"Range": asked, "If-Range": '"x"'}).status_code == 200


def test_101_there_is_no_other_way_to_a_file(cast, with_file, signed_in):
    assert [pattern for pattern, _entry in walk(get_resolver()) if "file_id" in pattern] == ["c/<slug:slug>/rooms/<slug:room_slug>/files/<uuid:file_id>/"]
    assert not settings.MEDIA_URL.strip("/") and not settings.MEDIA_ROOT
    assert [signed_in(cast.other).get(f"{start}{with_file.split('/')[-2]}").status_code for start in ("/media/", "/files/", "/static/")] == [404] * 3


def test_102_a_file_runs_nothing_and_is_kept_nowhere(cast, room, say, with_file, signed_in, photo):
    document = cleaning.Cleaned("application/pdf", "pdf", b"%PDF-1.7", [])
    other = f"{ROOM}files/{say(cast.other, room, attachments=[document]).attachments.get().pk}/"
    browser = signed_in(cast.other)
    for address, disposition in ((with_file, 'inline; filename="picture-1.jpg"'), (other, 'attachment; filename="document-1.pdf"')):
        answer = browser.get(address)
        assert answer["Content-Disposition"] == disposition
        assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store, private")
        assert browser.head(address).headers == answer.headers and browser.head(address).content == b""
        assert browser.post(address).status_code == 405
    small = browser.get(f"{with_file}?small=1")
    assert (small.content, small["Content-Type"], small["Content-Disposition"]) == (photo.small, "image/webp", 'inline; filename="picture-1.webp"')
    assert browser.get(f"{other}?small=1").status_code == 404


def test_103_104_what_fails_on_the_way_leaves_nothing_behind(cast, room, say, photo, signed_in, monkeypatch):
    """Nothing is stored before it is clean, and a post with its files is one transaction."""
    monkeypatch.setattr(cleaning, "_apart", lambda data: b"")  # the process died
    assert send(signed_in(cast.participant), upload(bad_files.picture())).status_code == 409
    too_long = cleaning.Cleaned("image/jpeg", "jpg", b"", [], None, -1)  # the database refuses it, as it does on a full disk
    with pytest.raises(IntegrityError):
        say(cast.participant, room, attachments=[photo, too_long])
    assert (Post.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_post_takes_three_files_and_a_room_a_few_hundred(cast, room, say, photo, monkeypatch):
    with pytest.raises(Refused) as told:
        say(cast.participant, room, attachments=[photo] * 4)
    assert told.value.code == "forums.many_files"
    monkeypatch.setattr(attaching, "MOST_IN_A_ROOM", 1)
    say(cast.participant, room, attachments=[photo])
    with pytest.raises(Refused) as told:
        say(cast.other, room, attachments=[photo])
    assert (told.value.code, Post.objects.count()) == ("forums.room_full_of_files", 1)


def test_a_file_costs_the_same_questions_however_many_there_are(cast, room, say, with_file, signed_in, photo):
    browser = signed_in(cast.other)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            browser.get(with_file)
        return len(asked)

    one = questions()
    for _ in range(2):
        say(cast.other, room, attachments=[photo, photo])
    assert questions() == one <= 5


def test_a_row_of_a_file_tells_nothing_but_the_file(cast, room, with_file):
    file = Attachment.objects.get()
    told = {field.name for field in Attachment._meta.concrete_fields}
    assert told == {"id", "post", "position", "media_type", "extension", "size", "width", "height", "description", "removed", "content", "small"}
    assert file.size == len(bytes(file.content))
    assert file.pk.version == 4
    assert re.fullmatch(r"(picture|document)-[123]\.[a-z]{3,4}", file.neutral_name)
