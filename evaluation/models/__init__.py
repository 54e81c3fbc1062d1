"""Facts heard from the other storeys, surveys, what is settled before a release, and reports with their frozen figures."""

from .facts import Fact
from .plans import DailyBands, EarlierFigure, Narrative, ReleasePlan, Snapshot
from .reports import Comment, Release, Report
from .surveys import Answer, Answered, Item, Survey, SurveyDraft

__all__ = [
    "Answer", "Answered", "Comment", "DailyBands", "EarlierFigure", "Fact", "Item", "Narrative", "Release", "ReleasePlan", "Report",
    "Snapshot", "Survey", "SurveyDraft",
]  # fmt: skip
