"""One indicator's exact meaning, and the sources that indicators are taken from."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Indicator:
    """All but `code` are translatable texts; an empty text means that it does not apply. `source` is never empty."""

    code: str
    name: str
    formula: str
    numerator: str = ""
    denominator: str = ""
    exclusions: str = ""
    source: str = ""


PARTICIPATIONS = _("the record of nominations and participations, frozen at compilation")
ATTENDANCE = _("the attendance lists of the live sessions, matched to participants")
LOGONS = _("days on which people logged on to the platform")
OPENED = _("days on which members opened a resource; which one it was is not kept")
RECORD = _("the record of the discussion rooms, which gives counts and never names")
PROFILES = _("what participants declared about themselves; never guessed")
MODERATION = _("counters of decisions, which keep no times")
SURVEY = _("the evaluation survey")
