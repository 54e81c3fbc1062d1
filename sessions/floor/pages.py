"""The parts of the live page, in their order on it. Imported when the app is ready, so that every process knows them."""

from . import captions, notes, parts, polls, presence, questions, reactions, stage

parts.PARTS[:] = [
    stage.PART,
    presence.PART,
    captions.PART,
    questions.PART,
    polls.PART,
    reactions.PART,
    notes.PART,
]
