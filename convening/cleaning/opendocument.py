"""ODT: the text and its styles come along with pictures made anew; everything else in the archive is left out."""

import re

from lxml import etree

from .archive import Parts, check_packing, inner, packed
from .marks import Cleaned, NotTaken
from .office import BLANK
from .pictures import check as check_picture, kind_of
from .trees import drop, name_of, split, text_of, tree_of, unwrap

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_KNOWN = {f"{_URN}{word}:1.0" for word in ("office", "text", "style", "table", "drawing", "datastyle", "xsl-fo-compatible", "svg-compatible", "chart", "dr3d", "manifest")}
_OFFICE, _TEXT, _DRAW = (f"{_URN}{word}:1.0" for word in ("office", "text", "drawing"))
_XLINK, _MATH = "http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML"
_ALL = _KNOWN | {_XLINK, _MATH, "http://www.w3.org/XML/1998/namespace", ""}
_MANIFEST = f"{_URN}manifest:1.0"
_GOES = {
    **dict.fromkeys(((_TEXT, word) for word in ("tracked-changes", "change", "change-start", "change-end")), "changes"),
    **dict.fromkeys(((_OFFICE, word) for word in ("annotation", "annotation-end")), "comments"),
    **dict.fromkeys(((_OFFICE, word) for word in ("scripts", "event-listeners")), "scripts"),
    **dict.fromkeys(((_OFFICE, word) for word in ("forms", "meta", "settings")), "properties"),
    **dict.fromkeys(((_TEXT, word) for word in (
        "author-name", "author-initials", "initial-creator", "creator", "printed-by", "editing-cycles", "editing-duration", "user-defined",
        "modification-date", "modification-time", "creation-date", "creation-time", "print-date", "print-time", "file-name", "template-name",
        "sender-firstname", "sender-lastname", "sender-initials", "sender-title", "sender-position", "sender-email", "sender-phone-private",
        "sender-fax", "sender-company", "sender-phone-work", "sender-street", "sender-city", "sender-postal-code", "sender-country",
        "sender-state-or-province", "title", "subject", "keywords", "description",
    )), "author"),
    **dict.fromkeys(((_TEXT, word) for word in ("dde-connection", "dde-connection-decls", "section-source", "execute-macro", "script")), "outside"),
    (_OFFICE, "dde-source"): "outside", (_DRAW, "object"): "files", (_DRAW, "object-ole"): "files", (_DRAW, "plugin"): "files",
    (_DRAW, "applet"): "files", (_DRAW, "floating-frame"): "outside",
}  # fmt: skip
_OPEN_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ANCHOR = re.compile(r"#[^\\/]*")
_MACROS = ("basic/", "scripts/")


def clean(data):
    old, removed, pictures = Parts(data), set(), {}
    if old.read("mimetype").strip() != MEDIA_TYPE.encode() or "content.xml" not in old:
        raise NotTaken("unknown")
    if any(name.lower().startswith(_MACROS) for name in old):
        raise NotTaken("macros")
    _told_of_the_rest(old, removed)
    made = {}
    for name in ("content.xml", "styles.xml"):
        if name in old:
            root = old.tree(name)
            _scrub(root, old, pictures, removed)
            made[name] = text_of(root)
    made |= {new: told for new, told, _kind in pictures.values()}
    kinds = {new: kind for new, _told, kind in pictures.values()}
    whole = [("mimetype", MEDIA_TYPE.encode()), *sorted(made.items()), ("META-INF/manifest.xml", _manifest(made, kinds))]
    content = packed(whole)
    check(content)
    return Cleaned(MEDIA_TYPE, "odt", content, sorted(removed - {""}))


def _told_of_the_rest(old, removed):
    if "META-INF/manifest.xml" in old and b"encryption-data" in old.read("META-INF/manifest.xml"):
        raise NotTaken("locked")
    for name, code in (("meta.xml", "author"), ("settings.xml", "settings"), ("Thumbnails/thumbnail.png", "preview")):
        if name in old:
            removed.add(code)
    if any(name.startswith(("Object ", "ObjectReplacements/")) for name in old):
        removed.add("files")


def _scrub(root, old, pictures, removed):
    if name_of(root)[0] != _OFFICE:
        raise NotTaken("unknown")
    for number, element in enumerate(list(root.iter())):
        name = name_of(element)
        if name in _GOES or name[0] not in _ALL:
            removed.add(_GOES.get(name, ""))
            drop(element)
            continue
        for key in list(element.attrib):
            if split(key)[0] not in _ALL or split(key)[1] in ("change-id", "protection-key"):
                del element.attrib[key]
        if f"{{{_DRAW}}}name" in element.attrib:
            element.set(f"{{{_DRAW}}}name", f"Object {number}")
        href = element.get(f"{{{_XLINK}}}href")
        if href is not None:
            _lead(element, href, old, pictures, removed)


def _lead(element, href, old, pictures, removed):
    """Where a link leads: an open address, a place in this text, a picture inside. Anything else goes."""
    if name_of(element) == (_TEXT, "a"):
        if not _OPEN_ADDRESS.match(href) and not _ANCHOR.fullmatch(href):
            unwrap(element)
            removed.add("outside")
    elif href.removeprefix("./") in old:
        element.set(f"{{{_XLINK}}}href", _picture(href.removeprefix("./"), old, pictures, removed))
    else:
        frame = element.getparent()
        drop(frame if name_of(frame) == (_DRAW, "frame") and len(frame) == 1 else element)
        removed.add("outside")


def _picture(name, old, pictures, removed):
    if name not in pictures:
        picture = inner(old.read(name))
        if picture is None:
            removed.add("pictures")
            picture = Cleaned("image/png", "png", BLANK)
        removed |= set(picture.removed) - {"smaller"}
        pictures[name] = f"Pictures/{len(pictures) + 1}.{picture.extension}", picture.content, picture.media_type
    return pictures[name][0]


def _manifest(made, kinds):
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    root.set(f"{{{_MANIFEST}}}version", "1.2")
    for path, kind in [("/", MEDIA_TYPE), *((name, kinds.get(name, "text/xml")) for name in sorted(made))]:
        etree.SubElement(root, f"{{{_MANIFEST}}}file-entry", {f"{{{_MANIFEST}}}full-path": path, f"{{{_MANIFEST}}}media-type": kind})
    return text_of(root)


_NAMES = re.compile(r"mimetype|content\.xml|styles\.xml|META-INF/manifest\.xml|Pictures/\d+\.(?:png|jpg|webp)")


def check(data):
    """Read what was made: refuse it if anything but text, styles and pictures is there, or a word about somebody."""
    for name, told in check_packing(data):
        if not _NAMES.fullmatch(name):
            raise NotTaken("left_over")
        if name.startswith("Pictures/"):
            if told != BLANK:
                check_picture(told, kind_of(told))
        elif name.endswith(".xml"):
            for element in tree_of(told).iter():
                named = name_of(element)
                if named in _GOES or named[0] not in _ALL or any(split(key)[0] not in _ALL for key in element.attrib):
                    raise NotTaken("left_over")
