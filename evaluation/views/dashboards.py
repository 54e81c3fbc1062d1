"""While it goes on: live figures for evaluation staff, days in bands for the secretariat, and her own part for each participant."""

from datetime import date

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from convening import clock, policy, writing
from convening.errors import Refused
from forums import record
from sessions import selectors as sessions

from .. import prose, sheets
from ..models import Survey, text_of
from ..rendering.annex_b import headline
from ..selectors import dashboards as selectors
from ..selectors.releases import releases_for
from ..services.days import silent_rooms
from ..services.live import figures_now
from .wording import report_name


@require_safe
def live(request, slug):
    """What is so now, before disclosure control. Counted at each look and kept nowhere."""
    convening = selectors.convening_to_watch(request.user, slug)
    page = {"convening": convening, "today": clock.today(convening.zone)}
    try:
        page |= _live(figures_now(convening))
    except Refused as refused:
        page["refused"] = refused.message
    return render(request, "evaluation/live.html", page, status=409 if "refused" in page else 200)


def _live(told):
    language = writing.language_here()
    return {
        "figures": _headline(told),
        "steps": [{"label": label, "value": value} for label, value in _funnel(told) if value is not None],
        "sessions": [
            [one["title"], one["attendances"], one["peak"], {"value": one["median_minutes"], "blank": "–"}] for one in told["live"]["sessions"]
        ],
        "rooms": told["rooms"] and [[text_of(room["title"], language), room["posts"], room["posters"]] for room in told["rooms"]["rooms"]],
        "all_rooms": told["rooms"] and [_("All rooms"), told["rooms"]["posts"], told["rooms"]["posters"]],
        "surveys": [[one["survey"].title, one["completed"], one["eligible"], _share(one["completed"], one["eligible"])] for one in told["surveys"]],
        "weeks": _weeks(told), **_heads_and_notes(told),
        "sealed": told["rooms"] is None,
    }


def _heads_and_notes(told):
    """Columns, totals and notes of the tables."""
    blank = {"value": None, "blank": ""}
    return {
        "session_columns": _heads(_("Session"), _("Attendances"), _("Peak"), _("Median minutes")),
        "session_total": [_("All sessions"), sum(one["attendances"] for one in told["live"]["sessions"]), blank, blank],
        "session_note": _("Without those who were there to work, and without guests nobody could identify; these count in the peak."),
        "room_columns": _heads(_("Room"), _("Posts"), _("People who posted")),
        "room_note": _("People who posted in more than one room count once in all rooms."),
        "survey_columns": _heads(_("Survey"), _("Completed"), _("Asked"), _("Share")),
        "week_columns": _heads(_("Week that begins on"), _("People who logged on"), _("Posts")),
        "week_note": _("Somebody who logged on in several weeks counts once in each of them."),
    }


def _heads(first, *numbers):
    return [{"label": first}, *({"label": label, "numeric": True} for label in numbers)]


def _headline(told):
    people, platform = told["people"], told["platform"]
    return [
        {"value": people["participants"], "label": _("participants"), "of": _known(people["countries"])},
        {"value": people["registered"], "label": _("registered"), "of": ""},
        {"value": platform["logged_on"], "label": _("logged on"), "of": _known(platform["countries"])},
        {"value": people["unmatched"], "label": _("attendances of guests nobody could identify"), "of": ""},
    ]  # fmt: skip


def _known(countries):
    return _("from %(countries)s countries, declared by %(known)s of %(people)s") % {
        "countries": prose.number(countries["countries"]), "known": prose.number(countries["known"]), "people": prose.number(countries["of"]),
    }  # fmt: skip


def _funnel(told):
    """[(step, people)]; None where it cannot be counted."""
    after = next((one for one in told["surveys"] if one["survey"].kind == Survey.Kind.POST_CONFERENCE), None)
    return [
        (_("Invited"), told["people"]["invited"]), (_("Accepted"), told["people"]["accepted"]), (_("Registered"), told["people"]["registered"]),
        (_("Attended live"), told["live"]["people"]), (_("Logged on"), told["platform"]["logged_on"]), (_("Opened a resource"), told["opened"]),
        (_("Posted"), told["rooms"] and told["rooms"]["posters"]), (_("Responded"), after and after["completed"]),
    ]  # fmt: skip


def _weeks(told):
    posts = (told["rooms"] or {}).get("weeks", {})
    return [[writing.day(week, writing.language_here(), "plain"), told["weeks"].get(week, 0), posts.get(week, 0)] for week in sorted({*told["weeks"], *posts})]


def _share(part, whole):
    return {"value": None, "blank": "–"} if not whole else writing.percent(part / whole, writing.language_here())


