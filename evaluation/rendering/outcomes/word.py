"""A document as a Word document: real styles, headings, footnotes and contents, for those who work on with it."""

from django.utils.translation import gettext as _

from convening import typesetting, writing
from convening.wordprocessing import NOT_LISTED, Cell
from convening.wordprocessing.long import LongDocument

from ..docx import WRITERS
from . import numbering, paging

WIDTH, TALL_WIDTH = 160, 95  # millimetres
COVER_WIDTH, LOGO_HEIGHT = 160, 14
CREDIT_LOGO = 24, 9  # as wide and as high as the logo beside a line of credit may be
LOWEST = 4  # level of headings

font_for = typesetting.font_for


def write(content, *, pictures, dated, draft, status):
    """`content` (finished, with the annexes) as the bytes of a DOCX."""
    _draw_charts(content)
    running = f"{content['kicker']} · {paging.running(content['convening'])}" + (f" · {draft}" if draft else "")
    title = f"{content['title']}. {content['subtitle']}" if content["subtitle"] else content["title"]
    document = LongDocument(title=title, language=content["language"], running_title=running, notes=content["footnotes"], colours=content.get("colours"))
    _first_page(document, content, pictures, draft, status)
    begins = paging.beginnings(content)
    for place, section in enumerate(content["sections"]):
        if section["title"]:
            style = "AnnexHeading" if section["level"] == 2 and _in_annex(section) else ""
            breaks, level = place in begins, min(section["level"], LOWEST)
            document.anchored(_title(section), level, section["id"], style=style, language=section.get("language"), breaks=breaks)
        elif place in begins:
            document.break_page()
        for block in section["blocks"]:
            _block(document, block, content, pictures, section)
    return document.saved()


def _draw_charts(content):
    charts = [block for section in content["sections"] for block in section["blocks"] if block["kind"] == "chart"]
    for chart, picture in zip(charts, typesetting.pictures([chart["svg"] for chart in charts])):
        chart["picture"] = picture


def _first_page(document, content, pictures, draft, status):
    if above := [words for words in (content["kicker"], content["convening"]) if words not in (content["title"], content["subtitle"])]:
        document.paragraph(" · ".join(above), "Kicker")
    document.paragraph(content["title"], "Title")
    if content["subtitle"]:
        document.paragraph(content["subtitle"], "Subtitle")
    if draft:
        document.paragraph(draft, "Draft")
    if content["cover"]:
        told = content["pictures"][content["cover"]]
        document.shown(pictures[content["cover"]]["content"], words=told["words"] or told["credit"], width_mm=COVER_WIDTH)
        if told["credit"]:
            document.paragraph(told["credit"], "Credit")
    if content["credit_lines"]:
        document.paragraph("\n".join(content["credit_lines"]))
    row = None
    for pk in content["logos"]:
        row = document.shown(pictures[pk]["content"], words=content["pictures"][pk]["words"], width_mm=None, height_mm=LOGO_HEIGHT, paragraph=row)
        row.add_run("   ")
    if content["imprint"] or status:
        document.paragraph("\n".join(part for part in (content["imprint"], status) if part), "Note")
    if levels := paging.listed_levels(content):
        document.contents(_("Contents"), list(_headings(content)), levels=levels, breaks=paging.covered(content))


def _headings(content):
    """Every heading in its order, as (text, level): of an annex its name is listed, not what stands in it."""
    for section in content["sections"]:
        if section["title"]:
            listed = section["level"] == 1 or not _in_annex(section)
            yield _title(section), min(section["level"], LOWEST) if listed else NOT_LISTED
        for block in section["blocks"]:
            if block["kind"] == "heading":
                yield block["text"], NOT_LISTED if _in_annex(section) else min(section["level"] + block["level"] - 1, LOWEST)


def _in_annex(section):
    return bool(section.get("annex")) or section["id"].startswith("annex-")


def _title(section):
    return f"{section['number']} {section['title']}" if section["number"] else section["title"]


def _block(document, block, content, pictures, section, style="Normal"):
    own = _OWN.get(block["kind"])
    if block["kind"] == "heading":
        level = min(section["level"] + block["level"] - 1, LOWEST)
        document.heading(block["text"], level, style="AnnexHeading" if level == 2 and _in_annex(section) else "")
    elif block["kind"] == "picture":
        _picture(document, block, content, pictures)
    elif block["kind"] == "credits":
        _credits(document, block, content, pictures)
    elif own:
        own(document, block, lambda inner, style=style: _block(document, inner, content, pictures, section, style), style)
    else:
        WRITERS[block["kind"]](document, block)


# ── The document's own blocks ─────────────────────────────────────────────────────────────────────────────────────────
def _prose(document, block, say, style):
    document.runs(block["runs"], style, block.get("language"))


def _items(document, block, say, style):
    for place, item in enumerate(block["items"], block["start"]):
        first, *others = item or [{"kind": "prose", "runs": []}]
        label = _mark(writing.own_digits(str(place), document.language), document) if block["ordered"] else ("– " if style != "Normal" else "")
        inside = style if style != "Normal" else "ListParagraph" if block["ordered"] else "ListBullet"
        if first["kind"] == "prose":
            document.runs(first["runs"], inside, first.get("language"), label)
        else:
            others = [first, *others]
        for inner in others:
            say(inner)


