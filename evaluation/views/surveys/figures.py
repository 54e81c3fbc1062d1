"""The figures of one survey, protected as they are printed in a report, for those who made it."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from convening import writing

from ...models import Item, Survey, text_of
from ...selectors import surveys as shown
from ...services import surveys as services

Kind = Item.Kind


@require_safe
def survey_figures(request, slug, survey_id):
    """Figures as they may be published, of a survey that is over."""
    survey = shown.survey_to_make(request.user, slug, survey_id)
    page = {"convening": survey.convening, "survey": survey, "response": shown.response_of(survey), "k": survey.convening.threshold_people}
    told = services.figures_of(survey) if survey.stage in (Survey.Stage.CLOSED, Survey.Stage.COUNTED) else None
    if told:
        language = writing.language_here()
        page |= {"figures": _response(told, language), "items": [_item(entry, language) for entry in told["items"]]}
        page |= {"by_link": [_item(entry, language) for entry in told.get("items_by_link") or ()]}
    return render(request, "evaluation/surveys/figures.html", page)


def _response(told, language):
    """What components/figures.html takes."""
    rate = _("%(share)s of those who were asked") % {"share": writing.percent(told["rate"], language)} if told["rate"] is not None else ""
    found = [
        {"value": told["eligible"], "label": pgettext("people", "asked"), "of": ""},
        {"value": told["completed"], "label": pgettext("people", "answered"), "of": rate},
        {"value": told["partial"], "label": _("had begun and did not send"), "of": ""},
    ]
    if told["completed_by_link"] != 0:
        found.append({"value": told["completed_by_link"], "label": _("came by the public link"), "of": _("counted apart")})
    return found


def _item(entry, language):
    """One question: {"question", "row", "n", "top2", "bars", "kind", "few", "more", "words"}."""
    counts = entry["distribution"] or []
    shown_bars = any(one["count"] is not None for one in counts)
    return {
        "question": text_of(entry["question"], language), "row": text_of(entry.get("row") or {}, language), "n": entry["n"],
        "top2": _top2(entry, language), "bars": [_bar(one, language) for one in counts] if shown_bars else [],
        "kind": entry["kind"], "few": bool(counts) and not shown_bars and entry["n"] != 0, "more": _more(entry, language), "words": entry["words"],
    }  # fmt: skip


def _top2(entry, language):
    """The two best of five, with the interval; "" where it may not be told."""
    if entry["share"] is None:
        return ""
    said = {"share": writing.percent(entry["share"], language)}
    if not entry["interval"]:
        return _("%(share)s chose one of the two best.") % said
    low, high = (writing.percent(one, language) for one in entry["interval"])
    said |= {"low": low, "high": high}
    return _("%(share)s chose one of the two best; of all who were asked between %(low)s and %(high)s, if the others think alike.") % said


def _bar(one, language):
    share = one.get("share")
    return {"label": text_of(one["text"], language), "value": one["count"], "of": writing.percent(share, language) if share is not None else ""}


def _more(entry, language):
    """Sentences on what has no bars of its own: an order, a number."""
    said = []
    if entry.get("order"):
        texts = {one["code"]: text_of(one["text"], language) for one in entry["distribution"]}
        said.append(_("In the order of all: %(order)s.") % {"order": " · ".join(texts[code] for code in entry["order"])})
    if entry.get("median") is not None:
        said.append(_("Half said %(median)s or less.") % {"median": writing.number(entry["median"], language)})
    if entry.get("quartiles"):
        low, high = (writing.number(one, language) for one in entry["quartiles"])
        said.append(_("The middle half lies between %(low)s and %(high)s.") % {"low": low, "high": high})
    if entry["dont_know"]:
        said.append(
            ngettext("%(number)s did not know or would not say.", "%(number)s did not know or would not say.", entry["dont_know"])
            % {"number": writing.number(entry["dont_know"], language)}
        )
    return said
