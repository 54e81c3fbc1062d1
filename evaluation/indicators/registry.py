"""What an indicator is, and the one registry of all of them, in the order in which they are printed.

One registry feeds the page, the annexes, the spreadsheet and the JSON, and every report prints it as its box of definitions: what a
figure is called, how it is counted, out of what, without whom, from which source. What is counted in sessions and rooms
is computed there, where the people are.
"""

from .meaning import Indicator
from .people import PEOPLE
from .platform import PLATFORM
from .rooms import ROOMS
from .sessions import SESSIONS
from .surveys import SURVEYS

INDICATORS = {indicator.code: indicator for indicator in (*PEOPLE, *SESSIONS, *PLATFORM, *ROOMS, *SURVEYS)}

__all__ = ["INDICATORS", "Indicator"]