def _point(document, block, say, style):
    first, *others = block["blocks"] or [{"kind": "prose", "runs": []}]
    if first["kind"] != "prose":  # a word on the language goes before the paragraph
        say(first)
        first, *others = others or [{"kind": "prose", "runs": []}]
    document.runs(first.get("runs", []), "ListParagraph", first.get("language"), _mark(block["number"], document), block["id"])
    for inner in others:
        say(inner)


def _questions(document, block, say, style):
    for item in block["items"]:
        document.runs(item["runs"], "ListParagraph", item.get("language"), _mark(item["number"], document))


def _highlight(document, block, say, style):
    ends = "" if block["title"].endswith((".", "!", "?", "؟", ":")) else "."
    title = [{"text": f"{block['title']}{ends}", "bold": True}]
    first = block["blocks"][0] if block["blocks"] else None
    joined = first is not None and first["kind"] == "prose" and "language" not in first and "language" not in block
    runs = [*title, {"text": " "}, *first["runs"]] if joined else title
    document.runs(runs, "ListParagraph", block.get("language"), _mark(block["number"], document), block["id"])
    for inner in block["blocks"][1 if joined else 0 :]:
        say(inner)


def _recommendation(document, block, say, style):
    in_short = not block["blocks"] and not block["notes"]
    title = [{"text": block["title"], "bold": True}]
    document.runs(title, "ListParagraph" if in_short else "RecommendationTitle", block.get("language"), _mark(block["number"], document), block["id"])
    for inner in block["blocks"]:
        say(inner, style="Recommendation")
        document.last_paragraph().paragraph_format.keep_with_next = bool(block["notes"]) or None
    for remark in block["notes"]:
        document.paragraph(remark, "RecommendationNote")


def _box(document, block, say, style):
    first = None
    if block["title"]:
        first = document.runs([{"text": block["title"]}], "BoxTitle", block.get("language"), anchor=block["id"])
    for inner in block["blocks"]:
        say(inner, style="Box")
        first = first or document.last_paragraph()
    if first:
        document.boxed(first, document.last_paragraph())


def _quote(document, block, say, style):
    for inner in block["blocks"]:
        say(inner, style="Quote")
        document.last_paragraph().paragraph_format.keep_with_next = bool(block["credit"]) or None
    if block["credit"]:
        document.paragraph(block["credit"], "Credit")


def _acronyms(document, block, say, style):
    language = block.get("language")
    rows = [[Cell(item["label"], style="Strong", language=language), Cell(item["text"], language=language)] for item in block["items"]]
    if rows:
        document.table([Cell(_("Acronym")), Cell(_("What it stands for"))], rows, first_share=0.18)


def _programme(document, block, say, style):
    for item in block["items"]:
        document.paragraph(item["when"], "EntryTime")
        title = document.paragraph(item["title"], "Entry", item.get("language"))
        title.paragraph_format.space_before = 0
        document.paragraph(item["about"], "Note")


def _roll(document, block, say, style):
    for item in block["items"]:
        about = [{"text": f"{item['comma']}{item['function']}"}] if item["function"] else []
        document.runs([{"text": item["name"], "bold": True}, *about])


def _links(document, block, say, style):
    for item in block["items"]:
        document.runs([{"text": item["title"], **({"href": item["href"]} if item["href"] else {})}], "Entry", item.get("language"))
        if item["about"]:
            document.paragraph(item["about"], "Note")


def _picture(document, block, content, pictures):
    told = content["pictures"][block["picture"]]
    tall = (told["height"] or 1) > (told["width"] or 1)
    document.shown(pictures[block["picture"]]["content"], words=told["words"] or told["credit"], width_mm=TALL_WIDTH if tall else WIDTH)
    caption = [{"text": f"{block['label']}: ", "bold": True}, *block["caption"]["runs"]]
    credit = [{"text": f"\n{block['credit']}"}] if block["credit"] else []
    document.runs([*caption, *credit], "Credit", block["caption"].get("language"), anchor=block["id"])


def _credits(document, block, content, pictures):
    """Each with its logo before it, as far as there is one: the lines stand beneath each other."""
    for item in block["items"]:
        made = document.paragraph(style="CreditLine")
        if item["logo"]:
            told = content["pictures"][item["logo"]]
            fits = _fitting(told, *CREDIT_LOGO)
            document.shown(pictures[item["logo"]]["content"], words=told["words"], width_mm=fits, paragraph=made)
        address = [{"text": "\n"}, {"text": item["address"], "href": item["address"]}] if item["address"] else []
        document.go_on(made, [{"text": f"\t{item['line']}"}, *address])


def _fitting(told, width, height):
    """How wide a picture is, in millimetres, which is to be no wider and no higher than this."""
    return min(width, height * (told["width"] or 1) / (told["height"] or 1))


def _mark(number, document):
    return f"{numbering.mark(number, document.language)}\t"


_OWN = {
    "prose": _prose, "items": _items, "point": _point, "questions": _questions, "highlight": _highlight, "recommendation": _recommendation,
    "box": _box, "quote": _quote, "acronyms": _acronyms, "programme": _programme, "roll": _roll, "links": _links,
}  # fmt: skip
