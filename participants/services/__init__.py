"""What people do here, by journey: offices and their nominations, clearance, invitations and answers, roles, guests."""

from ..calendars import changed as calendar_changed
from ..calendars import takes_place_after_all as calendar_reinstated
from .admission import set_admission
from .addresses import correct_address
from .answers import accept, decline_invitation, give_up, not_this_time, send_code
from .clearing import clear, clear_one_of, decline_nomination, decline_nominations, take_back
from .held import carry_out_decision, carry_out_due_decisions, dismiss_decision, hold_decision, stop_decision
from .invitations import invite, invite_cleared, revoke, send_again
from .nominations import nominate, nominate_all, withdraw_nomination
from .offices import add_category, add_group, add_nominator, open_office, send_address, set_quota
from .people import appoint, register_guest
from .questions import answer_question, ask_back
from .reminders import lapse_unanswered, remind_before_the_end
from .roles import end_contract, hand_over, take_roles
from .substitution import substitute
from .waiting_list import give_seat, promote, release_unused

__all__ = [
    "accept", "add_category", "add_group", "add_nominator", "answer_question", "appoint", "ask_back", "calendar_changed", "calendar_reinstated", "carry_out_decision",
    "carry_out_due_decisions", "clear", "clear_one_of", "correct_address", "decline_invitation", "decline_nomination",
    "decline_nominations", "dismiss_decision", "end_contract", "give_seat", "give_up", "hand_over", "hold_decision", "invite", "invite_cleared", "lapse_unanswered", "nominate",
    "nominate_all", "not_this_time", "open_office", "register_guest", "remind_before_the_end", "revoke", "send_again", "send_code", "stop_decision", "substitute", "take_back", "take_roles",
    "withdraw_nomination",
]  # fmt: skip
