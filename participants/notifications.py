"""Letters of this app: one function each. Neutral outside, one recipient, no name, nothing of a nomination."""

from django.conf import settings
from django.urls import reverse

from convening import clock, mail, writing

from .models import Message


def invitation(invitation, token, *, number, phrase, language, kind="first", text="", calendar=None):
    """The letter with her link; `kind` is "first", "reminder" or "written", which carries a `text` of the secretariat.

    What she is invited to stands behind the link, not in the letter.
    """
    mail.write(
        {"first": "participants/emails/invitation.txt", "reminder": "participants/emails/reminder.txt",
         "written": "participants/emails/written_before.txt"}[kind],
        to=invitation.person,
        context={
            "link": f"{settings.SITE_URL}{reverse('invitation', args=[token])}",
            "last_day": writing.day(invitation.last_day, language or settings.LANGUAGE_CODE, "plain"),
            "number": f"{number[:4]}\N{NO-BREAK SPACE}{number[4:]}",  # a plain blank would turn the halves round in Arabic
            "phrase": phrase,
            "check_link": settings.SITE_URL + reverse("letter"),
            "text": text,
        },
        calendar=calendar,
        language=language,
        tag=invitation.bounce_tag,
        in_turn=True,
    )  # fmt: skip


def preview(kind, *, text, phrase):
    """(subject, paragraphs) of a letter to a segment in the active language, with an example where hers would stand."""
    example = {"number": "0000\N{NO-BREAK SPACE}0000", "phrase": phrase, "text": text, "check_link": settings.SITE_URL + reverse("letter")}
    if kind == "unanswered":
        last_day = writing.day(clock.now().date(), writing.language_here(), "plain")
        link = f"{settings.SITE_URL}/i/…"
        return mail.words_of("participants/emails/written_before.txt", {**example, "link": link, "last_day": last_day})
    return mail.words_of("participants/emails/written.txt", {**example, "link": f"{settings.SITE_URL}{reverse('my_part')}"})


def calendar(invitation, entry, text, *, language):
    """A meeting for her calendar, because she asked for it."""
    _with_calendar("participants/emails/calendar.txt", invitation, entry, text, language)


def calendar_moved(invitation, entry, text, *, language):
    """A meeting that stands in her calendar has another hour."""
    _with_calendar("participants/emails/calendar_moved.txt", invitation, entry, text, language)


def calendar_cancelled(invitation, entry, text, *, language):
    """A meeting that stands in her calendar is taken out of it."""
    _with_calendar("participants/emails/calendar_cancelled.txt", invitation, entry, text, language)


def _with_calendar(template, invitation, entry, text, language):
    mail.write(
        template,
        to=invitation.person,
        context={"link": f"{settings.SITE_URL}{reverse('my_part')}"},
        purpose=f"calendar:{entry.pk}:{entry.sequence}",
        calendar=text,
        language=language,
        tag=invitation.bounce_tag,
        in_turn=True,
    )


def written(person, *, text, language, purpose):
    """To somebody who takes part: what the secretariat wrote to all of a segment, or that there is something new."""
    mail.write(
        "participants/emails/written.txt",
        to=person,
        context={"link": f"{settings.SITE_URL}{reverse('my_part')}", "text": text},
        purpose=purpose,
        language=language,
        in_turn=True,
    )


def message_waits(message):
    """Something is there to read. One letter a day tells of all messages from people; the officer's is told of at once."""
    urgent = message.kind == Message.Kind.OFFICER
    mail.write(
        "participants/emails/message_waits.txt",
        to=message.person,
        context={"link": f"{settings.SITE_URL}{reverse('messages')}"},
        purpose=f"message:{message.pk}" if urgent else f"messages:{message.person_id}:{message.day}",
    )


def roster_ends(entry):
    """Her time on the roster ends soon. The letter does not name the roster: that she stands there is nobody's business."""
    mail.write(
        "participants/emails/roster_ends.txt",
        to=entry.person,
        context={"link": f"{settings.SITE_URL}{reverse('my_part')}"},
        purpose=f"roster:{entry.pk}:{entry.expires_on}",
    )


def officer_is_needed(officer):
    """To the officer for incidents: there is something to read. Where, she knows."""
    mail.write(
        "participants/emails/message_waits.txt",
        to=officer.person,
        context={"link": f"{settings.SITE_URL}{reverse('my_part')}"},
    )


def way_in(part, day):
    """Where she signs in, and how; one letter a day."""
    link = f"{settings.SITE_URL}{reverse('account_request_login_code')}"
    mail.write("participants/emails/way_in.txt", to=part.person, context={"link": link}, purpose=f"way in:{part.pk}:{day}")


def code_printed(code):
    """Somebody printed a code with which she can be let in: she hears of it, wherever her letters reach her."""
    mail.write("participants/emails/code_printed.txt", to=code.person, context={}, purpose=f"code:{code.pk}")


def new_roles(part):
    """Something changed in what she does: what it is stands behind the sign-in, not in the letter."""
    mail.write("participants/emails/new_roles.txt", to=part.person, context={"link": f"{settings.SITE_URL}{reverse('my_part')}"})


def list_needs_you(person):
    """To somebody who acts for an office: the secretariat has a question about her list. What it is stands inside."""
    mail.write("participants/emails/list_needs_you.txt", to=person, context={"link": f"{settings.SITE_URL}{reverse('my_part')}"})


def answer_code(invitation, code, *, language):
    """The code for her answer. It also tells her that somebody opened her invitation, if it was not she."""
    mail.write(
        "participants/emails/answer_code.txt",
        to=invitation.person,
        context={"code": code},
        language=language,
        tag=invitation.bounce_tag,
    )


def answer_has_come(invitation, token, *, language):
    """An answer has come, without saying which; with a link to change it, for whoever reads her letters."""
    mail.write(
        "participants/emails/answer_has_come.txt",
        to=invitation.person,
        context={
            "link": f"{settings.SITE_URL}{reverse('invitation', args=[token])}",
            "last_day": writing.day(invitation.last_day, language or settings.LANGUAGE_CODE, "plain"),
        },
        purpose=f"answered:{invitation.pk}",
        language=language,
        tag=invitation.bounce_tag,
    )
