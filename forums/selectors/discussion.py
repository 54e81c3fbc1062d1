"""What was said in a room: a page of it, its news, one post, the queue. One query each.

Nothing here depends on how many posts, questions or members there are.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Q
from django.http import Http404

from convening import keyring
from convening.models import User

from .. import attribution
from ..models import Naming, Post
from .voices import voices_of

PAGE = 50
MOST_NEWS = 200
State, Mode = Post.State, Post.Mode


@dataclass
class Said:
    """One post as a page shows it. `label` is (object, number), a role, or a name: whatever may be seen of whoever spoke."""

    id: UUID
    position: int | None
    state: str
    voice: bytes
    mode: str
    role: str
    day: object
    after_session: bool
    language: str
    html: str
    reason: str
    question_id: UUID
    reply_to_id: UUID | None
    reply_to_voice: bytes | None
    reply_to_mode: str | None
    reply_to_role: str | None
    name: str = ""
    reply_to_name: str = ""
    mine: bool = False
    replies: list = field(default_factory=list)


_COLUMNS = (
    "id", "position", "state", "voice", "mode", "role", "day", "after_session", "language", "html", "reason", "question_id",
    "reply_to_id", "reply_to__voice", "reply_to__mode", "reply_to__role",
)  # fmt: skip


def page_of(room, person, *, question=None, before=None):
    """(posts of one page in their order, whether there are earlier ones). The newest, or those before a position.

    Her own posts that wait or were declined stand at the end of the newest page; nobody else finds them.
    """
    hers = voices_of(room, person)
    shown = _shown_to_all()
    if before is not None:
        shown &= Q(position__lt=before)
    elif hers:
        shown |= Q(state__in=(State.HELD, State.DECLINED), voice__in=list(hers))
    found = _said(room, hers, shown, question, (F("position").desc(nulls_first=True),), PAGE + 1)
    return list(reversed(found[:PAGE])), len(found) > PAGE


def news_of(room, person, *, after, question=None):
    """The posts that became readable after a position, oldest first."""
    shown = _shown_to_all() & Q(position__gt=after)
    return _said(room, voices_of(room, person), shown, question, ("position",), MOST_NEWS)


def one_post(room, person, post_id):
    """One post that she may see, or 404."""
    hers = voices_of(room, person)
    shown = Q(pk=post_id) & (_shown_to_all() | Q(voice__in=list(hers)))
    found = _said(room, hers, shown, None, ("position",), 1)
    if not found:
        raise Http404
    return found[0]


def queue_of(room):
    """The posts that wait for the moderation. How long each waits is in Redis; the rows do not know their order."""
    return _said(room, {}, Q(state=State.HELD), None, ("day", "pk"), MOST_NEWS)  # random within a day, not as the rows lie


def _said(room, hers, shown, question, order, most):
    posts = Post.objects.filter(shown, room=room)
    if question is not None:
        posts = posts.filter(question=question.pk)
    found = [Said(*columns) for columns in posts.order_by(*order).values_list(*_COLUMNS)[:most]]
    for said in found:
        said.voice = bytes(said.voice)
        said.mine = said.voice in hers
    if room.naming == Naming.NAMED:
        _name(room, found)
    return found


def _name(room, found):
    """Put names beside what was said by name. Computed for this page, kept nowhere, and nothing once the key is gone."""
    by_name = {said.voice for said in found if said.mode == Mode.NAMED}
    by_name |= {bytes(said.reply_to_voice) for said in found if said.reply_to_mode == Mode.NAMED}
    try:
        who = attribution.names_in(room, by_name, room.people_ids, [question.id for question in room.questions_asked])
    except keyring.KeyGone:
        return
    people = {person.id: person.shown_name for person in User.objects.filter(pk__in=set(who.values()))} if who else {}
    names = {voice: people.get(person_id, "") for voice, person_id in who.items()}
    for said in found:
        said.name = names.get(said.voice, "")
        said.reply_to_name = names.get(bytes(said.reply_to_voice), "") if said.reply_to_voice else ""


def _shown_to_all():
    return Q(state__in=(State.PUBLISHED, State.WITHDRAWN), position__isnull=False)
