"""What people do here, by journey: offices and their nominations, clearance, invitations and answers, roles, guests."""

from .answers import accept, decline_invitation
from .clearing import clear, clear_one_of, decline_nomination, decline_nominations, take_back
from .held import carry_out_decision, carry_out_due_decisions, dismiss_decision, hold_decision, stop_decision
from .invitations import invite, invite_cleared, revoke
from .nominations import nominate, nominate_all, withdraw_nomination
from .offices import add_nominator, open_office
from .people import appoint, register_guest
from .questions import answer_question, ask_back

__all__ = [
    "accept", "add_nominator", "answer_question", "appoint", "ask_back", "carry_out_decision",
    "carry_out_due_decisions", "clear", "clear_one_of", "decline_invitation", "decline_nomination",
    "decline_nominations", "dismiss_decision", "hold_decision", "invite", "invite_cleared", "nominate",
    "nominate_all", "open_office", "register_guest", "revoke", "stop_decision", "take_back",
    "withdraw_nomination",
]  # fmt: skip
