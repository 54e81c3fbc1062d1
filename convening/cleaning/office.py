"""DOCX, XLSX, PPTX: the document is followed from its main part, and only parts of known kinds come along, under names of ours.

So nothing has to be found to be left out: properties, comments, people, templates, printers, macros, thumbnails and other files
inside are never followed. What the parts themselves say of people is taken out by `markup`.
"""

import posixpath
import re

from lxml import etree

from . import markup
from .archive import Parts, check_packing, inner, packed
from .marks import Cleaned, NotTaken
from .pictures import check as check_picture, kind_of
from .trees import text_of, tree_of

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument."
BLANK = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030005fe02fea72d1d2b0000000049454e44ae426082"
)
MOST_LINKS = 20_000

#: main content type → (extension, folder, kinds of parts that come along: {last word of the relationship: content type})
_SHARED = {
    "theme": "theme", "chart": "drawingml.chart", "diagramData": "drawingml.diagramData", "diagramLayout": "drawingml.diagramLayout",
    "diagramQuickStyle": "drawingml.diagramStyle", "diagramColors": "drawingml.diagramColors",
}  # fmt: skip
_WORD = {
    kind: f"wordprocessingml.{kind}" for kind in ("styles", "numbering", "settings", "fontTable", "header", "footer", "footnotes", "endnotes")
}  # fmt: skip
_SHEETS = {kind: f"spreadsheetml.{kind}" for kind in ("worksheet", "styles", "sharedStrings", "table", "chartsheet")} | {"drawing": "drawing"}
_SLIDES = {kind: f"presentationml.{kind}" for kind in ("slide", "slideLayout", "slideMaster", "tableStyles")}
FORMATS = {
    "wordprocessingml.document.main+xml": ("docx", "word", _WORD | _SHARED),
    "spreadsheetml.sheet.main+xml": ("xlsx", "xl", _SHEETS | _SHARED),
    "presentationml.presentation.main+xml": ("pptx", "ppt", _SLIDES | _SHARED),
}
_PLAIN = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet", "pptx": "presentationml.presentation"}
#: What is not followed, and what its sender is told
_LEFT = {
    "core-properties": "author", "extended-properties": "properties", "custom-properties": "properties", "thumbnail": "preview",
    "customXml": "properties", "comments": "comments", "commentsExtended": "comments", "threadedComment": "comments", "people": "author",
    "person": "author", "commentAuthors": "author", "authors": "author", "printerSettings": "settings", "attachedTemplate": "outside",
    "externalLink": "outside", "externalLinkPath": "outside", "notesSlide": "speaker_notes", "oleObject": "files", "package": "files",
    "vmlDrawing": "comments", "pivotCacheDefinition": "hidden", "video": "files", "audio": "files", "media": "files", "tags": "properties",
}  # fmt: skip
_QUIETLY = {
    "webSettings", "glossaryDocument", "stylesWithEffects", "calcChain", "viewProps", "presProps", "notesMaster", "handoutMaster", "font",
    "pivotTable", "chartStyle", "chartColorStyle", "diagramDrawing", "chartUserShapes", "commentsIds", "ctrlProp", "keyMapCustomizations",
    "customXmlProps", "sheetMetadata", "themeOverride",
}  # fmt: skip
_ONCE = {"document", "workbook", "presentation", "styles", "settings", "numbering", "fontTable", "sharedStrings", "footnotes", "endnotes", "tableStyles"}
_OPEN_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def clean(data):
    parts = Parts(data)
    making = _Making(parts)
    made = packed(making.parts())
    check(made)
    kind = f"application/vnd.openxmlformats-officedocument.{_PLAIN[making.extension]}"
    return Cleaned(kind, making.extension, made, sorted(making.removed))


