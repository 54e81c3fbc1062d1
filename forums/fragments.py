"""Posts as HTML, joined from strings: what was rendered at writing, in a frame that depends on the reader's language alone.

The frame is that of templates/components/post.html (a test holds them together); a template for each post would cost more
than the rest of the page. What depends on the reader ("You", her ways to act) is put in by the page for a few posts.
"""

from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext as _

from convening import writing

from . import labels, wording
from .models import Post

State = Post.State


def list_of(room, posts, *, asked=None, may_reply=False, may_hold=False, queue=False):
    """All of `posts` (selectors.Said, in their order) as the items of <ol class="posts">; replies beneath their post where it is
    on the same page. In the moderation's queue nothing is said of waiting."""
    ways, tops, by_id = _Ways(room, asked, may_reply, may_hold, queue), [], {said.id: said for said in posts}
    for said in posts:
        said.replies = []
        parent = by_id.get(said.reply_to_id)
        (parent.replies if parent else tops).append(said)
    return mark_safe("".join(_item(room, said, ways) for said in tops))  # noqa: S308  joined from escaped parts


def flat_list_of(room, posts, *, asked=None, may_reply=False, may_hold=False):
    """The same for news: each post by itself, told to whom it replies."""
    ways = _Ways(room, asked, may_reply, may_hold)
    for said in posts:
        said.replies = []
    return mark_safe("".join(_item(room, said, ways) for said in posts))  # noqa: S308  joined from escaped parts


def name_of(room, said):
    """Who speaks, as the reader may see it: a name, a role, or the label of the voice."""
    if said.name:
        return said.name
    if said.mode == Post.Mode.ROLE:
        return _role(said.role)
    return _label(room, said.voice)


class _Ways:
    """The words and addresses that all posts of a page share."""

    def __init__(self, room, asked, may_reply, may_hold, queue=False):
        self.may_reply, self.may_hold, self.queue = may_reply, may_hold, queue
        self.asked = f"q={asked.position}&amp;" if asked else ""
        self.page = reverse("room", args=[room.convening.slug, room.slug])
        self.language = (get_language() or "en").split("-")[0]
        self.you, self.reply = escape(_("You")), escape(_("Reply"))
        # Where the posts of several questions stand together, each says which it answers.
        self.questions = {} if asked or queue or len(room.questions_asked) < 2 else {
            question.id: f" · {escape(self._numbered(question))}" for question in room.questions_asked
        }
        self.withdraw, self.hold = escape(_("Withdraw")), escape(_("Hold back"))

    def _numbered(self, question):
        return _("question %(number)s") % {"number": writing.number(question.position, self.language)}

    def acts(self, said):
        links = []
        if self.may_reply and said.state == State.PUBLISHED:
            links.append(f'<a href="{self.page}?{self.asked}reply={said.id}#write">{self.reply}</a>')
        if said.mine and said.state != State.WITHDRAWN:
            links.append(f'<a href="{self.page}posts/{said.id}/withdraw/">{self.withdraw}</a>')
        if self.may_hold and said.state == State.PUBLISHED and not said.mine:
            links.append(f'<a href="{self.page}posts/{said.id}/hold/">{self.hold}</a>')
        return f'<div class="acts">{"".join(links)}</div>\n' if links else ""


def _item(room, said, ways, beneath=False):
    state = "" if said.state == State.PUBLISHED else f" post-{said.state}"
    replies = "".join(_item(room, reply, ways, beneath=True) for reply in said.replies)
    return (
        f'<li class="post{state}" id="p-{said.id.hex}"><article>\n'
        f'<header><span class="voice {_mark(room, said)}"><bdi>{escape(name_of(room, said))}</bdi></span>'
        f'{f""" <span class="mine">{ways.you}</span>""" if said.mine else ""}'
        f' <span class="soft">{_day(said.day, ways.language)}{"" if beneath else ways.questions.get(said.question_id, "")}</span></header>\n'
        f"{_note(room, said, ways, beneath)}{_body(said)}"
        f"{ways.acts(said)}</article>"
        f'{f"""<ol class="posts replies">{replies}</ol>""" if replies else ""}</li>\n'
    )


def _mark(room, said):
    if said.mode == Post.Mode.ROLE:
        return "in-role"
    return f"tint-{room.labels.get(said.voice, (0, 0))[0] % 12}"


def _body(said):
    if said.state == State.WITHDRAWN:
        return ""
    language = f' lang="{escape(said.language)}"' if said.language and said.language != "und" else ""
    return f'<div class="prose" dir="{wording.direction(said.language)}"{language}>{said.html}</div>\n'


def _note(room, said, ways, beneath):
    """What must be known of this post before it is read."""
    if said.state == State.WITHDRAWN:
        words = escape(_("Withdrawn by whoever wrote it."))
    elif said.state == State.HELD and not ways.queue:
        words = escape(_("Only you see this. It waits for the moderation."))
    elif said.state == State.DECLINED:
        words = format_html(_("Only you see this. The moderation did not publish it: {reason}"), reason=_isolated(said.reason))
    elif said.reply_to_id and not beneath:
        return _in_reply(room, said)
    else:
        return ""
    return f'<p class="soft">{words}</p>\n'


def _in_reply(room, said):
    if said.reply_to_mode == Post.Mode.ROLE:
        whom = _role(said.reply_to_role)
    else:
        whom = said.reply_to_name or _label(room, bytes(said.reply_to_voice))
    words = format_html(_("In reply to {voice}"), voice=_isolated(whom))
    return f'<p class="soft">{words}</p>\n'


def _isolated(words):
    return format_html("<bdi>{}</bdi>", words)


def _label(room, voice):
    label = room.labels.get(voice)
    return in_words(label) if label else _("A voice")


def in_words(label):
    return _in_words(label, get_language())


@lru_cache(maxsize=2048)
def _in_words(label, language):
    return labels.in_words(label)


@lru_cache(maxsize=256)
def _day(day, language):
    return f'<time datetime="{day.isoformat()}">{escape(writing.day(day, language, "short"))}</time>'


def _role(role):
    return {"moderator": _("Moderation of this room"), "secretariat": _("Secretariat")}.get(role, role)
