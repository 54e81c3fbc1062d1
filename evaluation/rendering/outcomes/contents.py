"""A document in one language as plain data: what every format is written from, and what a release keeps."""

import json
import re

from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evaluation import prose as words

from ...models import Document, Piece
from ...selectors.outcomes import names_on_the_record
from .. import blocks
from ..annexes import RIGHT_TO_LEFT
from ..engagement.wording import told, untranslated
from . import drawn, listed, numbering, page, prose, recommended
from .finishing import finished
from .gathering import gather

Kind = Piece.Kind
SUMMARY, REPORT = Document.Kind.SUMMARY, Document.Kind.REPORT
# a title of these heads a section; of the others it belongs to the piece itself
HEADED = {
    Kind.TEXT, Kind.NUMBERED, Kind.QUESTIONS, Kind.ACRONYMS, Kind.SYNTHESIS, Kind.RECOMMENDATIONS, Kind.ROOM_QUESTIONS, Kind.QUOTES,
    Kind.PROGRAMME, Kind.FIGURES, Kind.PEOPLE, Kind.CREDITS, Kind.LINKS, Kind.GRAPHICS, Kind.ANNEX,
}  # fmt: skip
NEVER_NUMBERED = {Kind.ACRONYMS, Kind.CREDITS}
DRAWN = {
    Kind.SYNTHESIS: drawn.synthesis, Kind.RECOMMENDATIONS: recommended.recommendations, Kind.ROOM_QUESTIONS: drawn.room_questions,
    Kind.QUOTES: drawn.quotes, Kind.PROGRAMME: drawn.programme, Kind.FIGURES: drawn.figures_in_a_row, Kind.PEOPLE: drawn.people,
    Kind.CREDITS: drawn.credits, Kind.LINKS: listed.links, Kind.GRAPHICS: listed.graphics, Kind.ANNEX: listed.annex,
}  # fmt: skip


def content(document, sources, language):
    """{"language", "direction", "kind", "kicker", "convening", "title", "subtitle", "imprint", "cover", "credit_lines", "authors", "logos": [picture],
    "sections": [{"number", "id", "level", "title", "blocks"}], "footnotes": [{"runs"}], "pictures": {id: {…}}, "languages"}, and
    "colours": {"brand", "accent"} where the convening has its own.

    Blocks are those of `rendering.blocks`, of `prose`, and the document's own (see `page`, which writes each of them). A section, a block or an
    item that is in another language than the document says so by its "language". Pictures and people are ids. No day, no edition: the same
    pieces and sources give the same.
    """
    with translation.override(language):
        return Making(document, sources, language).content()


def frozen(document):
    """{language: content} of a document in all of its languages, for good: nothing in it names anybody."""
    sources = gather(document)
    return json.loads(json.dumps({code: content(document, sources, code) for code in document.languages}))


def preview(piece, language, pieces=None):
    """The blocks of one piece as they stand in its document, its heading first and its footnotes last, for templates/evaluation/_piece.html.

    Only what this piece draws is asked for; `pieces` are those of its document, where the caller has read them already.
    """
    document = piece.document
    with translation.override(language):
        making = Making(document, gather(document, only=piece, pieces=pieces), language)
        whole = making.content()
        names = names_on_the_record(document.convening) if piece.kind == Kind.PEOPLE else {}
        alone = {**whole, "sections": [{"id": "", "level": 1, "blocks": making.made_of.get(str(piece.pk), [])}]}
        made = finished(alone, names=names, pictures=whole["pictures"], report=None, bind=False)
        addresses = {pk: reverse("picture", args=[document.convening.slug, pk, one["extension"]], query={"small": 1}) for pk, one in whole["pictures"].items()}
        return page.piece_shown(made["sections"][0]["blocks"], whole["footnotes"], made, addresses)


