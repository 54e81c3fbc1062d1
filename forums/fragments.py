"""Posts as HTML, joined from strings: what was rendered at writing, in a frame that depends on the reader's language alone.

The frame is that of templates/components/post.html (a test holds them together); a template for each post would cost more
than the rest of the page. What depends on the reader ("You", her ways to act) is put in for the few posts it concerns.
"""

from functools import lru_cache

from babel.lists import format_list
from django.conf import settings
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _, ngettext

from convening import labels, writing
from convening.cleaning import words_for
from convening.templatetags import look

from . import reasons, wording
from .models import Post

State = Post.State
PICTURES = "image/"


def list_of(room, posts, **ways):
    """All of `posts` (selectors.Said, in their order) as the items of <ol class="posts">; replies beneath their post where it is
    on the same page, and a line before the first that is `.new`. `ways` are those of `Ways`."""
    ways, tops, by_id = Ways(room, **ways), [], {said.id: said for said in posts}
    for said in posts:
        said.replies = []
        parent = None if said.pinned else by_id.get(said.reply_to_id)
        (parent.replies if parent else tops).append(said)
    return mark_safe("".join([_item(room, said, ways) for said in tops]))  # noqa: S308  joined from escaped parts


def news_of(room, posts, **ways):
    """The same for news: each post by itself, told to whom it replies; of what is gone only its place, so that an open page takes it
    away. `posts` None: what there was is forgotten, and the page must be loaded again."""
    ways = Ways(room, **ways)
    if posts is None:
        words = format_html('<a href="{}">{}</a>', mark_safe(ways.here), _("Load the page again"))  # noqa: S308  an address of ours
        return format_html('<li class="post-again"><p class="soft">{} {}</p></li>\n', _("Other posts have changed since you opened this page."), words)
    return mark_safe("".join([_gone(said) if said.gone else _item(room, said, ways) for said in posts]))  # noqa: S308  joined from escaped parts


def name_of(room, said):
    """Who speaks, as the reader may see it: a name, a role, or the label of the voice."""
    if said.name:
        return said.name
    if said.mode == Post.Mode.ROLE:
        return _role(said.role)
    return _label(room, said.voice)


class Ways:
    """What all posts of a page share: words in the reader's language, addresses, and what she may do.

    asked           the question of the page, or None
    may_reply, may_flag, may_translate, may_take_back (what is hers), may_moderate
    may_remove      a passage of a sealed room
    since           the place up to which she had read, so that what is new stays marked while she answers
    originals       True: the words as they were written stand first, a translation one click away
    queue           the moderation's queue: nothing is said of waiting
    """

    def __init__(self, room, *, asked=None, may_reply=False, may_flag=False, may_translate=False, may_take_back=False, may_moderate=False,
                 may_remove=False, originals=False, since=None, queue=False):  # fmt: skip
        self.may_reply, self.may_flag, self.may_translate = may_reply, may_flag, may_translate
        self.may_take_back, self.may_moderate, self.may_remove = may_take_back, may_moderate, may_remove
        self.originals, self.queue = originals, queue
        self.asked = f"q={asked.position}&amp;" if asked else ""
        if since is not None:
            self.asked += f"since={since}&amp;"
        self.page = f"/c/{room.convening.slug}/rooms/{room.slug}/"
        self.here = f"{self.page}?q={asked.position}" if asked else self.page
        self.language = writing.language_here()
        self.words = _words(self.language)
        # Where the posts of several questions stand together, each says which it answers.
        self.questions = {} if asked or queue or len(room.questions_asked) < 2 else {
            question.id: f" · {_numbered(question.position, self.language)}" for question in room.questions_asked
        }
        self.languages = room.languages_shown
        self.line = f'<li class="new-line" id="new"><b>{self.words["since"]}</b></li>\n'

    def acts(self, said):
        words, post = self.words, f"{self.page}posts/{said.id}/"
        links, published = "", said.state == State.PUBLISHED
        if published and self.may_reply:
            links += f'<a href="{self.page}?{self.asked}reply={said.id}#write">{words["reply"]}</a>'
        if published and self.may_translate and said.language != self.language:
            links += f'<a href="{post}translate/">{words["translate"]}</a>'
        if said.mine:
            if self.may_take_back and said.state != State.WITHDRAWN:
                links += f'<a href="{post}edit/">{words["edit"]}</a>'
                links += f'<a href="{post}withdraw/">{words["withdraw"]}</a>'
        elif published:
            if self.may_flag:
                links += f'<a href="{post}flag/">{words["flag"]}</a>'
            if self.may_moderate:
                links += f'<a href="{post}moderate/">{words["moderate"]}</a>'
        if published and self.may_remove:
            links += f'<a href="{post}remove/">{words["remove"]}</a>'
        return f'<div class="acts">{links}</div>\n' if links else ""


