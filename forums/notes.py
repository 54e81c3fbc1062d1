"""A room's background note: a small and safe part of Markdown under the convener's own headings, with tables and footnotes.

Footnotes are numbered through one note or, where the convener says so, on from the note of the room before it. Their marks lead
down and back up; the numbers are written in the reader's digits.
"""

from dataclasses import dataclass
from functools import lru_cache

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from convening import writing

from . import wording

LONGEST = 20_000
# The page has an h1 and h2: the note's own headings begin at h3, whichever the convener began with.
FIRST_LEVEL, LAST_LEVEL = 3, 5

_markdown = (
    MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    .enable("table")
    .disable(["image", "html_block", "html_inline", "code", "reference"])
    .use(footnote_plugin)
)
_TAGS = {
    "p", "br", "hr", "strong", "em", "ul", "ol", "li", "blockquote", "a", "bdi", "sup", "section", "h3", "h4", "h5",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "id", "role", "aria-label"}, "ol": {"start", "class"}, "li": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"},
    "section": {"class", "role", "aria-label"}, "th": {"scope"},
}  # fmt: skip


@dataclass(frozen=True)
class Note:
    """A note as a page shows it. `contents` are its headings [{label, anchor}], where there are at least two of them."""

    html: SafeString
    contents: tuple = ()


def note_of(room):
    """The note of `room` in the reader's language, or None. `room.notes_before` are the texts before it, as `room_for` brings them."""
    return note(room.background, first=1 + footnotes_before(room.notes_before)) if room.background else None


def footnotes_before(texts):
    """How many footnotes stand in `texts`, from the last one back to the first whose note does not go on from another.

    `texts` are (goes on, text) in the order of the rooms.
    """
    found = 0
    for goes_on, text in reversed(texts):
        found += count(text)
        if not goes_on:
            break
    return found


def count(text):
    """How many footnotes a note has: those that are referred to."""
    return _count(text or "")


def note(text, *, first=1):
    """`text` as a `Note` whose first footnote has the number `first`."""
    return _note(text, first, writing.language_here())


@lru_cache(maxsize=256)
def _count(text):
    seen = {}
    _markdown.parse(text, seen)
    return len(seen.get("footnotes", {}).get("list", ()))


@lru_cache(maxsize=256)
def _note(text, first, language):
    seen = {"first": first, "language": language}
    tokens = _markdown.parse(text, seen)
    contents = _set_headings(tokens)
    for token in tokens:
        if token.children:
            token.children = wording.plain_links(token.children)
    html = nh3.clean(
        _markdown.renderer.render(tokens, _markdown.options, seen),
        tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noreferrer noopener",
    )  # fmt: skip
    return Note(mark_safe(html.strip()), contents if len(contents) > 1 else ())  # noqa: S308  cleaned here


def _set_headings(tokens):
    """Give headings their level below the page's, and an anchor; returns the list of contents."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    contents = []
    for index, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            level = FIRST_LEVEL + int(token.tag[1]) - min(levels)
            token.tag = f"h{min(level, LAST_LEVEL)}"
        if token.type == "heading_open":
            anchor = f"note-part-{len(contents) + 1}"
            token.attrSet("id", anchor)
            contents.append({"label": _words(tokens[index + 1]), "anchor": anchor})
    return tuple(contents)


def _words(inline):
    return "".join(token.content for token in inline.children or () if token.type in ("text", "code_inline")).strip()


def parts(text):
    """`text` as plain parts in their order, for documents: [{"kind": "heading" or "paragraph", "text"}, {"kind": "list" or "footnotes",
    "items": [text]}]. A footnote's mark is its number in brackets; a row of a table is an item."""
    made, lists, told, row = [], [], {"kind": "paragraph"}, None
    for token in _markdown.parse(text or "", {}):
        match token.type:
            case "heading_open":
                told = {"kind": "heading"}
            case "bullet_list_open" | "ordered_list_open" | "table_open":
                lists.append({"kind": "list", "items": []})
            case "footnote_block_open":
                lists.append({"kind": "footnotes", "items": []})
            case "list_item_open" | "footnote_open":
                lists[-1]["items"].append("")
            case "tr_open":
                row = []
            case "tr_close":
                lists[-1]["items"].append(" · ".join(cell for cell in row if cell))
                row = None
            case "bullet_list_close" | "ordered_list_close" | "table_close" | "footnote_block_close":
                made += [lists[-1]] if any(lists[-1]["items"]) else []
                lists.pop()
            case "inline" | "fence" | "code_block":
                words = _plain(token)
                if row is not None:
                    row.append(words)
                elif lists and lists[-1]["items"]:
                    lists[-1]["items"][-1] = f"{lists[-1]['items'][-1]} {words}".strip()
                elif words:
                    made.append({**told, "text": words})
                told = {"kind": "paragraph"}
    return made


def _plain(token):
    """The words of a piece of text without its markup; after a link stands where it leads."""
    words = []
    for one in wording.plain_links(token.children or [token]):
        if one.type in ("text", "code_inline", "fence", "code_block"):
            words.append(one.content)
        elif one.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif one.type == "footnote_ref":
            words.append(f" [{one.meta['id'] + 1}]")
    return " ".join("".join(words).split())


# ── How footnotes and tables are drawn ────────────────────────────────────────────────────────────────────────────────
def _number(token, seen):
    return token.meta["id"] + seen["first"]


def _way_back(token, seen):
    """The anchor of one mark; a footnote that is referred to twice has two."""
    again = token.meta.get("subId", 0) or 0
    return f"footnote-{_number(token, seen)}-mark" + (f"-{again + 1}" if again else "")


def _mark(renderer, tokens, index, options, seen):
    number = _number(tokens[index], seen)
    shown = writing.own_digits(str(number), seen["language"])
    label = escape(_("Footnote %(number)s") % {"number": shown})
    return (
        f'<sup><a href="#footnote-{number}" id="{_way_back(tokens[index], seen)}" role="doc-noteref" aria-label="{label}">'
        f"[{shown}]</a></sup>"
    )


def _list_begins(renderer, tokens, index, options, seen):
    label = escape(_("Footnotes"))
    return f'<hr><section class="footnotes" role="doc-endnotes" aria-label="{label}"><ol start="{seen["first"]}" class="numbered">\n'


def _list_ends(renderer, tokens, index, options, seen):
    return "</ol></section>\n"


def _footnote_begins(renderer, tokens, index, options, seen):
    return f'<li id="footnote-{_number(tokens[index], seen)}">'


def _footnote_ends(renderer, tokens, index, options, seen):
    return "</li>\n"


def _back(renderer, tokens, index, options, seen):
    number = writing.own_digits(str(_number(tokens[index], seen)), seen["language"])
    label = escape(_("Back to where footnote %(number)s stands") % {"number": number})
    return f' <a href="#{_way_back(tokens[index], seen)}" role="doc-backlink" aria-label="{label}">↑</a>'


def _head_of_column(renderer, tokens, index, options, seen):
    return '<th scope="col">'


for _kind, _drawn in {
    "footnote_ref": _mark, "footnote_block_open": _list_begins, "footnote_block_close": _list_ends, "footnote_open": _footnote_begins,
    "footnote_close": _footnote_ends, "footnote_anchor": _back, "th_open": _head_of_column,
}.items():  # fmt: skip
    _markdown.add_render_rule(_kind, _drawn)
