"""Letters: one recipient each, in the reader's language and direction, neutral outside, sealed until sent.

A letter is one plain text template, `<app>/emails/<name>.txt`: the first line is the subject, the rest paragraphs; a paragraph
that is only a link becomes the button of the HTML part. `<app>/notifications.py` has one function for each letter.
"""

import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from . import outbox

_LINK = re.compile(r"^https?://\S+$")


def write(template, *, to, context, purpose=None, not_before=None, calendar=None, language=None, address=None):
    """Queue a letter to a person (`to`, a User) in the transaction of its cause.

    `purpose` makes it once-only. `calendar` is an iCalendar text (METHOD inside). `address` replaces the profile's.
    With `to=None` a letter to nobody is queued, so that a stranger costs what a member does.
    """
    profile = to.profile if to else None
    language = language or (profile.language if profile else "") or settings.LANGUAGE_CODE
    with translation.override(language):
        whole = render_to_string(template, {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **context})
        subject, _, text = whole.strip().partition("\n")
        paragraphs = [p.strip() for p in re.split(r"\n\s*\n", text.strip())]
        html = render_to_string(
            "convening/emails/letter.html",
            {
                "subject": subject.strip(),
                "paragraphs": [{"text": p, "link": bool(_LINK.match(p))} for p in paragraphs],
                "language": language,
                "bidi": translation.get_language_bidi(),
                "site_name": settings.SITE_NAME,
            },
        )
    letter = {
        "address": (address or profile.email) if profile else "",
        "subject": subject.strip(),
        "text": "\n\n".join(paragraphs) + "\n",
        "html": html,
        "calendar": calendar,
        "language": language,
    }
    return outbox.put_letter(letter, purpose=purpose, not_before=not_before)


def send(letter, letter_id):
    """Hand one letter to the mail server. The Message-ID is the letter's own, so that a repeated hand-over is one letter."""
    host = settings.SITE_URL.split("://", 1)[1].split(":")[0].strip("/")
    message = EmailMultiAlternatives(
        subject=letter["subject"],
        body=letter["text"],
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter["address"]],
        headers={
            "Message-ID": f"<{letter_id.hex}@{host}>",
            "Content-Language": letter["language"],
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(letter["html"], "text/html")
    if letter.get("calendar"):
        method = re.search(r"METHOD:(\w+)", letter["calendar"])
        message.attach_alternative(letter["calendar"], f"text/calendar; method={method.group(1) if method else 'PUBLISH'}")
    message.send()
