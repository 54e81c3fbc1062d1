"""Letters that come back: told by the mail server at once, by a notice of delivery later, or by hand."""

import smtplib
from io import StringIO
from unittest import mock

import pytest
from django.core import mail as outgoing
from django.core.management import call_command

from convening import mail, outbox, policy
from convening.errors import Refused
from convening.models import AuditEntry, OutboxEntry
from participants.models import Invitation
from participants.services import bounces

pytestmark = pytest.mark.django_db


def notice(tag, *, action="failed", status="5.1.1", to=None, kind="multipart/report; report-type=delivery-status"):
    """As a mail server writes it (RFC 3464)."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {to or f'<bounces+{tag}@127.0.0.1>'}\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: {kind}; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n\r\n'
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; amal@field.example\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: An invitation for you\r\n\r\nYou are invited\r\n--b--\r\n"
    ).encode()


def undelivered():
    return Invitation.objects.filter(undelivered_on__isnull=False).count()


def test_a_letter_has_a_return_address_that_names_nobody(invited):
    invitation, _token = invited()
    outbox.carry_out(mail.send, None, None)
    (message,) = [m for m in outgoing.outbox if "/i/" in m.body]
    assert message.from_email == f"bounces+{invitation.bounce_tag}@127.0.0.1"
    assert message.message()["From"].endswith("<letters@127.0.0.1>")
    assert message.message()["Auto-Submitted"] == "auto-generated"


def test_a_notice_marks_the_letter_once(invited):
    invitation, _token = invited()
    raw = notice(invitation.bounce_tag)
    assert [bounces.take_in_notice(raw, by=policy.OPERATOR) for _twice in range(2)] == ["lost", "known"]
    assert undelivered() == 1
    assert AuditEntry.objects.filter(verb="participants.letter_came_back").count() == 1


def test_a_letter_that_is_only_late_is_not_lost(invited):
    invitation, _token = invited()
    for raw in (notice(invitation.bounce_tag, action="delayed", status="4.4.7"), notice(invitation.bounce_tag, status="4.2.2")):
        assert bounces.take_in_notice(raw, by=policy.OPERATOR) == "delayed"
    assert undelivered() == 0


OUT_OF_OFFICE = (
    b"To: bounces+%s@127.0.0.1\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\nContent-Type: text/plain\r\n\r\nBack on Monday."
)
REPLY = (
    b"To: bounces+%s@127.0.0.1\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    "raw,code",
    [
        (lambda tag: OUT_OF_OFFICE % tag.encode(), "bounce.not_one"),
        (lambda tag: REPLY % tag.encode(), "bounce.not_one"),
        (lambda tag: notice(tag, kind="multipart/mixed"), "bounce.not_one"),
        (lambda tag: notice(tag, to="postmaster@elsewhere.example"), "bounce.no_address"),
        (lambda tag: notice(tag, to=f"bounces+{tag}@elsewhere.example"), "bounce.no_address"),
        (lambda tag: notice("0" * 20), "bounce.unknown"),
        (lambda tag: b"", "bounce.not_one"),
        (lambda tag: bytes(range(256)) * 64, "bounce.not_one"),
        (lambda tag: b"PK\x03\x04" + b"\0" * 5000, "bounce.not_one"),
        (lambda tag: b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)), "bounce.not_one"),
        (lambda tag: notice(tag) + b"x" * bounces.MOST_BYTES, "bounce.too_long"),
        (lambda tag: notice(tag).replace(b"message/delivery-status", b"message/delivery-status; charset=\xff\xfe"), None),
        (lambda tag: notice(tag).replace(b"Action: failed", b"Action: =?utf-8?q?fail=0Aed?="), None),
    ],
)
def test_what_is_no_notice_is_refused_with_a_sentence(invited, raw, code):
    invitation, _token = invited()
    if code is None:
        assert bounces.take_in_notice(raw(invitation.bounce_tag), by=policy.OPERATOR) in ("lost", "delayed")
        return
    with pytest.raises(Refused) as refused:
        bounces.take_in_notice(raw(invitation.bounce_tag), by=policy.OPERATOR)
    assert refused.value.code == code and len(refused.value.message) > 30
    assert undelivered() == 0


def test_a_secretary_takes_in_what_belongs_to_her_convening_only(invited, cast):
    invitation, _token = invited()
    elsewhere = cast.stranger.participations.get().convening
    with pytest.raises(Refused) as refused:
        bounces.take_in_notice(notice(invitation.bounce_tag), by=cast.stranger, convening=elsewhere)
    assert refused.value.code == "bounce.unknown" and undelivered() == 0


def test_after_an_answer_nothing_is_marked(invited):
    invitation, _token = invited()
    Invitation.objects.update(state="accepted", answered_on=invitation.sent_on)
    assert bounces.take_in_notice(notice(invitation.bounce_tag), by=policy.OPERATOR) == "known"
    assert undelivered() == 0


@pytest.mark.parametrize(
    "code,words,marked,waits",
    [
        (550, b"5.1.1 no such user", 1, 0),
        (450, b"4.2.1 try again later", 0, 1),
        (554, b"5.7.1 relay access denied", 0, 1),  # our own fault: nobody's address is wrong
    ],
)
def test_a_reader_whom_the_mail_server_does_not_know_is_marked_at_once(invited, cast, code, words, marked, waits):
    invited()
    OutboxEntry.objects.exclude(name=outbox.IN_TURN).delete()
    refusal = smtplib.SMTPRecipientsRefused({"amal.haddad@field.example": (code, words)})
    with mock.patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=refusal):
        outbox.carry_out(mail.send, None, None)
    assert undelivered() == marked
    assert OutboxEntry.objects.filter(kind="letter", done_on=None).count() == waits


def test_the_command_reads_one_message(invited, tmp_path):
    invitation, _token = invited()
    (tmp_path / "notice.eml").write_bytes(notice(invitation.bounce_tag))
    out = StringIO()
    call_command("take_in_bounces", str(tmp_path / "notice.eml"), "--json", stdout=out)
    assert out.getvalue() == '{"outcome": "lost"}\n'
    with pytest.raises(SystemExit) as ended:
        call_command("take_in_bounces", str(tmp_path / "nothing.eml"), stdout=StringIO(), stderr=StringIO())
    assert ended.value.code == 1
