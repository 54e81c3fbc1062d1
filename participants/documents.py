"""Documents that a person asks for herself: one page that names her, set on demand and kept nowhere."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from convening import clock, typesetting, writing

TEMPLATE = Path(__file__).with_name("letter.typ")
PARTS = ("convener", "partner", "cooperation", "donor")


def letter_of_invitation(convening, name, language):
    """The official letter of invitation to `convening`, addressed to `name`, in `language`, as the bytes of a tagged PDF."""
    with translation.override(language):
        days = writing.days(convening.starts_on, convening.ends_on, language)
        told = {"title": convening.title, "days": days}
        paragraphs = [
            _("We have the honour to invite you to take part in “%(title)s”, which is held online, %(days)s.") % told,
            _("The invitation is personal and cannot be passed on."),
            _("This letter was issued at the request of the person to whom it is addressed."),
        ]
        return document(
            convening, language=language, title=_("Invitation"), to=pgettext("addressed to", "To %(name)s") % {"name": name},
            paragraphs=paragraphs, dated=clock.now(),
        )  # fmt: skip


def document(convening, *, language, title, to, paragraphs, dated, foot=""):
    """One page with the conveners' own credit lines above, in any of the house's languages. Its metadata say "Letter", no more.

    `to`, `paragraphs` and `foot` (small print; a code to check) are finished words. Returns the bytes of a PDF.
    """
    with translation.override(language):
        organisations = sorted(convening.organisations.all(), key=lambda one: (PARTS.index(one.part), one.position, one.pk))
        content = {
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "neutral": pgettext("title of a document", "Letter"),
            "credits": [organisation.credit_line for organisation in organisations],
            "title": title,
            "date": writing.day(writing.in_zone(dated, convening.zone).date(), language, "plain"),
            "to": to,
            "paragraphs": [str(paragraph) for paragraph in paragraphs],
            "foot": str(foot),
        }
    return typesetting.pdf(TEMPLATE, content, dated=dated)


def proof_of_participation(proof, language):
    """That somebody took part, for herself to show; with the number by which it can be checked. The bytes of a tagged PDF."""
    convening = proof.convening
    with translation.override(language):
        told = {
            "name": proof.name,
            "title": convening.title,
            "days": writing.days(convening.starts_on, convening.ends_on, language),
        }
        check = {"page": f"{settings.SITE_URL}{reverse('check_proof')}", "number": proof.number}
        return document(
            convening, language=language, title=_("Proof of participation"), to="",
            paragraphs=[
                _("%(name)s took part in “%(title)s”, which was held online, %(days)s.") % told,
                _("This document was issued at the request of the person whom it names. It says nothing of what was said, or by whom."),
            ],
            dated=clock.now(), foot=_("Whoever wants to check this: %(page)s, number %(number)s") % check,
        )  # fmt: skip
