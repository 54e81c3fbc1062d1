from .convenings import Convening, Organisation, Resource, Update
from .ledger import AuditEntry, LoginSession, OutboxEntry, SpentKey
from .people import Participation, Profile, User

__all__ = [
    "AuditEntry", "Convening", "LoginSession", "Organisation", "OutboxEntry", "Participation", "Profile",
    "Resource", "SpentKey", "Update", "User",
]  # fmt: skip