class Making:
    """One document in one language, while its pieces are laid one after the other."""

    def __init__(self, document, sources, language):
        self.kind, self.sources, self.language = sources["document"]["kind"], sources, language
        self.pictures = sources["pictures"]
        self.numbers_paragraphs = self.kind == SUMMARY
        self.book = prose.Book(sources["report"], language)
        self.places = numbering.Places(language)
        self.in_short = set()  # recommendations that stood in short so far
        self.sections, self.made_of = [], {}

    def content(self):
        about = self.sources["document"]
        for piece in self.sources["pieces"]:
            self._lay(piece)
        cover = about["cover"] if about["cover"] in self.pictures else None
        organisations = self.sources["organisations"]
        logos = [one["logo"] for one in organisations if one["logo"] in self.pictures]
        printed = {*self.printed_pictures(), *logos, *([cover] if cover else [])}
        made = {
            "language": self.language,
            "direction": "rtl" if self.language in RIGHT_TO_LEFT else "ltr",
            "kind": self.kind,
            "kicker": capfirst(str(Document.Kind(self.kind).label)),
            "convening": told(self.sources["convening"]["title"], self.language)[0],
            **{name: told(about[name], self.language, about["language"])[0] for name in ("title", "subtitle", "imprint")},
            "cover": cover,
            "credit_lines": [told(one["credit_line"], self.language)[0] for one in organisations],
            "authors": [told(one["credit_line"], self.language)[0] for one in organisations if one["part"] == "convener"],
            "logos": logos,
            "sections": self.sections,
            "footnotes": self.book.notes,
            "pictures": {pk: self._picture_words(pk) for pk in sorted(printed)},
            "languages": about["languages"],
            **({"colours": self.sources["colours"]} if self.sources.get("colours") else {}),
        }
        return numbering.resolved(made, self.places.labels)

    # ── Pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _lay(self, piece):
        kind = Kind(piece["kind"])
        section = self._section_for(piece, kind)
        made = [*self.said(piece), *DRAWN[kind](self, piece)] if kind in DRAWN else _WRITTEN[kind](self, piece)
        section["blocks"] += made
        opened = [{"kind": "section", **{key: section[key] for key in ("number", "title", "level")}}] if section.get("of") == piece["id"] else []
        self.made_of[piece["id"]] = opened + made
        section.pop("of", None)

    def _section_for(self, piece, kind):
        """The section that a piece stands in: a new one where it brings a title, else the one before it goes on."""
        title, code = told(piece["title"], self.language, piece["language"])
        if _letter(piece) and not title:
            title, code = listed.annex_title(_letter(piece)), self.language
        if kind in HEADED and title:
            above = next((one["level"] for one in reversed(self.sections) if one["title"]), 0)
            level = 1 if _letter(piece) else min(max(piece["level"], 1), 3, above + 1)  # none is left out on the way down
            numbered = self.kind == REPORT and kind not in NEVER_NUMBERED and not _letter(piece) and piece["key"] not in numbering.UNNUMBERED
            return self._open(piece, level, title, code, numbered)
        if not self.sections:
            self.sections.append({"number": "", "id": self.places.id("part-beginning"), "level": 1, "title": "", "blocks": []})
        if kind in HEADED:  # it is found where it begins
            section = self.sections[-1]
            self.places.name(piece["key"], section["id"], numbering.to_section(section["number"], section["title"]))
        return self.sections[-1]

    def _open(self, piece, level, title, code, numbered):
        number = self.places.section(level) if numbered and self._may_number(level) else ""
        section = {"number": number, "id": self.places.id(f"part-{piece['key']}"), "level": level, "title": title, "blocks": [], "of": piece["id"]}
        if _letter(piece):
            section["annex"] = _letter(piece)
        if code != self.language:
            section["language"] = code
        letter = _letter(piece)
        self.places.name(piece["key"], section["id"], numbering.to_annex(letter) if letter else numbering.to_section(number, title))
        self.sections.append(section)
        return section

    def _may_number(self, level):
        """What stands beneath a chapter without a number has none either."""
        above = next((one for one in reversed(self.sections) if one["level"] < level), None)
        return level == 1 or above is not None and bool(above["number"])

    # ── What several pieces are made of ───────────────────────────────────────────────────────────────────────────────
    def said(self, piece):
        """The blocks of a piece's text: in its first language, with a word on that, where it was not translated."""
        text, code = told(piece["text"], self.language, piece["language"])
        if not text:
            return []
        if code == self.language:
            return prose.blocks(text, self.book)
        return [untranslated(code, self.language), *prose.blocks(text, self.book, code)]

    def as_it_stands(self, texts, first="en"):
        """{"runs", "language"?} of words that are not Markdown."""
        text, code = told(texts, self.language, first)
        return {"runs": [{"text": text}], **({"language": code} if code != self.language else {})}

    def one_line(self, texts, first="en"):
        """{"runs", "language"?} of a piece's text that is one paragraph."""
        text, code = told(texts, self.language, first)
        other = code if code != self.language else None
        return {"runs": prose.plain(text, self.book, other), **({"language": other} if other else {})}

    def point(self, inner, key=None):
        """A numbered paragraph, numbered through the document."""
        number = self.places.paragraph()
        identity = self.places.id(f"paragraph-{self.places.paragraphs}")
        if key:
            self.places.name(key, identity, numbering.to_paragraph(number))
        return {"kind": "point", "id": identity, "number": number, "blocks": inner}

    def picture(self, pk, key=None, texts=None, first="en"):
        """A picture with its number, caption and credit; [] of one that may not be published."""
        if pk not in self.pictures:
            return []
        picture, number = self.pictures[pk], self.places.picture()
        identity = self.places.id(f"figure-{self.places.pictures}")
        if key:
            self.places.name(key, identity, numbering.to_figure(number))
        return [
            {
                "kind": "picture", "id": identity, "picture": pk, "label": _("Figure %(number)s") % {"number": number},
                "caption": self.one_line(texts, first) if texts else self.as_it_stands(picture["caption"]), "credit": drawn.credit_of(picture),
            }
        ]  # fmt: skip

    def printed_pictures(self):
        """Ids of the pictures in the pieces of this document, in their order; without its cover and its logos."""
        shown = [block["picture"] for section in self.sections for block in section["blocks"] if block["kind"] == "picture"]
        cover = self.sources["document"]["cover"]
        later = [piece["picture"] for piece in self.sources["pieces"] if piece["picture"] in self.pictures]
        return list(dict.fromkeys([*([cover] if cover in self.pictures else []), *shown, *later]))

    def _picture_words(self, pk):
        picture = self.pictures[pk]
        return {
            "words": told(picture["words"], self.language)[0] or told(picture["caption"], self.language)[0],
            "credit": drawn.credit_of(picture), "extension": picture["extension"], "width": picture["width"], "height": picture["height"], "sha256": picture["sha256"],
        }  # fmt: skip


