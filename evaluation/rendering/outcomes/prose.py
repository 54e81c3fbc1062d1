"""The words of a piece: a small part of Markdown, to blocks of runs that every format is written from.

Paragraphs, lists, **bold**, *italic*, links, footnotes `[^a]`, `[](#key)` where another piece stands, `{participants}` a figure of the
report; `{{` is a brace. Nothing else is marked: what looks like HTML is printed as it was typed.

A run is {"text"} and, where it applies, "bold", "italic", "href", "note" (a number: the mark of that footnote, its text is empty) or "to"
(the id of what it points at). Blocks are {"kind": "prose", "runs"} and {"kind": "items", "ordered", "start", "items": [[block]]}.
"""

import re

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from . import figures
from .figures import TOKENS

__all__ = ["TOKENS", "Book", "blocks", "checked", "plain", "plain_words"]

_markdown = (
    MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    .disable(["image", "html_block", "html_inline", "code", "fence", "heading", "lheading", "hr", "blockquote", "reference", "backticks"])
    .use(footnote_plugin)
)
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}")
_LINKS = re.compile(r"(?i)^(https://[^\s]+|mailto:[^\s@]+@[^\s@]+)$")
_TAG = re.compile(r"<(?!https?:|mailto:)/?[A-Za-z!][^<>]*>")
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"(?m)^ {0,3}\[\^([^\]\s]+)\]:")
_OTHER = re.compile(r"(?m)^ {0,3}(#{1,6} |>|```|~~~|-{3,}\s*$|\*{3,}\s*$)|!\[")
RECOMMENDATION = "recommendation-"


class Book:
    """What is gathered through a document while its pieces are read in their order: its footnotes, and which figures were defined already."""

    def __init__(self, report=None, language="en"):
        self.report, self.language = report, language
        self.notes, self._told = [], set()

    def note(self, runs, language=None):
        """A footnote more, and its number."""
        self.notes.append({"runs": runs, **({"language": language} if language else {})})
        return len(self.notes)

    def figure(self, token, quiet=False):
        """The runs of a figure; the first time with its definition as a footnote."""
        shown, definition = figures.said(token, self.report, self.language)
        key = token.removeprefix(figures.ABOUT)
        if quiet or not definition or key in self._told:
            return [{"text": shown}]
        self._told.add(key)
        return [{"text": shown}, {"text": "", "note": self.note([{"text": definition}])}]


def blocks(text, book, language=None):
    """`text` as blocks; `language` where it is in another than the document's. Footnotes go into `book`."""
    return _Reading(book, language).blocks(_markdown.parse(text or "", {}))


def plain(text, book, language=None):
    """The runs of a text that is one paragraph: a caption, a definition, a question."""
    runs = []
    for block in blocks(text, book, language):
        told = block["runs"] if block["kind"] == "prose" else [run for item in block["items"] for one in item for run in one.get("runs", ())]
        runs += ([{"text": " "}] if runs else []) + told
    return runs


def plain_words(runs):
    """The words of runs, without marks."""
    return "".join(run["text"] for run in runs)


