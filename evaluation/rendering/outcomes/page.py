"""A document as a page, and as one file to keep: the same blocks, with nothing to run and, in the file, nothing to fetch."""

import base64
import re

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from convening import colours, writing

from ... import sheets
from . import numbering

STYLES = ("css/house.css", "css/document.css")
SMALL = "image/webp"  # what the small one of a picture is


def font_for(language):
    """None: charts on a page are set in its own letters."""


def write(content, *, pictures, dated, draft, status):
    """`content` (finished, with the annexes) as one HTML file."""
    addresses = {pk: _inline(held) for pk, held in pictures.items()}
    context = shown(content, addresses)
    return render_to_string("evaluation/document_file.html", {**context, "draft": draft, "status": status, "styles": styles(content.get("colours"))}).encode()


def shown(content, addresses, annexes=()):
    """What templates/evaluation/_document.html takes: `content` (finished) with runs as HTML, the blocks of annexes as the components of the
    house take them, pictures by their `addresses` {id: address}, and annexes that are not bound in by theirs {letter: address}. In the
    content's language, which has to be active."""
    language = content["language"]
    drawing = _Drawing(content, addresses, language, dict(annexes))
    notes = [
        {"number": number, "shown": _digits(number, language), "html": drawing.runs(note["runs"]), "language": note.get("language", "")}
        for number, note in enumerate(content["footnotes"], 1)
        if number in drawing.marked_in(content["sections"])
    ]
    return {
        **content,
        "cover": drawing.picture(content["cover"]) if content["cover"] else None,
        "logos": [drawing.picture(pk) for pk in content["logos"]],
        "credited": any(block["kind"] == "credits" for section in content["sections"] for block in section["blocks"]),
        "sections": [
            {**section, "tag": f"h{section['level'] + 1}", "blocks": drawing.blocks(section["blocks"], section["level"])} for section in content["sections"]
        ],
        "notes": notes,
        "entries": [
            {"number": section["number"], "label": section["title"], "anchor": section["id"], "language": section.get("language", "")}
            for section in content["sections"] if section["title"] and section["level"] == 1
        ],
    }  # fmt: skip


def is_in_part(content):
    """Whether some of it is in another language than the document. Quotations, links and people are what they are in every language."""
    return any("language" in section or _in_part(section["blocks"]) for section in content["sections"])


def _in_part(blocks):
    return any(
        "language" in part or _in_part(part.get("blocks", ()))
        for block in blocks if block["kind"] not in ("quotes", "links", "roll", "people", "picture")
        for part in (block, *(item for item in block.get("items", ()) if isinstance(item, dict)))
    )  # fmt: skip


def piece_shown(blocks, notes, content, addresses):
    """Blocks of one piece, and its footnotes, for whoever looks at what she wrote: what evaluation/_piece.html takes."""
    drawing = _Drawing({**content, "footnotes": notes}, addresses, content["language"])
    made = drawing.blocks(blocks, 1)
    marked = sorted(drawing.marked_in(blocks))
    if marked:
        items = [{"number": number, "shown": _digits(number, content["language"]), "html": drawing.runs(notes[number - 1]["runs"])} for number in marked]
        made.append({"kind": "footnotes", "items": items})
    return made


class _Drawing:
    def __init__(self, content, addresses, language, annexes=None):
        self.pictures, self.addresses, self.language, self.annexes = content["pictures"], addresses, language, annexes or {}

    def blocks(self, blocks, level):
        return [self._block(block, level) for block in blocks]

    def _block(self, block, level):
        kind, made = block["kind"], dict(block)
        if "runs" in block:
            made["html"] = self.runs(block["runs"])
        if "number" in block:
            made["mark"] = numbering.mark(block["number"], self.language)
        if "blocks" in block:
            made["blocks"] = self.blocks(block["blocks"], level)
        match kind:
            case "section":
                made["tag"] = f"h{block['level'] + 1}"
            case "heading":
                made["tag"] = f"h{min(level + block['level'], 6)}"
            case "items":
                made["items"] = [self.blocks(item, level) for item in block["items"]]
            case "questions":
                made["items"] = [{**item, "html": self.runs(item["runs"]), "mark": numbering.mark(item["number"], self.language)} for item in block["items"]]
            case "annex":
                made["url"] = self.annexes.get(block["letter"], "")
            case "highlight":
                made["ends"] = "" if block["title"].endswith((".", "!", "?", "؟", ":")) else "."
                first = made["blocks"][0] if made["blocks"] else None
                if first and first["kind"] == "prose" and "language" not in first and "language" not in block:
                    made["html"], made["blocks"] = first["html"], made["blocks"][1:]
            case "recommendation":
                made["tag"] = f"h{min(level + 3, 6)}"
            case "picture":
                made |= {"shown": self.picture(block["picture"]), "html": self.runs(block["caption"]["runs"]), "language": block["caption"].get("language", "")}
            case "credits":
                made["items"] = [{**item, "logo": self.picture(item["logo"]) if item["logo"] else None} for item in block["items"]]
            case "table" | "figures" | "chart":
                made = sheets.block(block)
        return made

    def picture(self, pk):
        told = self.pictures.get(pk)
        if told is None or pk not in self.addresses:
            return None
        return {**told, "address": mark_safe(self.addresses[pk]), "words": told["words"] or told["credit"]}  # noqa: S308  an address of ours

    def runs(self, runs):
        """Runs as HTML: every text of somebody is escaped here, and the marks are ours."""
        return mark_safe("".join(self._run(run) for run in runs))  # noqa: S308

    def _run(self, run):
        if "note" in run:
            number = run["note"]
            shown = _digits(number, self.language)
            label = _("Footnote %(number)s") % {"number": shown}
            own = format_html(' id="mark-{}"', number) if run.get("first") else ""
            return format_html('<sup><a href="#note-{}"{} role="doc-noteref" aria-label="{}"><bdi>{}</bdi></a></sup>', number, own, label, shown)
        html = escape(run["text"]).replace("\n", "<br>")
        if run.get("bold"):
            html = f"<strong>{html}</strong>"
        if run.get("italic"):
            html = f"<em>{html}</em>"
        if run.get("to"):
            return f'<a href="#{escape(run["to"])}">{html}</a>'
        if run.get("href"):
            return f'<a href="{escape(run["href"])}" rel="noreferrer noopener">{html}</a>'
        return html

    def marked_in(self, value):
        """The numbers of the footnotes that are referred to."""
        if isinstance(value, dict):
            own = {value["note"]} if isinstance(value.get("note"), int) else set()
            return own.union(*(self.marked_in(part) for part in value.values()))
        if isinstance(value, list):
            return set().union(*(self.marked_in(part) for part in value))
        return set()


def _digits(number, language):
    return writing.own_digits(str(number), language)


def _inline(held):
    """A picture as an address that holds it: the small one, which is enough for a screen."""
    small = held.get("small")
    media = SMALL if small and small[:4] == b"RIFF" else f"image/{'jpeg' if held['extension'] in ('jpg', 'jpeg') else held['extension']}"
    return f"data:{media};base64,{base64.b64encode(small or held['content']).decode()}"


def styles(own=None):
    """The stylesheets of a document without fonts, which a file by itself cannot fetch; `own` are the two colours of its convening."""
    sources = []
    for name in STYLES:
        with open(finders.find(name), encoding="utf-8") as source:
            sources.append(re.sub(r"@font-face\s*\{[^}]*\}", "", source.read()))
    if own:
        sources.append(colours.style_sheet(**own))
    return mark_safe("\n".join(sources))  # noqa: S308  our own files
