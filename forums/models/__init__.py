"""Rooms, voices and posts. No table here joins a person to her words.

`SAID` are the tables that hold words or voices: they are written anew in random order each night and at sealing.
"""

from sessions.models import Naming, Rule

from .attachments import Attachment
from .life import Certificate, SealRequest, VeilRequest
from .moderation import DecisionBucket, Flag, Mute, Notice, Reason
from .posts import Agreement, Correction, Draft, Post, VoiceLabel, Words
from .quotes import AgreedPhrase, FrozenRecord, Quote
from .rooms import Question, Room, SubTheme, Table, TableSeat
from .translations import Translation

SAID = (
    VoiceLabel, Post, Correction, Draft, Agreement, Words, DecisionBucket, Flag, Mute, Notice, Translation, Attachment, Quote,
    TableSeat,
)  # fmt: skip

__all__ = [
    "SAID", "AgreedPhrase", "Agreement", "Attachment", "Certificate", "Correction", "DecisionBucket", "Draft", "Flag", "FrozenRecord", "Mute", "Naming",
    "Notice", "Post", "Question", "Quote", "Reason", "Room", "Rule", "SealRequest", "SubTheme", "Table", "TableSeat", "Translation", "VeilRequest",
    "VoiceLabel", "Words",
]  # fmt: skip
