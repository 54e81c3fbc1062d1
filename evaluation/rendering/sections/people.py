"""Who was invited, came and took part, step by step: section 3."""

from django.utils.translation import gettext as _, gettext_lazy

from evaluation import charts, prose

from .. import blocks
from ..blocks import count, missing, note, paragraph, row, share, table


def funnel(report, language):
    people, platform = report["people"], report["platform"]
    made = [paragraph(_participants(people))]
    if platform["share"] is not None:
        made.append(paragraph(prose.share_logged_on(platform["logged_on"], people["registered"])))
    opened = (report.get("resources") or {}).get("opened")
    if opened and people["registered"]:
        made.append(paragraph(prose.share_opened(opened, people["registered"])))
    return _("From invitation to participation"), [*made, *_steps(report), *_denominators(report), *_organisers(people)]


def _participants(people):
    said = [prose.people_took_part(people["participants"])]
    if people.get("participants_without_organisers") is not None:
        said.append(prose.without_organisers(people["participants_without_organisers"]))
    return " ".join(said)


def _steps(report):
    people, live, platform, rooms = report["people"], report["live"], report["platform"], report["rooms"]
    resources, survey = report.get("resources"), report["survey"]
    steps = [  # label, people, out of how many, what these are called
        (_("Invited"), people["invited"], None, ""),
        (_("Accepted"), people["accepted"], people["invited"], _("invited")),
        (_("Registered"), people["registered"], None, ""),
        (_("Attended live"), live["people"], None, ""),
        (_("Logged on"), platform["logged_on"], people["registered"], _("registered")),
    ]
    if resources and resources["published"]:
        steps.append((_("Opened a resource"), resources["opened"], people["registered"], _("registered")))
    steps.append((_("Posted"), rooms["posters"], platform["logged_on"], _("logged on")))
    asked = bool(survey["eligible"])
    if asked:
        steps.append((_("Responded"), survey["completed"], survey["eligible"], _("asked")))
    rows = [
        row(label, [count(value), *([share(value, whole), count(whole), blocks.text(called)] if called else [blocks.none()] * 3)])
        for label, value, whole, called in steps
    ]
    if not asked:
        rows.append(row(_("Responded"), [blocks.none()] * 4))
    made = [
        blocks.chart(
            charts.Bars(
                "funnel", _("From invitation to participation, people"), tuple(charts.Bar(label, value) for label, value, *_whole in steps)
            )
        ),
        table(
            "funnel",
            _("From invitation to participation"),
            [_("Step"), _("People"), _("Share"), _("Out of"), _("Who these are")],
            rows,
            notes=[
                _(
                    "Public sessions are open without registration, so that those who attended live are not a part of "
                    "those registered, and have no share."
                ),
                _("Some of those registered were named by the secretariat and needed no invitation; they are no part of those who accepted."),
            ],
        ),
    ]
    if not asked:
        made.append(missing(_("No answers to a survey were collected, so that nobody is counted as having responded.")))
    return made


def _denominators(report):
    """One number over different wholes: each is printed with the name of its whole."""
    told = report.get("denominators") or []
    if not told:
        return []
    rows = [
        row(str(NAMES[entry["figure"]]), [count(entry["value"]), share(entry["value"], of["whole"]), count(of["whole"]), blocks.text(str(NAMES[of["name"]]))])
        for entry in told
        for of in entry["of"]
    ]
    return [
        table(
            "denominators",
            _("The same number over different wholes"),
            [_("Figure"), _("People"), _("Share"), _("Out of"), _("Who these are")],
            rows,
            notes=[_("A percentage says little without its whole. Where one number may be said to be a part of several, each is given.")],
        )
    ]


def _organisers(people):
    if "participants_without_organisers" not in people:
        return []
    return [
        table(
            "organisers",
            _("Participants with and without those who worked for the convening"),
            [_("Who"), _("People")],
            [
                row(_("Participants as counted in this report"), [count(people["participants"])]),
                row(_("Organisers among all who took part"), [count(people["organisers"])]),
                row(_("Participants without organisers"), [count(people["participants_without_organisers"])]),
            ],
        )
        if people["participants_without_organisers"] is not None or people["organisers"] is not None
        else note(_("How many participants worked for the convening is withheld."))
    ]


NAMES = {
    "people.invited": gettext_lazy("invited"),
    "people.accepted": gettext_lazy("accepted"),
    "people.registered": gettext_lazy("registered"),
    "people.participants": gettext_lazy("participants"),
    "live.people": gettext_lazy("attended live"),
    "platform.logged_on": gettext_lazy("logged on"),
    "rooms.posters": gettext_lazy("posted"),
    "resources.opened": gettext_lazy("opened a resource"),
}
