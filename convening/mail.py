"""Letters: one recipient each, in the reader's language and direction, neutral outside, sealed until sent.

A letter is one plain text template, `<app>/emails/<name>.txt`: the first line is the subject, the rest paragraphs; a paragraph
that is only a link becomes the button of the HTML part. `<app>/notifications.py` has one function for each letter.
"""

import re
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from . import outbox

_LINK = re.compile(r"^https?://\S+$")
_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
_OUR_FAULT = re.compile(rb"\b5\.7\.\d")  # refused for what we are, not for whom we write to

# Filled by the storeys above: functions (tag) -> None, told of the letter that the mail server would not take for its reader.
CAME_BACK = []


def write(
    template, *, to, context, purpose=None, not_before=None, calendar=None, language=None, address=None, tag="", in_turn=False
):
    """Queue a letter to a person (`to`, a User) in the transaction of its cause.

    `purpose` makes it once-only. `calendar` is an iCalendar text (METHOD inside). `address` replaces the profile's. `tag` stands
    in the return address, so that a letter that comes back is known. One of many letters goes `in_turn`, at the provider's
    rate. With `to=None` a letter to nobody is queued, so that a stranger costs what a member does.
    """
    profile = to.profile if to else None
    language = language or (profile.language if profile else "") or settings.LANGUAGE_CODE
    with translation.override(language):
        subject, paragraphs = words_of(template, context)
        html = render_to_string(
            "convening/emails/letter.html",
            {
                "subject": subject,
                "paragraphs": [{"text": p, "link": bool(_LINK.match(p))} for p in paragraphs],
                "language": language,
                "bidi": translation.get_language_bidi(),
                "site_name": settings.SITE_NAME,
            },
        )
    letter = {
        "address": (address or profile.email) if profile else "",
        "subject": subject,
        "text": "\n\n".join(paragraphs) + "\n",
        "html": html,
        "calendar": calendar,
        "language": language,
        "tag": tag,
    }
    return outbox.put_letter(letter, purpose=purpose, not_before=not_before, in_turn=in_turn)


def words_of(template, context):
    """(subject, paragraphs) of a letter in the language that is active."""
    whole = render_to_string(template, {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **context})
    subject, _, text = whole.strip().partition("\n")
    return subject.strip(), [p.strip() for p in re.split(r"\n\s*\n", text.strip())]


def our_address():
    """The address that letters come from, and that somebody reads."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def return_address(tag):
    """Where a letter goes that cannot be delivered. It names nobody; without a tag, the sender's own."""
    local, _at, domain = settings.BOUNCES_TO.rpartition("@")
    return f"{local}+{tag}@{domain}" if tag else our_address()


def send(letter, letter_id):
    """Hand one letter to the mail server. The Message-ID is the letter's own, so that a repeated hand-over is one letter.

    A reader whom the mail server does not know is told to `CAME_BACK`; the letter is then done with.
    """
    host = settings.SITE_URL.split("://", 1)[1].split(":")[0].strip("/")
    message = EmailMultiAlternatives(
        subject=letter["subject"],
        body=letter["text"],
        from_email=return_address(letter.get("tag")),  # of the envelope; the reader sees the header
        to=[letter["address"]],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": f"<{letter_id.hex}@{host}>",
            "Content-Language": letter["language"],
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(letter["html"], "text/html")
    if letter.get("calendar"):
        method = _METHOD.search(letter["calendar"])
        message.attach_alternative(letter["calendar"], f"text/calendar; method={method.group(1) if method else 'PUBLISH'}")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        ((code, words),) = refused.recipients.values()
        if code < 500 or _OUR_FAULT.search(words):
            raise  # later, perhaps
        for hear in CAME_BACK:
            hear(letter.get("tag", ""))
