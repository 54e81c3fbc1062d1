"""What is known of nominations, invitations and people, and to whom. The evaluation reads `counts` and `attributes`."""

from .clearance import STAGES, clearance_queue, label_of
from .invitations import invitation_for_token, known_for
from .ledger import COLUMNS, ledger, totals, whole_ledger
from .offices import nominations_for, offices_for, place_of, quotas_of, reserve_number, reserves
from .people import STAFF_ROLES, attributes, counts, members, offices_with_people, staff

__all__ = [
    "COLUMNS", "STAFF_ROLES", "STAGES", "attributes", "clearance_queue", "counts", "invitation_for_token", "known_for", "label_of", "ledger", "members",
    "nominations_for", "offices_for", "offices_with_people", "place_of", "quotas_of", "reserve_number", "reserves", "staff", "totals", "whole_ledger",
]  # fmt: skip
