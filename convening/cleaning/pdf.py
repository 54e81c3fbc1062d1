"""PDF: what pages need is kept by name, everything else is left out, and the file is written anew from the objects that remain.

So earlier versions of a page, which saving in increments keeps at the end of a file, are not in the new one. Pictures inside keep
their pixels as they are; what stands beside the pixels goes.
"""

import io
import re
import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from .marks import Cleaned, NotTaken
from .pictures import PIXELS, jpeg_slices

MOST_PAGES = 500
MOST_OBJECTS = 200_000
MOST_UNPACKED = 150_000_000

_KEPT_OF_THE_WHOLE = {
    "/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/PageLabels", "/PageMode", "/PageLayout", "/Dests", "/Names",
    "/OCProperties", "/ViewerPreferences",
}  # fmt: skip
_KEPT_OF_A_LINK = {"/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/QuadPoints", "/A", "/Dest", "/F", "/StructParent"}
#: Nowhere in a clean file, with the code of what it is.
_NOWHERE = {
    "/Metadata": "properties", "/PieceInfo": "properties", "/LastModified": "time", "/Thumb": "preview", "/JS": "scripts",
    "/JavaScript": "scripts", "/AA": "scripts", "/OpenAction": "scripts", "/AF": "files", "/EmbeddedFiles": "files", "/EF": "files",
    "/AcroForm": "forms", "/XFA": "forms", "/CreatorInfo": "author", "/SpiderInfo": "outside", "/Perms": "properties", "/Collection": "files",
    "/Threads": "properties", "/Requirements": "scripts", "/URI ": "outside", "/FFilter": "outside", "/OPI": "outside", "/Ref": "outside",
    "/Measure": "place", "/GPTS": "place", "/VP": "place", "/PtData": "place", "/LegalAttestation": "properties",
}  # fmt: skip
_INFO = {"/Author": "author", "/CreationDate": "time", "/ModDate": "time", "/Creator": "program", "/Producer": "program"}
_BESIDE_PIXELS = (b"http://ns.adobe.com/xap", b"<x:xmpmeta", b"<rdf:RDF", b"Exif\0\0")
_OPEN_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def clean(data):
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True, attempt_recovery=True) as pdf:
            if pdf.is_encrypted:
                raise NotTaken("locked")
            if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
                raise NotTaken("too_many_pages")
            if not len(pdf.pages):
                raise NotTaken("damaged")
            removed = _strip(pdf)
            made = written(pdf)
        if data.count(b"%%EOF") > 1 and data.count(b"/Prev") and not data[:2_000].count(b"/Linearized"):
            removed.add("changes")
        check(made)
    except NotTaken:
        raise
    except pikepdf.PasswordError:
        raise NotTaken("locked") from None
    except MemoryError:
        raise
    except Exception:  # a reader that stumbles over bytes from outside may raise anything
        raise NotTaken("damaged") from None
    return Cleaned("application/pdf", "pdf", made, sorted(removed))


def written(pdf):
    out = io.BytesIO()
    pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False)
    return out.getvalue()


def _strip(pdf):
    removed = set()
    info = pdf.trailer.get("/Info")
    if isinstance(info, Dictionary):
        removed |= {_INFO.get(key, "properties") for key in info.keys()}
    for key in set(pdf.trailer.keys()) - {"/Root", "/Size"}:
        del pdf.trailer[key]
    root = pdf.Root
    if isinstance(told := root.get("/Metadata"), Stream) and b"creator" in _unpacked(told):
        removed.add("author")
    for key in set(root.keys()) - _KEPT_OF_THE_WHOLE:
        if key != "/Version":
            removed.add(_NOWHERE.get(key, "properties"))
        del root[key]
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        for key in set(names.keys()) - {"/Dests"}:
            removed.add(_NOWHERE.get(key, "properties"))
            del names[key]
    for page in pdf.pages:
        _only_links(page.obj, removed)
    for thing in everything(pdf):
        _strip_one(thing, removed)
    return removed


def _only_links(page, removed):
    """Of what lies upon a page only links stay: no comments, no fields, no files."""
    if "/Annots" not in page:
        return
    kept = []
    for note in page.Annots if isinstance(page.Annots, Array) else ():
        kind = str(note.get("/Subtype")) if isinstance(note, Dictionary) else ""
        if kind != "/Link":
            removed.add({"/Widget": "forms", "/FileAttachment": "files"}.get(kind, "comments"))
            continue
        for key in set(note.keys()) - _KEPT_OF_A_LINK:
            del note[key]
        kept.append(note)
    if kept:
        page.Annots = Array(kept)
    else:
        del page["/Annots"]


def _strip_one(thing, removed):
    for key in set(thing.keys()) & set(_NOWHERE):
        removed.add(_NOWHERE[key])
        del thing[key]
    action = thing.get("/A")
    if isinstance(action, Dictionary) and "/S" in action and "/O" not in action:
        _strip_action(thing, action, removed)
    if isinstance(action, Dictionary) and action.get("/O") == Name.UserProperties:
        removed.add("properties")
        del thing["/A"]
    if isinstance(thing, Stream):
        if "/F" in thing:
            raise NotTaken("damaged")  # its content would lie in another file
        if _filters(thing) & {"/DCTDecode", "/DCT", "/JPXDecode"}:
            _bare_pixels(thing, removed)


