"""Forms: they ask little, say why, and keep what was typed."""

from .answering import AcceptForm, CodeForm, NoForm
from .clearing import FilterForm, FindForm, PickForm, QuestionForm
from .nominating import NominateForm

__all__ = ["AcceptForm", "CodeForm", "FilterForm", "FindForm", "NoForm", "NominateForm", "PickForm", "QuestionForm"]