@require_safe
def days(request, slug):
    """Each day in bands, the newest first, a month a page. Nothing is counted here: the nights have done that."""
    convening = selectors.convening_by_days(request.user, slug)
    told, rooms = selectors.days_told(convening), record.rooms_of(convening)
    months = sorted({row.day.replace(day=1) for row in told})
    month = _month(request.GET.get("month"), months)
    shown = [row for row in told if month and row.day.replace(day=1) == month]
    open_then = {slug for row in shown for slug in row.bands.get("posts", ())}
    rooms_shown = [room for room in rooms if room["slug"] in open_then]
    asked = {key for row in shown for key in row.bands.get("answers", ())}
    surveys = {key: title for key, title in selectors.titles_of_surveys(convening).items() if key in asked}
    held = {one.slug: one.title for one in sessions.sessions_in(convening)}
    releases = releases_for(request.user, convening)
    page = {
        "convening": convening, "month": month, "columns": _columns(rooms_shown, surveys),
        "rows": [_day(row, rooms_shown, surveys, held) for row in reversed(shown)],
        "month_name": shown and writing.days(shown[0].day, shown[-1].day, writing.language_here()),
        "note": _("Posts that wait for the moderation count on the day on which they were written."),
        "silent": [_silence(one) for one in silent_rooms(rooms, told)], "bands": _legend(convening),
        **{name: f"?month={to:%Y-%m}" for name, to in _beside(month, months).items()},
        "may_count": policy.allows(request.user, "evaluation.view_live_figures", convening),
    }  # fmt: skip
    if releases:
        page |= {"release": report_name(releases[0]), "figures": sheets.figures(headline(releases[0].as_shape()))}
    return render(request, "evaluation/days.html", page)


def _month(asked, months):
    """The month asked for where a night told of one of its days, else the last one; None where nothing was told."""
    return next((month for month in months if f"{month:%Y-%m}" == asked), months[-1] if months else None)


def _beside(month, months):
    place = months.index(month) if month else 0
    return {
        **({"older_url": months[place - 1]} if place else {}), **({"newer_url": months[place + 1]} if month and place + 1 < len(months) else {}),
    }  # fmt: skip


def _columns(rooms, surveys):
    language = writing.language_here()
    return [
        {"label": _("Day")}, {"label": _("Signed in")}, *({"label": text_of(room["title"], language)} for room in rooms),
        *({"label": _("Answers so far: %(survey)s") % {"survey": title}} for title in surveys.values()), {"label": _("Sessions of that day")},
    ]  # fmt: skip


def _day(row, rooms, surveys, held):
    language, bands = writing.language_here(), row.bands
    return [
        writing.day(row.day, language, "short"), _band(bands["log_ons"]), *(_posts(row, room["slug"], language) for room in rooms),
        *(_answers(bands.get("answers", {}).get(key)) for key in surveys), _listed(bands["attendances"], held),
    ]  # fmt: skip


def _answers(band):
    return _band(band) if band else {"value": None, "blank": "–"}


def _posts(row, slug, language):
    if "posts" not in row.bands:
        return {"value": None, "blank": _("told with later days")}
    band, since = row.bands["posts"].get(slug), date.fromisoformat(row.bands["since"])
    if band is None:
        return {"value": None, "blank": _("not open")}
    return {"value": _band(band), "note": writing.days(since, row.day, language) if since < row.day else ""}


def _listed(bands, titles):
    told = [
        _("%(what)s: %(band)s") % {"what": titles[name], "band": _band(band) if band else _("not known yet")}
        for name, band in bands.items() if name in titles
    ]  # fmt: skip
    return {"value": "; ".join(told)} if told else {"value": None, "blank": "–"}


def _band(band):
    return {
        "none": pgettext("a band of numbers", "none"), "few": pgettext("a band of numbers", "few"),
        "some": pgettext("a band of numbers", "some"), "many": pgettext("a band of numbers", "many"),
    }[band]  # fmt: skip


def _legend(convening):
    """What the bands stand for, one sentence of people and one of posts."""
    values = {
        "people": prose.number(convening.threshold_people), "many_people": prose.number(record.MANY_FROM * convening.threshold_people),
        "posts": prose.number(convening.threshold_posts), "many_posts": prose.number(record.MANY_FROM * convening.threshold_posts),
    }  # fmt: skip
    return [
        _("Of people, few are fewer than %(people)s, and many are %(many_people)s or more.") % values,
        _("Of posts, few are fewer than %(posts)s, and many are %(many_posts)s or more.") % values,
    ]


def _silence(one):
    title = text_of(one["room"]["title"], writing.language_here())
    return {"title": title, "days": one["days"], "until": one["until"]}


@require_safe
def mine(request, slug):
    """What the figures know of her, told to her alone."""
    convening = selectors.convening_of_mine(request.user, slug)
    told = selectors.of_herself(request.user, convening)
    page = {
        "convening": convening, **told,
        "attended": [
            [session.title, writing.day(writing.in_zone(session.starts_at, session.zone), writing.language_here(), "plain"), _counts(counts)]
            for session, counts in told["attended"]
        ],
        "columns": [{"label": _("Session")}, {"label": _("Day")}, {"label": _("Counts as an attendance")}],
        "note": _("It does not count where you were there for too short a time, or to work."),
        "releases": [{"label": report_name(report), "url": f"{reverse('annex_b', args=[slug])}?report={report.pk}"} for report in told["releases"]],
    }  # fmt: skip
    return render(request, "evaluation/mine.html", page)


def _counts(counts):
    return pgettext("an attendance", "yes") if counts else pgettext("an attendance", "not counted")
