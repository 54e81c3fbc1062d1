"""Forms: they ask little, say why, and keep what was typed."""

from .answering import AcceptForm
from .clearing import FilterForm, PickForm
from .nominating import NominateForm

__all__ = ["AcceptForm", "FilterForm", "NominateForm", "PickForm"]
