"""Codes on slips of paper, each in its reader's language: no name, nothing of the convening, only where to type it."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from convening import clock, typesetting, writing

TEMPLATE = Path(__file__).with_name("slips.typ")


def slips(convening, found, texts, *, days):
    """[{code, number, who, language, direction, heading, steps, until}] for the people `found`, in their order.

    `number` tells the slips of a sheet apart; `who` belongs to it is for the screen of whoever prints, not for the paper.
    """
    last_day = clock.today(convening.zone) + timedelta(days=days - 1)
    page = f"{settings.SITE_URL}{reverse('code')}"
    made = []
    for number, (one, code) in enumerate(zip(found, texts, strict=True), 1):
        language = one.language if one.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            made.append(
                {
                    "code": code,
                    "number": writing.own_digits(str(number), language) if len(texts) > 1 else "",
                    "who": one,
                    "language": language,
                    "direction": "rtl" if translation.get_language_bidi() else "ltr",
                    "heading": _("Your code"),
                    "steps": [
                        _("Open this page on a phone or computer that you trust:"),
                        _("Type the code there. Capital or small letters, with or without hyphens: as you like."),
                        _("It works once, until %(day)s. Then destroy this paper.") % {"day": writing.day(last_day, language, "plain")},
                    ],
                    "page": page,
                    "warning": _("Whoever has this paper can go in as you. Give it to nobody."),
                }
            )
    return made


def as_pdf(made, convening):
    """The slips with lines to cut along, as a PDF."""
    sheet = [{name: value for name, value in slip.items() if name != "who"} | {"font": typesetting.font_for(slip["language"])} for slip in made]
    content = {"slips": sheet, "language": made[0]["language"], "title": made[0]["heading"]}
    return typesetting.pdf(TEMPLATE, content, dated=clock.now())
