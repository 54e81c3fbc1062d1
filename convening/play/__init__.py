"""The demo's convening, played through the services of every storey in the order in which it happened. Wiring.

`story.Story` is a timetable of deeds; `setting`, `people`, `july` and `afterwards` write into it; `play` runs it up to a stage.
"""

from .story import play

__all__ = ["play"]