def _letter(piece):
    """Of an annex: a piece of that kind, or one that goes by the name of one, as useful links may. Else ""."""
    if piece["kind"] == Kind.ANNEX:
        return piece["source"].lower()
    found = re.fullmatch(r"annex-([a-z])", piece["key"])
    return found[1] if found else ""


# ── Pieces with words of their own ────────────────────────────────────────────────────────────────────────────────────
def _numbered(making, piece):
    """One paragraph with a number; what follows in it (a list, another paragraph) stands under the same."""
    made = making.said(piece)
    return [making.point(made, piece["key"])] if made else []


def _box(making, piece):
    title, code = told(piece["title"], making.language, piece["language"])
    identity = making.places.id(f"part-{piece['key']}")
    making.places.name(piece["key"], identity, numbering.to_section("", title))
    return [{"kind": "box", "id": identity, "title": title, "blocks": making.said(piece), **({"language": code} if code != making.language else {})}]


def _highlight(making, piece):
    title, code = told(piece["title"], making.language, piece["language"])
    number = making.places.highlight()
    identity = making.places.id(f"highlight-{making.places.highlights}")
    making.places.name(piece["key"], identity, _("highlight %(number)s") % {"number": number})
    made = {"kind": "highlight", "id": identity, "number": number, "title": title, "blocks": making.said(piece)}
    return [{**made, "language": code} if code != making.language else made]


def _questions(making, piece):
    """The questions of a list, or of paragraphs, numbered from one."""
    items, before = [], []
    for block in making.said(piece):
        if block["kind"] == "items":
            items += block["items"]
        elif block["kind"] == "prose":
            items.append([block])
        else:
            before.append(block)
    numbered = []
    for place, item in enumerate(items, 1):
        made = {"number": words.number(place), "runs": [run for block in item for run in block.get("runs", ())]}
        numbered.append({**made, "language": item[0]["language"]} if item and "language" in item[0] else made)
    return [*before, {"kind": "questions", "items": numbered}] if numbered else before


def _acronyms(making, piece):
    text, code = told(piece["text"], making.language, piece["language"])
    lines = [line.partition(":") for line in text.splitlines() if ":" in line]
    made = [{"label": label.strip(" *-"), "text": meaning.strip()} for label, _colon, meaning in lines]
    if code == making.language:
        return [{"kind": "acronyms", "items": made}]
    return [untranslated(code, making.language), {"kind": "acronyms", "items": made, "language": code}]


def _quote(making, piece):
    credit = told(piece["title"], making.language, piece["language"])[0]
    return [{"kind": "quote", "blocks": making.said(piece), "credit": credit}]


def _picture(making, piece):
    texts = piece["text"] or piece["title"]
    shown = making.picture(piece["picture"], piece["key"], texts, piece["language"])
    return shown or [blocks.missing(_("A picture is not printed here: somebody who can be recognised on it has not agreed, or it was taken away."))]


_WRITTEN = {
    Kind.TEXT: Making.said, Kind.NUMBERED: _numbered, Kind.BOX: _box, Kind.HIGHLIGHT: _highlight, Kind.QUESTIONS: _questions,
    Kind.ACRONYMS: _acronyms, Kind.QUOTE: _quote, Kind.PICTURE: _picture,
}  # fmt: skip
