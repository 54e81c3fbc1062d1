"""Forms of the programme, by journey. They keep what was typed, and say beside the field what needs another look."""

from convening.forms import DayField, NumberField, PlainDigits, tell

from .attendance import ByHandForm, ColumnsForm, ConfirmForm, DatesForm, ReportForm, SheetForm
from .booths import BoothsForm
from .fields import CalmForm, ClockForm, HourField
from .glossary import GlossaryFileForm, TermForm, WordsForm
from .order import RehearsalForm, SegmentForm
from .papers import PaperForm, PapersDueForm
from .registering import RegistrationForm, ZoneForm
from .scheduling import SessionForm

__all__ = [
    "BoothsForm", "ByHandForm", "CalmForm", "ClockForm", "ColumnsForm", "ConfirmForm", "DatesForm", "DayField",
    "GlossaryFileForm", "HourField", "NumberField", "PaperForm", "PapersDueForm", "PlainDigits", "RegistrationForm",
    "RehearsalForm", "ReportForm", "SegmentForm", "SessionForm", "SheetForm", "TermForm", "WordsForm", "ZoneForm",
    "tell",
]
