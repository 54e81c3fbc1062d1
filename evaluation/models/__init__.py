"""Facts heard from the other storeys, surveys, what is settled before a release, and reports with their frozen figures."""

from .facts import Fact
from .plans import DailyBands, EarlierFigure, Narrative, ReleasePlan, Snapshot
from .reports import Comment, Release, Report
from .surveys import DONT_KNOW, LONGEST_ANSWER, STEPS, Answer, Answered, Item, Survey, SurveyDraft, text_of

__all__ = [
    "DONT_KNOW", "LONGEST_ANSWER", "STEPS", "Answer", "Answered", "Comment", "DailyBands", "EarlierFigure", "Fact", "Item", "Narrative",
    "Release", "ReleasePlan", "Report", "Snapshot", "Survey", "SurveyDraft", "text_of",
]  # fmt: skip
