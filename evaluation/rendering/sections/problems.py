"""What went wrong: section 9."""

from django.utils.translation import gettext as _

from ..blocks import count, missing, row, table
from .answers import answers_about


def problems(report, language):
    moderation, made = report.get("moderation"), []
    if moderation:
        made += _moderation(moderation)
    told = answers_about(report, language, "problems")
    if told:
        made += told
    else:
        made.append(missing(_("No survey asked about problems, and requests to the help desk and technical faults were not collected.")))
    return _("Problems met"), made


def _moderation(moderation):
    more = [(_("Withdrawn by their authors"), "withdrawn")] if "withdrawn" in moderation else []
    made = [
        table(
            "moderation",
            _("Decisions of moderators, by delay"),
            [_("Delay"), _("Decisions")],
            [row(_DELAYS[name](), [count(value)]) for name, value in moderation["buckets"].items()],
            row(_("All decisions"), [count(moderation["decisions"])]),
            notes=[_("Delays are counted in steps. The hour of a decision is never kept.")],
        ),
        table(
            "declined",
            _("Posts that were not published"),
            [_("State"), _("Posts")],
            [row(label, [count(moderation[name])]) for label, name in [(_("Declined"), "declined"), (_("Held"), "held"), *more]],
        ),
    ]
    if "muted" in moderation:
        made.append(
            table(
                "muted",
                _("Voices that could not write for a time"),
                [_("State"), _("Voices")],
                [row(_("Muted"), [count(moderation["muted"])])],
            )
        )
    return made


_DELAYS = {
    "1h": lambda: _("within 1 hour"),
    "6h": lambda: _("within 6 hours"),
    "24h": lambda: _("within 24 hours"),
    "more": lambda: _("later"),
}
