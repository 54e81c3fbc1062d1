"""What is known of nominations, invitations and people, and to whom. The evaluation reads `counts` and `attributes`."""

from .balance import balance
from .clearance import MARKS, NOT_TOLD, ORDERS, STAGES, clearance_queue, found, in_order, invitable, label_of, narrowed
from .deeds import deeds_on
from .held import held_decisions
from .invitations import can_be_answered, can_be_changed, came_by_letter_of_answer, invitation_for_token, kept_in_mind, known_for
from .ledger import COLUMNS, ledger, named_twice, totals, whole_ledger
from .offices import nominations_for, offices_for, offices_with_quotas, place_of, quotas_of, reserve_number, reserves
from .people import STAFF_ROLES, attributes, counts, invited, members, offices_with_people, staff
from .waiting_list import free_seats, gave_back, waiting_list

__all__ = [
    "COLUMNS", "MARKS", "NOT_TOLD", "ORDERS", "STAFF_ROLES", "STAGES", "attributes", "balance", "came_by_letter_of_answer", "can_be_answered", "can_be_changed",
    "clearance_queue", "counts", "free_seats", "gave_back", "deeds_on", "found", "held_decisions", "in_order", "invitable", "invited", "invitation_for_token", "kept_in_mind",
    "known_for", "label_of", "ledger", "members", "named_twice", "narrowed", "nominations_for", "offices_for",
    "offices_with_people", "offices_with_quotas", "place_of", "quotas_of", "reserve_number", "reserves", "staff", "totals",
    "waiting_list", "whole_ledger",
]  # fmt: skip
