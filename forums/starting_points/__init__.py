"""What a secretariat may start from when it opens a room: a note with its headings, guiding questions, sub-themes. All of it can be
changed before the room exists, and after.

Rule and naming are never among it: they follow from the risk, and the three questions about it are asked each time.
"""

from .constituencies import CONSTITUENCIES
from .focal_points import FOCAL_POINTS
from .points import PLACES, StartingPoint

MEETINGS = (CONSTITUENCIES, *FOCAL_POINTS)


def starting_point(code):
    """The `StartingPoint` with this code, or None."""
    return next((point for _meeting, points in MEETINGS for point in points if point.code == code), None)


__all__ = ["MEETINGS", "PLACES", "StartingPoint", "starting_point"]
