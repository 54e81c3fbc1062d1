"""Forms of the ground floor: `words` in four languages, with fields for days and numbers; `library` for resources, pictures and credits;
`colours` for a convening's own two."""

from .colours import ColoursForm
from .library import OrganisationForm, PictureForm, ResourceForm
from .updates import UpdateForm
from .words import (
    LONGEST_NUMBER, DayField, InLanguages, NumberField, PlainDigits, StateForm, TextsForm, Warned, tell,
)  # fmt: skip

__all__ = [
    "LONGEST_NUMBER", "ColoursForm", "DayField", "InLanguages", "NumberField", "OrganisationForm", "PictureForm", "PlainDigits", "ResourceForm",
    "StateForm", "TextsForm", "UpdateForm", "Warned", "tell",
]  # fmt: skip
