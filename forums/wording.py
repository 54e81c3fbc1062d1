"""From what somebody typed to what a room stores: plain text made honest, then a small and safe part of Markdown.

Honest text is the same for everybody who reads it: no characters that turn the direction of what follows, none that are
invisible (64 of them can carry a reader's number), no towers of accents. Rendered once, when the post is written.
"""

import re
import unicodedata
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from convening import writing
from convening.errors import Refused

LONGEST = 5_000
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "ku", "sd", "ug", "yi", "dv"})
ACCENTS_IN_A_ROW = 4
# What is pasted may have more characters than are kept of it, but not without end: some of what follows looks far for its neighbours.
MOST_PASTED = 4  # times what fits
# More of these than anybody writes would make the parser slow.
BRACKETS = 300

_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL = r"\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_GONE = re.compile(f"[{_TURNING}{_INVISIBLE}{_CONTROL}]")
_JOINERS = re.compile("[\u200c\u200d]+")
_JOINING_SCRIPTS = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile(r"(?<=\S)[^\S\n]+")
_INDENT = re.compile(r"^[^\S\n]+", re.M)
_EMPTY_LINES = re.compile(r"\n{3,}")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TOWER = 16  # accents in a row before they are put in their order, which takes the square of their number

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "bdi"}
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 12}).disable(
    ["image", "heading", "lheading", "html_block", "html_inline", "fence", "code", "backticks", "hr", "reference"]
)


def honest(text, most=LONGEST):
    """`text` as it is stored, in at most so many characters, or `Refused` with a sentence."""
    if "\0" in text or _SURROGATES.search(text):
        raise Refused("forums.unreadable_text", _("Your text contains a character that cannot be stored. Please type it again."))
    if len(text) > MOST_PASTED * most:
        raise _too_long(text, most)
    text = unicodedata.normalize("NFC", _few_accents(text, _TOWER).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = text.replace("\u2029", "\n\n").replace("\x85", "\n")
    text = _JOINERS.sub(_joiner, _GONE.sub("", text))
    text = _SPACES.sub(" ", _INDENT.sub(lambda indent: " " * min(len(indent[0]), 8), text))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    text = _EMPTY_LINES.sub("\n\n", text).strip("\n")
    text = _few_accents(text)
    if len(text) > most:
        raise _too_long(text, most)
    if not text.strip():
        raise Refused("forums.empty_text", _("There is nothing to post yet. Please write something first."))
    return text


def _too_long(text, most):
    return Refused(
        "forums.too_long",
        _("Your text has %(count)s characters; %(most)s fit. Please shorten it, or write two posts.")
        % {"count": writing.number_here(len(text)), "most": writing.number_here(most)},
    )


def _joiner(found):
    """A joiner stays, once, between two letters of a script that joins; Persian and Hindi need it, Latin hides bits in it."""
    before, after = found.string[max(0, found.start() - 1) : found.start()], found.string[found.end() : found.end() + 1]
    return found[0][0] if _JOINING_SCRIPTS.match(before) and _JOINING_SCRIPTS.match(after) else ""


def _few_accents(text, most=ACCENTS_IN_A_ROW):
    if text.isascii():
        return text
    kept, row = [], 0
    for character in text:
        row = row + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if row <= most:
            kept.append(character)
    return "".join(kept)


def direction(language):
    """The direction of a text in `language`; "auto" where the language is not known."""
    if language in ("", "und"):
        return "auto"
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def as_html(text):
    """Honest `text` as safe HTML: paragraphs, emphasis, lists, quotations and links that show where they lead."""
    if text.count("[") > BRACKETS or text.count("<") > BRACKETS:
        return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n"))
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.children:
            token.children = plain_links(token.children)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https"},
        link_rel="noreferrer noopener nofollow",
    ).strip()


def plain_links(tokens):
    """After a link whose words are not its address stands where it leads. What pretends to be another host is no link."""
    shown, open_link, words = [], None, ""
    for token in tokens:
        if token.type == "link_open":
            open_link, words = token, ""
            if not _leads_where_it_says(token.attrGet("href")):
                open_link = Token("text", "", 0)
            shown.append(open_link)
        elif token.type == "link_close":
            if open_link.type != "text":
                shown.append(token)
                if words.strip() != open_link.attrGet("href"):
                    shown.append(Token("text", "", 0, content=f" ({_host(open_link.attrGet('href'))})"))
            open_link = None
        else:
            if open_link is not None:
                words += token.content
            shown.append(token)
    return shown


def _host(address):
    return urlsplit(address).hostname or ""


def _leads_where_it_says(address):
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