@lru_cache(maxsize=16)
def _words(language):
    """The words that posts share, escaped, once a language."""
    return {
        name: escape(words)
        for name, words in {
            "you": _("You"), "reply": _("Reply"), "translate": _("Translate"), "edit": _("Put right"), "withdraw": _("Withdraw"),
            "flag": _("Tell the moderation"), "moderate": _("Moderate"), "pinned": _("Pinned"), "edited": _("put right"), "new": _("New"),
            "since": _("New since you were here"), "gone": _("Withdrawn by whoever wrote it."),
            "remove": _("Remove this passage"), "removed": _("Removed on request."),
            "only_you": _("Only you see this."),
            "waits": _("Only you see this. It waits for the moderation."),
            "corrected": _("You put this right. Others see the earlier words until the moderation has read the new ones."),
            "new_words": _("Your new words"), "translated": _("Translated by people of this convening."),
            "original": _("Show the original"), "translation": _("Show the translation"),
        }.items()
    }  # fmt: skip


def _item(room, said, ways, beneath=False):
    words = ways.words
    if said.new and ways.line:
        line, ways.line = ways.line, ""
    else:
        line = ""
    kind = "post" if said.state == State.PUBLISHED else f"post post-{said.state}"
    marks = ""
    if said.mine:
        marks += f' <span class="mine">{words["you"]}</span>'
    if said.pinned:
        kind += " post-pinned"
        marks += f' <span class="tag">{words["pinned"]}</span>'
    if said.edited:
        marks += f' <span class="tag">{words["edited"]}</span>'
    if said.new:
        marks += f' <span class="tag">{words["new"]}</span>'
    place = f' data-n="{said.position}"' if said.position is not None else ""
    html = (
        f'{line}<li class="{kind}" id="p-{said.id.hex}"{place}><article>\n'
        f'<header><span class="voice {_mark(room, said)}"><bdi>{escape(name_of(room, said))}</bdi></span>{marks}'
        f' <span class="soft">{_day(said.day, ways.language)}{"" if beneath else ways.questions.get(said.question_id, "")}</span></header>\n'
        f"{_note(room, said, ways, beneath)}{_body(said, ways)}"
        f"{ways.acts(said)}</article>"
    )
    if said.replies:
        return f'{html}<ol class="posts replies">{"".join([_item(room, reply, ways, beneath=True) for reply in said.replies])}</ol></li>\n'
    return f"{html}</li>\n"


def _gone(said):
    return f'<li class="post-gone" id="p-{said.id.hex}" hidden></li>\n'


def _mark(room, said):
    if said.mode == Post.Mode.ROLE:
        return "in-role"
    return f"tint-{room.labels.get(said.voice, (0, 0))[0] % 12}"


def _body(said, ways):
    """What was said, then what hangs on it: the other language, files, her new words, how many said the same."""
    if said.state == State.WITHDRAWN:
        return ""
    html = _prose(said.html, said.language)
    if said.translation:
        html = _side_by_side(said, html, ways)
    elif said.language in ways.languages and said.language != ways.language:
        html += f'<p class="soft">{_in_language(said.language, ways.language)}</p>\n'
    if said.files:
        html += _files(said, ways)
    if said.correction:
        html += _unfolding(ways.words["new_words"], _prose(said.correction, ""))
    if said.same:
        html += f'<p class="soft">{escape(_same(said, ways.language))}</p>\n'
    return html


def _prose(html, language):
    declared = f' lang="{escape(language)}"' if language and language != "und" else ""
    return f'<div class="prose" dir="{wording.direction(language)}"{declared}>{html}</div>\n'


def _unfolding(summary, html):
    return f"<details><summary>{summary}</summary>\n{html}</details>\n"