def _strip_action(thing, action, removed):
    """A link may lead to a place in this file or to an open address; nothing is run and nothing is sent."""
    if action.S == Name.GoTo and "/D" in action:
        thing["/A"] = Dictionary(S=Name.GoTo, D=action.D)
    elif action.S == Name.URI and isinstance(action.get("/URI"), String) and _OPEN_ADDRESS.match(str(action.URI)):
        thing["/A"] = Dictionary(S=Name.URI, URI=action.URI)
    else:
        removed.add("outside" if action.S in (Name.URI, Name.GoToR, Name.Launch) else "scripts")
        del thing["/A"]


def everything(pdf):
    """Each dictionary and stream of the file, those inside others too."""
    count = 0
    for whole in pdf.objects:
        waiting = [whole]
        while waiting:
            thing = waiting.pop()
            count += 1
            if count > MOST_OBJECTS * 10:
                raise NotTaken("too_many_pages")
            if isinstance(thing, (Dictionary, Stream)):
                yield thing
                waiting += [value for value in _values(thing) if not value.is_indirect]
            elif isinstance(thing, Array):
                waiting += [value for value in thing if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _values(thing):
    return [value for key in thing.keys() if isinstance(value := thing.get(key), pikepdf.Object)]


def _filters(stream):
    named = stream.get("/Filter")
    if isinstance(named, Array):
        return {str(one) for one in named}
    return {str(named)} if named is not None else set()


def _bare_pixels(stream, removed):
    """The picture as it is, without what stands beside its pixels."""
    named = [str(one) for one in stream.Filter] if isinstance(stream.Filter, Array) else [str(stream.Filter)]
    raw = bytes(stream.get_raw_stream_buffer())
    if len(named) == 2 and named[0] in ("/FlateDecode", "/Fl"):
        raw = zlib.decompressobj().decompress(raw, MOST_UNPACKED)
    elif len(named) > 1:
        raise NotTaken("damaged")
    bare = bare_jpeg(raw) if named[-1] != "/JPXDecode" else _bare_jpeg_2000(raw)
    if bare != raw:
        removed.add("properties")
    parameters = stream.get("/DecodeParms")
    stream.write(bare, filter=Name(named[-1]))
    if isinstance(parameters, Dictionary):
        stream.DecodeParms = parameters


def bare_jpeg(raw):
    """The same pixels: the parts that decode them, byte for byte, and nothing after the end."""
    if not raw.startswith(b"\xff\xd8"):
        raise NotTaken("damaged")
    kept = [b"\xff\xd8"]
    for name, body, whole in jpeg_slices(raw + b"\xff\xd9"):  # some writers of PDF leave the end out
        colours = name == "APP14" and body.startswith(b"Adobe") and len(body) == 12
        if name in PIXELS["JPEG"] and (name != "APP0" or len(body) == 14) or colours:
            kept.append(whole)
    return b"".join(kept)


def _bare_jpeg_2000(raw):
    if raw.startswith(b"\xff\x4f\xff\x51"):  # pixels alone
        return raw
    kept, at = [], 0
    while at + 8 <= len(raw):
        length, name = struct.unpack_from(">I4s", raw, at)
        if length == 1:
            (length,) = struct.unpack_from(">Q", raw, at + 8)
        length = length or len(raw) - at
        if length < 8:
            raise NotTaken("damaged")
        if name in (b"jP  ", b"ftyp", b"jp2h", b"jp2c"):
            kept.append(raw[at : at + length])
        at += length
    return b"".join(kept)


def check(data):
    """Read what was made: refuse it if anything is left that pages do not need."""
    unpacked = 0
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        if set(pdf.trailer.keys()) & {"/Info", "/Encrypt", "/Prev"} or set(pdf.Root.keys()) - _KEPT_OF_THE_WHOLE:
            raise NotTaken("left_over")
        if any(str(note.get("/Subtype")) != "/Link" for page in pdf.pages for note in page.obj.get("/Annots", ())):
            raise NotTaken("left_over")
        for thing in everything(pdf):
            if set(thing.keys()) & set(_NOWHERE) or (isinstance(thing, Dictionary) and _runs(thing)):
                raise NotTaken("left_over")
            if isinstance(thing, Stream):
                unpacked += _look_into(thing)
                if unpacked > MOST_UNPACKED:
                    raise NotTaken("too_large_inside")
    if data.count(b"startxref") != 1:
        raise NotTaken("left_over")


def _runs(thing):
    action = thing.get("/A")
    return isinstance(action, Dictionary) and "/S" in action and "/O" not in action and action.S not in (Name.GoTo, Name.URI)


def _look_into(stream):
    """How many bytes stand in it; refuses what stands beside pixels."""
    picture = bool(_filters(stream) & {"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/CCF"})
    told = bytes(stream.get_raw_stream_buffer()) if picture else _unpacked(stream)
    if _filters(stream) & {"/DCTDecode", "/DCT"}:
        if {name for name, _body, _whole in jpeg_slices(told)} - PIXELS["JPEG"] - {"APP14"}:
            raise NotTaken("left_over")
    elif stream.get("/Subtype") != Name.Image and stream.get("/Type") != Name.ObjStm and any(word in told for word in _BESIDE_PIXELS):
        raise NotTaken("left_over")
    return len(told)


def _unpacked(stream):
    filters = _filters(stream)
    if filters == {"/FlateDecode"} and not isinstance(stream.Filter, Array):
        told = zlib.decompressobj().decompress(bytes(stream.get_raw_stream_buffer()), MOST_UNPACKED + 1)
        return told
    return stream.read_bytes() if filters else bytes(stream.get_raw_stream_buffer())
