"""Forms of the programme, by journey. They keep what was typed, and say beside the field what needs another look."""

from .attendance import ByHandForm, ColumnsForm, ConfirmForm, DatesForm, ReportForm, SheetForm
from .booths import BoothsForm
from .fields import CalmForm, ClockForm, DayField, HourField, NumberField, PlainDigits, tell
from .glossary import GlossaryFileForm, TermForm, WordsForm
from .order import RehearsalForm, SegmentForm
from .papers import PaperForm, PapersDueForm
from .registering import RegistrationForm, ZoneForm
from .scheduling import SessionForm

__all__ = [
    "ByHandForm", "ColumnsForm", "DatesForm", "SheetForm",
    "BoothsForm", "GlossaryFileForm", "PaperForm", "PapersDueForm", "RehearsalForm", "SegmentForm", "TermForm", "WordsForm",
    "CalmForm", "ClockForm", "ConfirmForm", "DayField", "HourField", "NumberField", "PlainDigits", "RegistrationForm", "ReportForm", "SessionForm", "ZoneForm",
    "tell",
]