class _Reading:
    """One text: its footnotes are known by their labels, and numbered when they are first met."""

    def __init__(self, book, language):
        self.book, self.language = book, language
        self.numbers, self.texts = {}, {}

    def blocks(self, tokens):
        self._find_notes(tokens)
        made, stack = [], []  # a stack of lists that are open
        for token in tokens:
            match token.type:
                case "footnote_block_open":
                    break  # the notes stand at the end, and were read before
                case "bullet_list_open" | "ordered_list_open":
                    stack.append({"kind": "items", "ordered": token.type[0] == "o", "start": int(token.attrGet("start") or 1), "items": []})
                case "list_item_open":
                    stack[-1]["items"].append([])
                case "bullet_list_close" | "ordered_list_close":
                    done = stack.pop()
                    (stack[-1]["items"][-1] if stack else made).append(self._tongue(done))
                case "inline":
                    if runs := self.runs(token.children or []):
                        (stack[-1]["items"][-1] if stack else made).append(self._tongue({"kind": "prose", "runs": runs}))
        return made

    def _tongue(self, block):
        return {**block, "language": self.language} if self.language else block

    def _find_notes(self, tokens):
        """Children of each footnote, by its number in this text."""
        current = None
        for token in tokens:
            if token.type == "footnote_open":
                current = token.meta["id"]
                self.texts[current] = []
            elif token.type == "footnote_close":
                current = None
            elif current is not None and token.type == "inline":
                self.texts[current].append(token.children or [])

    def runs(self, tokens, quiet=False):
        made, bold, italic, link = [], 0, 0, None
        for token in tokens:
            match token.type:
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case "em_open" | "em_close":
                    italic += token.nesting
                case "link_open":
                    link = _where(token.attrGet("href") or "")
                    started = len(made)
                case "link_close":
                    if link and "to" in link and len(made) == started:  # the text is what it points at: filled in once that is known
                        made.append(self._marked({"text": ""}, bold, italic, link))
                    link = None
                case "text" | "text_special":
                    made += [self._marked(run, bold, italic, link) for run in self._with_figures(token.content, quiet)]
                case "softbreak":
                    made.append(self._marked({"text": " "}, bold, italic, link))
                case "hardbreak":
                    made.append({"text": "\n"})
                case "footnote_ref" if not quiet:
                    made.append({"text": "", "note": self._number(token.meta["id"])})
        return _joined(made)

    def _number(self, place):
        if place not in self.numbers:
            runs = []
            for children in self.texts.get(place, ()):
                runs += ([{"text": " "}] if runs else []) + self.runs(children, quiet=True)
            self.numbers[place] = self.book.note(runs, self.language)
        return self.numbers[place]

    def _with_figures(self, text, quiet):
        last = 0
        for found in _BRACES.finditer(text):
            if found.start() > last:
                yield {"text": text[last : found.start()]}
            last = found.end()
            if found[0] in ("{{", "}}"):
                yield {"text": found[0][0]}
            elif figures.is_figure(found[1]):
                yield from self.book.figure(found[1], quiet)
            else:
                yield {"text": found[0]}
        if last < len(text):
            yield {"text": text[last:]}

    @staticmethod
    def _marked(run, bold, italic, link):
        if "note" in run:
            return run
        return {**run, **({"bold": True} if bold else {}), **({"italic": True} if italic else {}), **(link or {})}


def _where(href):
    """What a link adds to its runs: an address, a place in the document, or nothing where it may not be followed."""
    if href.startswith("#") and len(href) > 1:
        return {"to": href[1:]}
    return {"href": href} if _LINKS.match(href) else None


def _joined(runs):
    """Neighbours that look alike as one."""
    made = []
    for run in runs:
        marks = {key: value for key, value in run.items() if key != "text"}
        last = made[-1] if made else None
        if last and "note" not in run and {key: value for key, value in last.items() if key != "text"} == marks and not ("to" in run and not run["text"]):
            last["text"] += run["text"]
        else:
            made.append(dict(run))
    return made


# ── What is wrong with a text, for whoever writes it ──────────────────────────────────────────────────────────────────
def checked(text, keys=None):
    """Sentences about what would not be printed as it was meant; [] where all is well. `keys` are those of the document's pieces: without
    them cross-references are not looked at."""
    text = text or ""
    problems = []
    for found in _BRACES.finditer(text):
        if found[0] not in ("{{", "}}") and not figures.is_figure(found[1]):
            problems.append(_("There is no figure {%(name)s}. Write {{ where you mean a brace.") % {"name": found[1]})
    known, used = set(_NOTE.findall(text)), set(_MARK.findall(text))
    problems += [_("The footnote [^%(name)s] has no text. Add a line that begins with [^%(name)s]: and says it.") % {"name": name} for name in sorted(used - known)]
    problems += [_("Nothing refers to the footnote [^%(name)s].") % {"name": name} for name in sorted(known - used)]
    if found := _TAG.search(text):
        problems.append(_("%(tag)s would be printed as it stands: HTML is not used here.") % {"tag": found[0]})
    if found := _OTHER.search(text):
        problems.append(
            _("“%(sign)s” would be printed as it stands. Headings are titles of pieces, pictures and quotations are pieces of their own.")
            % {"sign": found[0].strip()}
        )
    for href in _links(text):
        if href.startswith("#"):
            if keys is not None and href[1:] not in keys and not _is_recommendation(href[1:]):
                problems.append(_("Nothing in this document is called “%(key)s”.") % {"key": href[1:]})
        elif not _LINKS.match(href):
            problems.append(_("The link %(link)s cannot be used: it has to begin with https:// or mailto:.") % {"link": href})
    return list(dict.fromkeys(problems))


def _is_recommendation(key):
    return key.startswith(RECOMMENDATION) and key.removeprefix(RECOMMENDATION).isdigit()


_WRITTEN_LINK = re.compile(r"(?<!!)\[[^\[\]^]*\]\(([^()\s]*)\)|<((?:[a-z][a-z0-9+.-]*):[^<>\s]*)>", re.I)


def _links(text):
    """Addresses as they were typed: markdown-it itself leaves out the dangerous ones, and nobody would hear of it."""
    return [found[1] if found[1] is not None else found[2] for found in _WRITTEN_LINK.finditer(text)]
