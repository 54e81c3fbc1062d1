"""What somebody may read of rooms: `rooms` and what hangs on them, the `discussion` in one, the `voices` that are hers."""

from .discussion import PAGE, Said, news_of, one_post, page_of, queue_of
from .drafts import draft_at, drafts_for
from .rooms import moderators_to_choose, question_asked, room_for, rooms_for
from .voices import label_for, must_accept_conduct, notices_for, voices_of

__all__ = [
    "PAGE", "Said", "draft_at", "drafts_for", "label_for", "moderators_to_choose", "must_accept_conduct", "news_of", "notices_for",
    "one_post", "page_of", "question_asked", "queue_of", "room_for", "rooms_for", "voices_of",
]  # fmt: skip