def _side_by_side(said, original, ways):
    """The translation in the reader's language and the original: one stands, the other is one click away."""
    words = ways.words
    mark = words["translated"] if said.language not in ways.languages else _translated_from(said.language, ways.language)
    translation = f'{_prose(said.translation, ways.language)}<p class="soft">{mark}</p>\n'
    if ways.originals:
        return f"{original}{_unfolding(words['translation'], translation)}"
    return f"{translation}{_unfolding(words['original'], original)}"


def _same(said, language):
    told = {"n": writing.number(said.same, language)}
    if said.mine_is_same:
        return ngettext("%(n)s other voice said the same: yours.", "%(n)s other voices said the same, yours among them.", said.same) % told
    return ngettext("%(n)s other voice said the same.", "%(n)s other voices said the same.", said.same) % told


def _files(said, ways):
    items = ""
    for number, (pk, media_type, extension, size, width, height, description, removed) in enumerate(said.files, 1):
        address = f"{ways.page}files/{pk}/"
        picture = ""
        if media_type.startswith(PICTURES) and width and height:
            picture = f'<img src="{address}?small=1" alt="{escape(description)}" width="{width}" height="{height}" loading="lazy">'
        told = f"<bdi>{escape(_file_name(media_type, number, ways.language))}</bdi> · {extension.upper()} · {escape(look.bytes(size))}"
        items += f'<li><a href="{address}">{picture}<span>{told}</span></a>'
        if description and not picture:
            items += f' <span class="soft"><bdi>{escape(description)}</bdi></span>'
        if said.mine and (taken_out := words_for(removed)):
            items += f'<p class="soft">{_removed(taken_out, ways.language)}</p>'
        items += "</li>"
    return f'<ul class="files">{items}</ul>\n'


def _file_name(media_type, number, language):
    numbered = {"number": writing.number(number, language)}
    if media_type.startswith(PICTURES):
        return _("Picture %(number)s") % numbered
    return _("Document %(number)s") % numbered


def _removed(taken_out, language):
    what = format_list(taken_out, locale=writing.locale_of(language))
    return escape(_("Before it was stored, this was taken out: %(what)s.") % {"what": what})


def _note(room, said, ways, beneath):
    """What must be known of this post before it is read."""
    if said.state == State.WITHDRAWN:
        words = ways.words["removed" if said.reason_code == reasons.REMOVED else "gone"]
    elif said.state == State.HELD and not ways.queue:
        words = ways.words["waits"]
    elif said.state == State.DECLINED:
        words = f"{ways.words['only_you']} {reasons.in_words(said.reason_code, said.reason)}"
    elif said.correction:
        words = ways.words["corrected"]
    elif said.mine and (said.reason_code or said.reason):
        words = f"{ways.words['only_you']} {reasons.correction_in_words(said.reason_code, said.reason)}"
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
    return f'<p class="soft to">{words}</p>\n'


def _isolated(words):
    return format_html("<bdi>{}</bdi>", words)


def _label(room, voice):
    label = room.labels.get(voice)
    return in_words(label) if label else _("A voice")


def in_words(label):
    return _in_words(label, writing.language_here())


@lru_cache(maxsize=2048)
def _in_words(label, language):
    return labels.in_words(label)


@lru_cache(maxsize=256)
def _day(day, language):
    return f'<time datetime="{day.isoformat()}">{escape(writing.day(day, language, "short"))}</time>'


@lru_cache(maxsize=256)
def _numbered(position, language):
    return escape(_("question %(number)s") % {"number": writing.number(position, language)})


@lru_cache(maxsize=32)
def _in_language(written, language):
    return escape(_("Written in %(language)s.") % {"language": _language(written)})


@lru_cache(maxsize=32)
def _translated_from(written, language):
    return escape(_("Translated from %(language)s by people of this convening.") % {"language": _language(written)})


def _language(code):
    """The name of a language as it stands within a sentence: in English with a capital, elsewhere without."""
    name = str(dict(settings.LANGUAGES).get(code, code))
    return name if writing.language_here() == "en" else name[:1].lower() + name[1:]


def _role(role):
    return {"moderator": _("Moderation of this room"), "secretariat": _("Secretariat")}.get(role, role)
