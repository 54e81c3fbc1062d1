"""Letters of the programme: one function each. Neutral outside, one recipient, no title, no name."""

from itertools import count

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from convening import keyring, mail, outbox, vault, writing

from .exporters import calendar_of, entry_for
from .selectors import guest_token


def registered(session, person, mark, *, language=""):
    """To a guest who registered: her own link to the session's page, and a calendar file. Once for each session and person."""
    path = reverse("session_guest", args=[session.convening.slug, session.slug, guest_token(session, mark)])
    language = person.profile.language or language or settings.LANGUAGE_CODE
    with translation.override(language):
        calendar = calendar_of([session], titled=False)
    mail.write(
        "sessions/emails/registered.txt",
        to=person,
        context={"link": settings.SITE_URL + path},
        purpose=f"registered:{session.pk}:{person.pk}",
        calendar=calendar,
        language=language,
    )


def changed(session, person, mark, change):
    """To somebody who registered: the meeting moved, is cancelled, or takes place after all. Once for each change of its entry."""
    path = reverse("session_guest", args=[session.convening.slug, session.slug, guest_token(session, mark)])
    language = person.profile.language or settings.LANGUAGE_CODE
    with translation.override(language):
        calendar = calendar_of([session], titled=False)
    mail.write(
        f"sessions/emails/{change}.txt",
        to=person,
        context={"link": settings.SITE_URL + path},
        purpose=f"registered:{session.pk}:{person.pk}:{session.sequence}",
        calendar=calendar,
        language=language,
        in_turn=True,
    )


def admitted(part, key):
    """To somebody whom the help desk let in: whoever asked in her name would be found out. Once for each admission."""
    if part.person.profile.email:
        mail.write("sessions/emails/admitted.txt", to=part.person, context={}, purpose=f"admitted:{key}")


def rehearsal(rehearsal, part):
    """To somebody with a role: a meeting for her calendar. To whom it stands there already nothing is written."""
    _of_a_rehearsal("sessions/emails/rehearsal.txt", rehearsal, part, cancelled=False)


def rehearsal_cancelled(rehearsal, part):
    """It is not held, or not with her: it leaves her calendar. Whoever was never told of it is not told of its end."""
    _of_a_rehearsal("sessions/emails/rehearsal_cancelled.txt", rehearsal, part, cancelled=True)


def _of_a_rehearsal(template, rehearsal, part, *, cancelled):
    """Letters in turn, an entry and its end, numbered as the SEQUENCE of the entry: whoever has a role again is told again.

    Nothing comes into the calendar of somebody who needs more care; she finds the hour on her page.
    """
    person, session = part.person, rehearsal.session
    sequence = next(number for number in count() if not outbox.was_put(_of_rehearsal(rehearsal, part, number)))
    if not person.profile.email or cancelled != bool(sequence % 2):
        return
    language = person.profile.language or settings.LANGUAGE_CODE
    calendar = None
    if not person.profile.careful:
        uid = vault.digest(keyring.house("calendar"), "rehearsal", rehearsal.pk, part.pk, size=16).hex()
        with translation.override(language):
            calendar = entry_for(
                person, uid=uid, sequence=sequence, starts_at=rehearsal.starts_at, ends_at=rehearsal.ends_at, zone=session.zone,
                cancelled=cancelled,
            )  # fmt: skip
    mail.write(
        template,
        to=person,
        context={"link": f"{settings.SITE_URL}{reverse('my_part')}", "attached": calendar is not None},
        purpose=_of_rehearsal(rehearsal, part, sequence),
        calendar=calendar,
        language=language,
    )


def _of_rehearsal(rehearsal, part, number):
    return f"rehearsal:{rehearsal.pk}:{part.pk}:{number}"


def papers_lacking(session, part):
    """To a speaker whose paper is not there, some days before the last: once for each session and last day."""
    mail.write(
        "sessions/emails/papers_lacking.txt",
        to=part.person,
        context={
            "link": f"{settings.SITE_URL}{reverse('my_part')}",
            "day": writing.day(session.papers_due_on, part.person.profile.language or settings.LANGUAGE_CODE, "plain"),
        },
        purpose=f"papers:{session.pk}:{part.pk}:{session.papers_due_on}",
    )
