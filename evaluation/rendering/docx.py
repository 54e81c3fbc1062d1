"""An annex as a Word document, for staff who paste it into a report of their own: real styles, headings and tables."""

import re
from unicodedata import bidirectional

from django.utils import translation
from django.utils.translation import gettext as _

from convening import typesetting
from convening.wordprocessing import Cell, WordDocument

from .annexes import charts_of
from .outcomes.numbering import mark
from .outcomes.paging import running

MM_PER_PIXEL = 112 / 420  # a chart is as wide here as in the PDF
WIDEST = 160
NOT_NAMED = "x-none"  # a language, to Word: not to be spelled out or hyphenated as any


def write(annex, report, language):
    """`annex` of `report` in `language` as the bytes of a DOCX."""
    context = annex.context(report, language, font=typesetting.font_for(language))
    charts = charts_of(context)
    for chart, picture in zip(charts, typesetting.pictures([chart["svg"] for chart in charts])):
        chart["picture"] = picture
    with translation.override(language):
        return _written(context).saved()


def _written(context):
    document = WordDocument(
        title=f"{context['kicker']}: {context['name']}. {context['title']}",
        language=context["language"],
        running_title=f"{context['kicker']} · {running(context['title'])}",
    )
    document.paragraph(context["kicker"], "Kicker")
    document.paragraph(context["name"], "Title")
    document.paragraph(context["title"], "Subtitle")
    for line in context["credit_lines"]:
        document.paragraph(line, "Note")
    document.paragraph(f"{context['period']}\n{context['status']}", "Note")
    if context["headline"]:
        _figures(document, context["headline"])
    headings = _headings(context)
    document.contents(_("Contents"), headings, levels=2 if any(level == 2 for _text, level in headings) else 1)
    for section in context["sections"]:
        document.heading(_numbered_title(section), 1)
        for block in section["blocks"]:
            WRITERS[block["kind"]](document, block)
    return document


def _headings(context):
    """Every heading in its order, as (text, level)."""
    told = []
    for section in context["sections"]:
        told.append((_numbered_title(section), 1))
        told += [(block["text"], block["level"]) for block in section["blocks"] if block["kind"] == "heading"]
    return told


def _numbered_title(section):
    return f"{section['number']} {section['title']}"


def _words(document, block):
    for part in block["paragraphs"]:
        document.paragraph(part, language=block.get("language"))


def _list(document, block):
    if block["intro"]:
        document.paragraph(block["intro"])
    document.bullets(block["items"])


def _numbered(document, block):
    for item in block["items"]:
        label = f"{mark(item['number'], document.language)}\t{item['label']}"
        document.labelled(label, item["text"], "ListParagraph", item.get("language"))


def _quotes(document, block):
    if block["intro"]:
        document.paragraph(block["intro"])
    for item in block["items"]:
        document.quotation(item["text"], item["credit"], item.get("language") or _letters_of(item["text"], document))


def _letters_of(text, document):
    """Free words come without their language, and their letters tell which way they run: "ar", or a language that is not named."""
    ways = (bidirectional(letter) for letter in text)
    from_right = next((way != "L" for way in ways if way in {"L", "R", "AL"}), document.right_to_left)
    return None if from_right == document.right_to_left else "ar" if from_right else NOT_NAMED


def _facts(document, block):
    for item in block["items"]:
        document.labelled(f"{item['label']}:", item["text"])


def _definitions(document, block):
    rows = [
        [Cell(item["name"], style="Strong"), Cell(item["formula"], detail=" · ".join(f"{part['label']}: {part['text']}" for part in item["parts"]))]
        for item in block["items"]
    ]
    document.table([Cell(_("Figure")), Cell(_("What it means"))], rows, first_share=0.26)


def _figures(document, items):
    document.figures([(item["label"], item["value"]["text"], item["note"]) for item in items])


def _chart(document, block):
    width = float(re.search(r'width="([\d.]+)"', block["svg"])[1]) * MM_PER_PIXEL
    document.picture(
        block["picture"], caption=block["title"], words=f"{block['title']}. {block['description']}", width_mm=min(width, WIDEST)
    )


def _table(document, block):
    document.table(
        [Cell(label, numeric=place > 0) for place, label in enumerate(block["columns"])],
        [_row(line) for line in block["rows"]],
        _row(block["totals"]) if block["totals"] else None,
        caption=block["caption"],
        notes=block["notes"],
        first_share=_first_share(block),
    )


def _first_share(block):
    """Of the width for the column of names: more where something smaller stands beneath them."""
    columns = len(block["columns"])
    if columns < 4:
        return {2: 0.6, 3: 0.5}[columns] if columns > 1 else 1
    return 0.44 if columns < 6 and any(line["detail"] for line in block["rows"]) else 0.34


def _row(line):
    return [Cell(line["label"], line["detail"]), *(_cell(cell) for cell in line["cells"])]


def _cell(cell):
    return Cell(cell["text"], style="" if cell["state"] == "shown" else "Withheld", numeric=True)


WRITERS = {
    "paragraph": lambda document, block: document.paragraph(block["text"], language=block.get("language")),
    "note": lambda document, block: document.paragraph(block["text"], "Note"),
    "missing": lambda document, block: document.paragraph(block["text"], "Note"),
    "heading": lambda document, block: document.heading(block["text"], block["level"]),
    "words": _words,
    "list": _list,
    "numbered": _numbered,
    "quotes": _quotes,
    "facts": _facts,
    "definitions": _definitions,
    "figures": lambda document, block: _figures(document, block["items"]),
    "chart": _chart,
    "table": _table,
}
