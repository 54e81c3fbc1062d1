"""What a post of the demo is made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the room of slug `room`, under its guiding question number `question_index`, which counts from 0.

    `author` is a key of `cast.posters()`. `reply_to` is the key of a post in the same place that is no reply itself, or
    None. `role` is "moderator" or "secretariat" where she writes in her role, None where she is a voice. `fate` is
    "published", "declined" (then `decline_reason` says what she was told) or "withdrawn" (published, then taken back).
    """

    key: str
    author: str
    room: str
    question_index: int
    day: date
    language: str
    text: str
    reply_to: str | None = None
    role: str | None = None
    fate: str = "published"
    decline_reason: str = ""


def post(key, author, room, question_index, day, language, text, *, reply_to=None, role=None):
    return Post(key, author, room, question_index, date(2021, 7, day), language, text, reply_to, role)


def declined(key, author, room, question_index, day, language, text, *, reason):
    """A post that moderation did not publish, and why; the reason goes to the voice in her language."""
    return Post(key, author, room, question_index, date(2021, 7, day), language, text, fate="declined",
                decline_reason=reason)


def withdrawn(key, author, room, question_index, day, language, text):
    """A post that its author took back."""
    return Post(key, author, room, question_index, date(2021, 7, day), language, text, fate="withdrawn")