class _Making:
    """One document on its way: `names` {old name: new name}, `made` {new name: bytes}, `kinds` {new name: content type}."""

    def __init__(self, parts):
        self.old, self.removed, self.names, self.made, self.kinds, self.counts = parts, set(), {}, {}, {}, {}
        self.links, self.media = 0, set()
        self.typed = self._content_types()
        main = self._main()
        told = self.typed(main)
        if any("vbaProject" in name or "vbaData" in name for name in parts) or "macroEnabled" in told:
            raise NotTaken("macros")
        try:
            self.extension, self.folder, self.followed = FORMATS[told.removeprefix(_MAIN)]
        except KeyError:
            raise NotTaken("unknown") from None
        self.main = self._follow(main, {"docx": "document", "xlsx": "workbook", "pptx": "presentation"}[self.extension], told)

    def parts(self):
        """[(name, bytes)] of the whole archive, in an order of ours."""
        types = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
        for extension, kind in [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), *sorted(self.media)]:
            etree.SubElement(types, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
        for name, kind in sorted(self.kinds.items()):
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        first = [("rId1", f"{_DOC}/officeDocument", self.main, False)]
        return [("[Content_Types].xml", text_of(types)), ("_rels/.rels", _rels(first)), *sorted(self.made.items())]

    def _content_types(self):
        root = self.old.tree("[Content_Types].xml")
        named = {one.get("PartName", "").lstrip("/").lower(): one.get("ContentType", "") for one in root if one.tag == f"{{{_TYPES}}}Override"}
        by_end = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in root if one.tag == f"{{{_TYPES}}}Default"}
        return lambda name: named.get(name.lower()) or by_end.get(name.rpartition(".")[2].lower(), "")

    def _main(self):
        mains = []
        for _id, kind, target, outside in self._relationships(""):
            word = kind.rpartition("/")[2]
            if word == "officeDocument" and not outside:
                mains.append(target)
            else:
                self.removed.add(_LEFT.get(word, "properties"))
        if len(mains) != 1:
            raise NotTaken("damaged")
        return mains[0]

    def _relationships(self, name):
        """[(id, type, target, whether it lies outside)] of a part; "" stands for the whole."""
        folder, _slash, last = name.rpartition("/")
        where = f"{folder}/_rels/{last}.rels".lstrip("/") if name else "_rels/.rels"
        if where not in self.old:
            return []
        found = []
        for one in self.old.tree(where):
            if one.tag != f"{{{_RELS}}}Relationship":
                continue
            self.links += 1
            if self.links > MOST_LINKS:
                raise NotTaken("too_large_inside")
            target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found.append((one.get("Id", ""), one.get("Type", ""), target, outside))
        return found

    def _follow(self, name, kind, content_type):
        """Take a part along with what it leads to; returns its new name."""
        if name in self.names:
            return self.names[name]
        number = self.counts[kind] = self.counts.get(kind, 0) + 1
        new = self.names[name] = f"{self.folder}/{kind}{number if number > 1 or kind not in _ONCE else ''}.xml"
        self.kinds[new] = content_type
        kept, ids = [], {}
        for old_id, type_, target, outside in self._relationships(name):
            word = type_.rpartition("/")[2]
            there = self._lead(word, target, outside)
            if there is not None:
                ids[old_id] = f"rId{len(kept) + 1}"
                kept.append((ids[old_id], f"{_DOC}/{word}", there, outside))
        root = self.old.tree(name)
        self.removed |= markup.scrub(root, kind, ids)
        self.made[new] = text_of(root)
        if kept:
            folder, _slash, last = new.rpartition("/")
            self.made[f"{folder}/_rels/{last}.rels"] = _rels(kept)
        return new

    def _lead(self, word, target, outside):
        """Where a relationship leads in the new document, or None: it leads nowhere any more."""
        if outside:
            if word == "hyperlink" and _OPEN_ADDRESS.match(target):
                return target
            self.removed.add("outside")
        elif word == "image":
            return self._picture(target)
        elif word in self.followed:
            kind = self.followed[word]
            return self._follow(target, word, f"{_MAIN}{kind}+xml")
        elif word != "hyperlink" and word not in _QUIETLY:
            self.removed.add(_LEFT.get(word, "properties"))
        return None

    def _picture(self, name):
        if name in self.names:
            return self.names[name]
        picture = inner(self.old.read(name))
        if picture is None:
            self.removed.add("pictures")
            picture = Cleaned("image/png", "png", BLANK)
        elif picture.extension == "webp":
            self.removed.add("pictures")
            picture = Cleaned("image/png", "png", BLANK)
        self.removed |= set(picture.removed) - {"smaller"}
        number = self.counts["image"] = self.counts.get("image", 0) + 1
        new = self.names[name] = f"{self.folder}/image{number}.{picture.extension}"
        self.media.add((picture.extension, picture.media_type))
        self.made[new] = picture.content
        return new


def _rels(kept):
    root = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
    for id_, type_, target, outside in kept:
        one = etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=id_, Type=type_, Target=target if outside else f"/{target}")
        if outside:
            one.set("TargetMode", "External")
    return text_of(root)


_NAMES = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|(?:word|xl|ppt)/(?:_rels/)?[A-Za-z]+\d*\.(?:xml|xml\.rels|png|jpg)")


def check(data):
    """Read what was made: refuse it if a part is there that should not be, or one that still says something of people."""
    for name, told in check_packing(data):
        if not _NAMES.fullmatch(name):
            raise NotTaken("left_over")
        if name.endswith((".png", ".jpg")):
            if told != BLANK:
                check_picture(told, kind_of(told))
            continue
        root = tree_of(told)
        if name.endswith(".rels"):
            if any(one.get("TargetMode") and not _OPEN_ADDRESS.match(one.get("Target", "")) for one in root):
                raise NotTaken("left_over")
        elif name != "[Content_Types].xml":
            markup.check(root)
