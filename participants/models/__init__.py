from .codes import PrintedCode
from .conduct import Incident
from .invitations import CalendarEntry, Invitation
from .nominations import HeldDecision, KindOfActor, Nomination, Region
from .offices import Admission, Category, Group, Office, Quota
from .roster import Consent, Message, RosterEntry
from .sheets import ColumnMap, NominationSheet

__all__ = [
    "Admission", "CalendarEntry", "Category", "ColumnMap", "Consent", "Group", "HeldDecision", "Incident", "Invitation",
    "KindOfActor", "Message", "Nomination", "NominationSheet", "Office", "PrintedCode", "Quota", "Region", "RosterEntry",
]  # fmt: skip
