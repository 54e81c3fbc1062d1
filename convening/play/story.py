"""A timetable of deeds, played with the convening's clock standing at each of them."""

from datetime import UTC, datetime, time

from convening import clock
from convening.demo import stages

STAGES = tuple(stages.NOW_AT_STAGE)


class Story:
    """Deeds in the order of their moments. `cast`, `offices`, `sessions`, `rooms`, `posts` and `surveys` fill as the deeds are done."""

    def __init__(self):
        self.deeds = []
        self.convening = None
        self.cast = {}  # e-mail address → User
        self.offices, self.sessions, self.rooms, self.posts, self.surveys = {}, {}, {}, {}, {}

    def at(self, day, hour, deed, *args):
        """Do `deed(*args)` on `day` at `hour` UTC (a number; 9.5 is 09:30)."""
        moment = datetime.combine(day, time(int(hour), round(hour % 1 * 60)), UTC)
        self.deeds.append((moment, len(self.deeds), deed, args))

    def tell(self, until):
        """Do everything up to `until` (a UTC datetime) that is not done yet, in order, and leave the clock there."""
        last = None
        due = sorted((entry for entry in self.deeds if entry[0] <= until), key=lambda entry: entry[:2])
        self.deeds = [entry for entry in self.deeds if entry[0] > until]
        for moment, _order, deed, args in due:
            if moment != last:
                clock.set_to(moment)
                last = moment
            deed(*args)
        clock.set_to(until)


def play(stage, say=lambda line: None, on_the_way=None):
    """Build the convening of July 2021 as it stood at `stage`; returns the story. `on_the_way` {earlier stage: deed} are done there."""
    from . import afterwards, july, outcomes, people, programme, publishing, rooms, setting, surveys, synthesis

    story = Story()
    for part in (setting, people, programme, july, rooms, surveys, synthesis, afterwards, outcomes, publishing):
        part.write(story, say)
    for earlier, deed in (on_the_way or {}).items():
        story.tell(stages.NOW_AT_STAGE[earlier])
        deed()
    story.tell(stages.NOW_AT_STAGE[stage])
    return story
