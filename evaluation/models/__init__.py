"""Facts heard from the other storeys, surveys, what is settled before a release, reports with their frozen figures, and documents."""

from .facts import Fact
from .outcomes import Document, OnTheRecord, Piece, Remark, Revision, Signature, Signer, Withdrawal
from .plans import DailyBands, EarlierFigure, Narrative, ReleasePlan, Snapshot
from .reports import Comment, Release, Report
from .surveys import DONT_KNOW, LONGEST_ANSWER, STEPS, Answer, Answered, Item, Survey, SurveyDraft, text_of

__all__ = [
    "DONT_KNOW", "LONGEST_ANSWER", "STEPS", "Answer", "Answered", "Comment", "DailyBands", "Document", "EarlierFigure", "Fact", "Item",
    "Narrative", "OnTheRecord", "Piece", "Release", "ReleasePlan", "Remark", "Report", "Revision", "Signature", "Signer", "Snapshot", "Survey",
    "SurveyDraft", "Withdrawal", "text_of",
]  # fmt: skip
