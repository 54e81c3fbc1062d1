"""Forms of the programme, by journey. They keep what was typed, and say beside the field what needs another look."""

from .attendance import ConfirmForm, ReportForm
from .fields import CalmForm, ClockForm, DayField, HourField, NumberField, PlainDigits, tell
from .registering import RegistrationForm, ZoneForm
from .scheduling import SessionForm

__all__ = [
    "CalmForm", "ClockForm", "ConfirmForm", "DayField", "HourField", "NumberField", "PlainDigits", "RegistrationForm", "ReportForm", "SessionForm", "ZoneForm",
    "tell",
]
