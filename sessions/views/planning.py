"""How clashes and nights are told on the pages of those who plan. Arrangement only."""

from babel.lists import format_list
from django.utils.translation import ngettext
from django.utils.translation import gettext as _

from convening import writing
from participants.models import Region

from ..selectors.fairness import EVERYBODY, OTHERS, UNKNOWN


def clash_sentences(clashes, names=None):
    """[{"sentence", "title", "url"}] of `Clash`es; with `names`, {participation id: name}, people are named: for the secretariat."""
    return [{"sentence": _clash(clash, names or {}), "title": clash.other.title, "slug": clash.other.slug} for clash in clashes]


def _clash(clash, names):
    n = {"n": writing.number_here(clash.count)}
    told = [names[part_id] for part_id in clash.people if part_id in names]
    if told:
        who = {"people": format_list(sorted(told), locale=writing.locale_of(writing.language_here()))}
        return {
            "person": _("At the same time, with a role in both: %(people)s."),
            "hurry": _("Less than 15 minutes between the two, with a role in both: %(people)s."),
            "rehearsal": _("A rehearsal of one falls into the other, with a role in both: %(people)s."),
        }[clash.code] % who
    return {
        "person": ngettext(
            "At the same time; %(n)s person has a role in both.", "At the same time; %(n)s people have a role in both.", clash.count) % n,
        "hurry": ngettext(
            "Less than 15 minutes between the two; %(n)s person has a role in both.",
            "Less than 15 minutes between the two; %(n)s people have a role in both.", clash.count) % n,
        "rehearsal": ngettext(
            "A rehearsal of one falls into the other; %(n)s person has a role in both.",
            "A rehearsal of one falls into the other; %(n)s people have a role in both.", clash.count) % n,
        "venue": _("At the same time, in the same place."),
        "link": _("At the same time, by the same link to the platform."),
        "group": _("At the same time, for the same group."),
        "group_people": ngettext(
            "At the same time; %(n)s person belongs to the groups of both.",
            "At the same time; %(n)s people belong to the groups of both.", clash.count) % n,
        "everybody": _("At the same time; everybody who is invited is expected at both."),
    }[clash.code]


def night_table(session, nights):
    """components/table.html of whose night it is: regions downwards, the hour that stands and others across; None without figures."""
    language = writing.language_here()
    if not nights or not nights[0].rows:
        return None
    first, *_others = nights
    columns = [{"label": _("Region")}, {"label": _("People"), "numeric": True}]
    for night in nights:
        hour = writing.hour(night.starts_at.astimezone(session.zone), language)
        columns.append({"label": _("%(hour)s, as planned") % {"hour": hour} if night is first else _("if at %(hour)s") % {"hour": hour}})
    by_region = [{row.region: row for row in night.rows} for night in nights]
    rows = [[_region(row.region), row.people, *(_told(found[row.region]) for found in by_region)] for row in first.rows]
    return {
        "caption": _("Local hour of those who are expected, and whether it takes their night"),
        "columns": columns, "rows": rows,
        "total": [_region(EVERYBODY), first.total.people, *(_share(night.total) for night in nights)],
        "city": writing.city(session.zone_name, language),
    }


def _region(region):
    return {OTHERS: _("other regions, or none told"), UNKNOWN: _("clock not known"), EVERYBODY: _("together")}.get(region, dict(Region.choices).get(region, region))


def _told(row):
    if row.region == UNKNOWN:
        return {"value": None, "blank": _("not known")}
    hours = [writing.own_digits(hour, writing.language_here()) for hour in row.hours]
    told = "–".join(dict.fromkeys((hours[0], hours[-1]))) if hours else ""
    if told and row.more:
        told = _("%(hours)s, and others") % {"hours": told}
    return {"value": _share(row), "note": told}


def _share(row):
    """Of whom the hour takes the night: in words, with a sign that does not depend on colour."""
    if row is None or row.share is None:
        return _("☾ some")
    return {
        0: _("nobody’s night"), 0.05: _("☾ a few"), 0.25: _("☾ about a quarter"), 0.5: _("☾ about half"), 0.75: _("☾ about three quarters"),
        0.95: _("☾ nearly everybody’s night"), 1: _("☾ everybody’s night"),
    }[row.share]


