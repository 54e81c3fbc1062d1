"""The parts of the live page, in their order on it. Imported when the app is ready, so that every process knows them."""

from . import parts, presence

parts.PARTS[:] = [
    presence.PART,
]
