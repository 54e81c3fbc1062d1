"""Names beside what was said by name: 2,000 members, the voices of a page of 50 posts; and whose of them is hers."""

import time
from types import SimpleNamespace
from uuid import uuid4

import measuring

measuring.begin()

import rooms_full  # noqa: E402

from forums import attribution  # noqa: E402

MEMBERS, PAGE = 2_000, 50


def main():
    convening, secretariat, _people = rooms_full.convene(0)
    room = rooms_full.open_room(convening, secretariat, "named", naming="named")
    question, members = room.questions.first(), [uuid4() for _member in range(MEMBERS)]
    voices = {attribution.voice_of(room, SimpleNamespace(id=person), question, "named") for person in members[:: MEMBERS // PAGE]}
    found = attribution.names_in(room, voices, members, [question.id])
    assert set(found.values()) == set(members[:: MEMBERS // PAGE]), "each voice has its person"
    her = SimpleNamespace(id=members[0])
    deeds = {
        "one key": lambda: attribution.voice_of(room, her, question),
        "names": lambda: attribution.names_in(room, voices, members, [question.id]),
        "hers": lambda: attribution.voices_of(room, her, [question.id]),
    }
    seconds, _ratios = measuring.side_by_side(deeds, times=20, clock=time.process_time)
    figures = {"members": MEMBERS, "voices looked for": len(voices), "ms to know what is hers": round(seconds["hers"] * 1000, 3)}
    measuring.report("names", figures, {"ms to name them": (round(seconds["names"] * 1000, 2), 5)})


main()
