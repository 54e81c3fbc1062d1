"""A timetable of deeds, played with the convening's clock standing at each of them."""

from datetime import UTC, datetime, time

from convening import clock
from convening.demo import stages

STAGES = tuple(stages.TODAY_AT_STAGE)


class Story:
    """Deeds in the order of their moments. `cast`, `offices`, `sessions` and `rooms` fill as the deeds are done."""

    def __init__(self):
        self.deeds = []
        self.convening = None
        self.cast = {}  # e-mail address → User
        self.offices, self.sessions, self.rooms, self.posts = {}, {}, {}, {}

    def at(self, day, hour, deed, *args):
        """Do `deed(*args)` on `day` at `hour` UTC (a number; 9.5 is 09:30)."""
        moment = datetime.combine(day, time(int(hour), round(hour % 1 * 60)), UTC)
        self.deeds.append((moment, len(self.deeds), deed, args))

    def tell(self, until):
        """Do everything up to `until` (a UTC datetime), in order, and leave the clock there."""
        last = None
        for moment, _order, deed, args in sorted(self.deeds, key=lambda entry: entry[:2]):
            if moment > until:
                break
            if moment != last:
                clock.set_to(moment)
                last = moment
            deed(*args)
        clock.set_to(until)


def play(stage, say=lambda line: None):
    """Build the convening of July 2021 as it stood at `stage`; returns the story."""
    from . import afterwards, july, people, rooms, setting

    story = Story()
    for part in (setting, people, july, rooms, afterwards):
        part.write(story, say)
    story.tell(datetime.combine(stages.TODAY_AT_STAGE[stage], time(13), UTC))
    return story
