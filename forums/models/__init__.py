"""Rooms, voices and posts. No table here joins a person to her words.

`SAID` are the tables that hold words or voices: they are written anew in random order each night and at sealing.
"""

from sessions.models import Naming, Rule

from .attachments import Attachment
from .following import Commitment, Consultation, Endorsement
from .life import Certificate, SealRequest, VeilRequest
from .moderation import DecisionBucket, Flag, Mute, Notice, Reason
from .posts import Agreement, Correction, Draft, Post, VoiceLabel, Words
from .quotes import AgreedPhrase, FrozenRecord, Quote
from .rooms import Question, Room, SubTheme, Table, TableSeat
from .synthesis import Addressed, Addressee, Backing, Insight, NamedModerator, Recommendation, Strength, Unanswered
from .translations import Translation

SAID = (
    VoiceLabel, Post, Correction, Draft, Agreement, Words, DecisionBucket, Flag, Mute, Notice, Translation, Attachment, Quote,
    TableSeat, Backing,
)  # fmt: skip

__all__ = [
    "Addressed", "Addressee", "AgreedPhrase", "Agreement", "Attachment", "Backing", "Certificate", "Commitment", "Consultation",
    "Correction", "DecisionBucket", "Draft", "Endorsement", "Flag", "FrozenRecord", "Insight", "Mute", "NamedModerator", "Naming", "Notice", "Post",
    "Question", "Quote", "Reason", "Recommendation", "Room", "Rule", "SAID", "SealRequest", "Strength", "SubTheme", "Table",
    "TableSeat", "Translation", "Unanswered", "VeilRequest", "VoiceLabel", "Words",
]  # fmt: skip
