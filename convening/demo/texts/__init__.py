"""The words of the convening in English, Arabic, Spanish and French: by language code, so that none can be forgotten."""

from .gathering import CONVENING, ORGANISATIONS
from .programme import SESSIONS
from .resources import RESOURCES
from .rooms import QUESTION_KINDS, ROOMS
from .tables import SUB_THEMES
from .updates import UPDATES

LANGUAGES = ("en", "ar", "es", "fr")

__all__ = ["CONVENING", "LANGUAGES", "ORGANISATIONS", "QUESTION_KINDS", "RESOURCES", "ROOMS", "SESSIONS", "SUB_THEMES", "UPDATES"]
