"""What people do here, by journey: offices and their nominations, clearance, invitations and answers, roles, guests."""

from .answers import accept, decline_invitation
from .clearing import clear, decline_nomination, decline_nominations
from .invitations import invite, invite_cleared, revoke
from .nominations import nominate, nominate_all, withdraw_nomination
from .offices import add_nominator, open_office
from .people import appoint, register_guest

__all__ = [
    "accept", "add_nominator", "appoint", "clear", "decline_invitation", "decline_nomination",
    "decline_nominations", "invite", "invite_cleared", "nominate", "nominate_all", "open_office", "register_guest",
    "revoke", "withdraw_nomination",
]  # fmt: skip
