"""The synthesis: the `listing` of rooms and sessions; the `pages` of one, with its record `beside` the paragraphs; one `paragraph` with what
backs it and the check while it is written; `shown` makes things ready for a page.

One address a room or session. What is asked for stands in the query: `q` and `page` of the record, `left` for what no paragraph reflects yet,
`paragraph` to write one, `open` to word a question that stayed open, `remove` before something is taken away.
"""

from .listing import synthesis
from .pages import synthesis_room, synthesis_session

__all__ = ["synthesis", "synthesis_room", "synthesis_session"]
