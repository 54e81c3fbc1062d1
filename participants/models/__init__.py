from .codes import PrintedCode
from .conduct import Incident
from .invitations import CalendarEntry, Invitation
from .nominations import HeldDecision, KindOfActor, Nomination, Pick, Region
from .offices import Admission, Category, Group, Office, Quota
from .roster import Block, Consent, Message, RosterEntry
from .sheets import ColumnMap, NominationSheet

__all__ = [
    "Admission", "Block", "CalendarEntry", "Category", "ColumnMap", "Consent", "Group", "HeldDecision", "Incident", "Invitation",
    "KindOfActor", "Message", "Nomination", "NominationSheet", "Office", "Pick", "PrintedCode", "Quota", "Region", "RosterEntry",
]  # fmt: skip
