"""The sections of Annex D, in its order. Each takes the report and a language and gives (title, blocks).

They read `report["engagement"]`, which `forums.record` made, and print what stands there and nothing that they work out of it: what may
be told was decided before. A text that nobody translated stands in its first language, and says so.
"""

from .discussed import discussed, unanswered
from .process import about, process
from .recommended import recommended
from .rooms import rooms

SECTIONS = (about, rooms, discussed, recommended, unanswered, process)
