"""Forms of the programme, by journey. They keep what was typed, and say beside the field what needs another look."""

from .attendance import ConfirmForm, ReportForm
from .fields import tell
from .registering import RegistrationForm, ZoneForm
from .scheduling import SessionForm

__all__ = ["ConfirmForm", "RegistrationForm", "ReportForm", "SessionForm", "ZoneForm", "tell"]
