"""Attacks on the ways in, and on what is kept when a promise grows stricter."""

import socket
import threading
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from convening import clock
from convening.errors import Refused
from convening.testing import person_in
from sessions import platforms, services
from sessions.models import Attendance, Note, Session
from sessions.services.floor import notes

pytestmark = pytest.mark.django_db
PAGE = "/c/gathering/programme/working-group/live/"


@pytest.fixture
def answers_once():
    """`answers_once(bytes)`: the address of a server that says this, whatever it is asked, and hangs up."""
    opened = []

    def serve(said):
        server = socket.create_server(("127.0.0.1", 0))
        opened.append(server)

        def answer():
            try:
                while True:
                    asker, _address = server.accept()
                    asker.recv(65536)
                    asker.sendall(said)
                    asker.close()
            except OSError:
                pass

        threading.Thread(target=answer, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/bigbluebutton"

    yield serve
    for server in opened:
        server.close()


@pytest.mark.parametrize("said", [
    b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 " + b"x" * 70_000 + b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<response>",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<response/>",
])
def test_whatever_answers_in_place_of_a_platform_she_reads_a_calm_sentence(cast, group, settings, redis_empty, answers_once, said):
    settings.BIGBLUEBUTTON = {"url": answers_once(said), "secret": "a secret", "hash": "sha256"}
    Session.objects.filter(pk=group.pk).update(platform="bigbluebutton")
    group.refresh_from_db()
    part = cast.participant.participations.get()
    with pytest.raises(Refused) as refused:
        platforms.url(group, platforms.entrant(group, cast.participant, part))
    assert refused.value.code == "session.platform_away"


def test_notes_of_a_session_that_went_off_the_record_leave_with_nobody_and_can_be_deleted(cast, live, signed_in):
    rapporteur = person_in(cast.convening, "rapporteur", name="Dunya Sabri", member=False)
    services.give_session_role(live, rapporteur.participations.get(), "rapporteur", by=cast.secretariat)
    note = notes.write_note(live, "Water was spoken of.", language="en", by=rapporteur, key=uuid4())
    browser = signed_in(rapporteur)
    assert browser.get(f"{PAGE}notes.txt").status_code == 200
    services.change_session(live, by=cast.secretariat, rule="off_the_record")
    assert browser.get(f"{PAGE}notes.txt").status_code == 404
    shown = browser.get(f"{PAGE}notes/").content.decode()
    assert f"notes/{note.pk}/" in shown and "notes.txt" not in shown
    browser.post(f"{PAGE}notes/{note.pk}/", {"deed": "delete", "understood": "yes"})
    assert not Note.objects.filter(session=live).exists()


@pytest.mark.parametrize("sign", ["\\ud800", "\\u0000"])
def test_signs_that_are_no_letters_in_a_platform_s_report_are_left_out(cast, group, signed_in, redis_empty, sign):
    user = '{"name": "Guest%s", "extId": "x%s", "intIds": {"1": {"registeredOn": 1626267600000, "leftOn": 1626270000000}}}' % (sign, sign)
    told = ('{"name": "Meeting%s", "users": {"1": %s}, "endedOn": 1626270000000}' % (sign, user)).encode()
    clock.set_to(group.ends_at)
    report = SimpleUploadedFile("report.json", told)
    answer = signed_in(cast.secretariat).post("/c/gathering/programme/working-group/attendance/", {"report": report, "zone": "America/New_York", "client_key": str(uuid4())})
    assert answer.status_code == 200 and "Guest" in answer.content.decode()
    services.take_in_attendance(group, told, "America/New_York", by=cast.secretariat)
    assert Attendance.objects.filter(session=group).count() == 1
