"""What a report says of the convening itself: its names, its sessions, who convened it, its thresholds."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from convening import clock
from sessions import selectors as sessions


def described(convening, plan=None):
    """The report's "meta" but for the rooms, which only their record can tell of. `plan` is the convening's ReleasePlan."""
    lines = {code: [] for code, _name in settings.LANGUAGES}
    credit = {}
    for organisation in convening.organisations.all():
        convenes = organisation.part == organisation.Part.CONVENER
        for code, text in _texts(organisation, "credit_line").items():
            lines[code].append(text if convenes else _in_its_part(organisation, text, code))
        if convenes and not credit:
            credit = _texts(organisation, "name")
    return {
        "title": _texts(convening, "title"),
        "credit_lines": {code: said for code, said in lines.items() if said},
        "credit": credit,
        "period": [convening.starts_on.isoformat(), convening.ends_on.isoformat()],
        "zone": convening.timezone,
        "sessions": [
            _meta_of_session(entry.session)
            for entry in sessions.programme_for(AnonymousUser(), convening) if entry.state != "cancelled"
        ],
        "k": convening.threshold_people,
        "k_posting": convening.threshold_posts,
        "compiled_on": clock.today(convening.zone).isoformat(),
        "released_on": None,
        "places": plan.places if plan else {},
    }


def _in_its_part(organisation, line, language):
    """ "In partnership with: …"; the line itself is the organisation's own wording."""
    with translation.override(language):
        return _("%(part)s: %(organisation)s") % {
            "part": capfirst(organisation.get_part_display()), "organisation": line
        }  # fmt: skip


def _meta_of_session(session):
    return {
        "slug": session.slug,
        "title": _texts(session, "title"),
        "starts_at": f"{session.starts_at:%Y-%m-%dT%H:%M:%SZ}",
        "zone": session.zone_name,
        "minutes": session.minutes,
        "door": session.door,
        "rule": session.rule,
    }


def _texts(obj, name):
    """{"en": …, "ar": …} of a translated field; languages in which nothing was written are left out."""
    told = {code: getattr(obj, f"{name}_{code}") for code, _name in settings.LANGUAGES}
    return {code: text for code, text in told.items() if text}
