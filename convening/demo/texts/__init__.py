"""The words of the convening in English, Arabic, Spanish and French: by language code, so that none can be forgotten."""

from .evaluating import EARLIER_FIGURES, LESSONS, PURPOSE, RESPONSE, WORDS
from .gathering import CONVENING, ORGANISATIONS
from .programme import SESSIONS
from .outcomes import RESOURCES
from .rooms import QUESTION_KINDS, ROOMS
from .synthesis import RECOMMENDATIONS, SYNTHESIS
from .tables import SUB_THEMES
from .updates import UPDATES

LANGUAGES = ("en", "ar", "es", "fr")

__all__ = [
    "CONVENING", "EARLIER_FIGURES", "LANGUAGES", "LESSONS", "ORGANISATIONS", "PURPOSE", "QUESTION_KINDS", "RECOMMENDATIONS", "RESOURCES", "RESPONSE", "ROOMS",
    "SESSIONS", "SUB_THEMES", "SYNTHESIS", "UPDATES", "WORDS",
]  # fmt: skip
