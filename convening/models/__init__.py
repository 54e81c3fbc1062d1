from .archives import Archive
from .convenings import Convening, Organisation
from .ledger import AuditEntry, LoginSession, OutboxEntry, SpentKey
from .people import Participation, Profile, User
from .publications import Audience, Picture, Resource, ResourceFile, Update

__all__ = [
    "Archive", "Audience", "AuditEntry", "Convening", "LoginSession", "Organisation", "OutboxEntry", "Participation", "Picture", "Profile",
    "Resource", "ResourceFile", "SpentKey", "Update", "User",
]  # fmt: skip
