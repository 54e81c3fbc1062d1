"""From what somebody typed to what a room stores: plain text made honest, then a small and safe part of Markdown.

Honest text is the same for everybody who reads it: no characters that turn the direction of what follows, none that are
invisible (64 of them can carry a reader's number), no towers of accents. Rendered once, when the post is written.
"""

from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from convening import honesty, writing
from convening.errors import Refused
from convening.honesty import direction  # noqa: F401  asked for here by whoever shows texts

LONGEST = 5_000
# More of these than anybody writes would make the parser slow.
BRACKETS = 300

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "bdi"}
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 12}).disable(
    ["image", "heading", "lheading", "html_block", "html_inline", "fence", "code", "backticks", "hr", "reference"]
)


def honest(text, most=LONGEST):
    """`text` as it is stored, in at most so many characters, or `Refused` with a sentence."""
    try:
        return honesty.honest(text, most)
    except Refused as refused:
        raise _in_words_of_a_room(refused, text, most) from None


def _in_words_of_a_room(refused, text, most):
    if refused.code == "text.too_long":
        sentence = _("Your text has %(count)s characters; %(most)s fit. Please shorten it, or write two posts.")
        return Refused("forums.too_long", sentence % {"count": writing.number_here(len(text)), "most": writing.number_here(most)})
    if refused.code == "text.empty":
        return Refused("forums.empty_text", _("There is nothing to post yet. Please write something first."))
    return Refused("forums.unreadable_text", refused.message)


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
