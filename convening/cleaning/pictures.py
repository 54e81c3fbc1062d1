"""Pictures: decoded, turned upright, and written anew from their pixels. Nothing else of the old file comes along.

What was in it is found by walking its parts, and the new file is walked again: it may hold the parts that pixels need and no other.
"""

import io
import struct
import zlib

# The three by name: else Pillow reads in all of its forty kinds before it writes the first WebP, which takes longer than the picture.
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

from .marks import Cleaned, NotTaken

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 30_000
SHOWN_SIDE = 2_400
SMALL_SIDE = 480
MOST_PARTS = 20_000
TYPES = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png"), "WEBP": ("image/webp", "webp")}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
PIXELS = {
    "JPEG": {"APP0", "DQT", "SOF", "DHT", "DRI", "SOS", "EOI"},
    "PNG": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    "WEBP": {"VP8 ", "VP8L", "VP8X", "ALPH"},
}
_XMP_WORDS = ((b"GPS", "place"), (b"creator", "author"), (b"CreateDate", "time"), (b"CreatorTool", "device"))


def kind_of(data):
    """"JPEG", "PNG" or "WEBP" by the first bytes, or None."""
    if data.startswith(_JPEG):
        return "JPEG"
    if data.startswith(_PNG):
        return "PNG"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def clean(data, kind):
    """The picture in `data` made anew as the same kind of file; 2,400 pixels at its longest side."""
    removed = found_in(data, kind)
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            _refuse_if_huge(picture)
            if kind != "JPEG" and getattr(picture, "is_animated", False):
                raise NotTaken("moving")
            picture.draft(None, (SHOWN_SIDE, SHOWN_SIDE))  # a JPEG is decoded no larger than it will be shown
            whole = picture.size
            pixels = _upright(picture)
    except NotTaken:
        raise
    except Image.DecompressionBombError:
        raise NotTaken("too_many_pixels") from None
    except MemoryError:
        raise
    except Exception:  # a decoder that stumbles over bytes from outside may raise anything
        raise NotTaken("damaged") from None
    if max(whole) > SHOWN_SIDE:
        removed.append("smaller")
    made = encoded(pixels, kind)
    check(made, kind)
    return Cleaned(*TYPES[kind], made, removed, *pixels.size)


def small_of(made):
    """The same picture for a page on a slow line, as WebP."""
    with Image.open(io.BytesIO(made)) as picture:
        picture.draft(None, (SMALL_SIDE, SMALL_SIDE))
        picture.load()
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
        out = io.BytesIO()
        bare = picture.convert("RGBA" if picture.mode in ("RGBA", "LA", "PA") else "RGB")
        Image.frombytes(bare.mode, bare.size, bare.tobytes()).save(out, "WEBP", quality=70, method=3)
    check(out.getvalue(), "WEBP")
    return out.getvalue()


def as_kind_for_print(made):
    """(bytes, media type, extension) of a picture that was made here, as a kind that every program prints: PNG where it lets something
    shine through, else JPEG."""
    with Image.open(io.BytesIO(made)) as picture:
        shines_through = picture.mode in ("RGBA", "LA", "PA")
        bare = picture.convert("RGBA" if shines_through else "RGB")
    kind = "PNG" if shines_through else "JPEG"
    printed = encoded(Image.frombytes(bare.mode, bare.size, bare.tobytes()), kind)
    check(printed, kind)
    return printed, *TYPES[kind]


def _refuse_if_huge(picture):
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise NotTaken("too_many_pixels")


def _upright(picture):
    """Only pixels, in the colours of every screen, as large as they are shown."""
    picture.load()
    profile = picture.info.get("icc_profile")
    bare = ImageOps.exif_transpose(picture)
    clear = bare.mode in ("LA", "RGBA", "PA", "La", "RGBa") or "transparency" in bare.info
    wanted = "RGBA" if clear else "L" if bare.mode in ("1", "L") else "RGB"
    if bare.mode.startswith("I"):  # sixteen bits a point
        bare = bare.point(lambda value: value / 256).convert("L")
    bare.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    if profile and bare.mode in ("RGB", "RGBA", "CMYK", "L"):
        bare = _in_common_colours(bare, profile)
    bare = bare.convert(wanted)
    return Image.frombytes(bare.mode, bare.size, bare.tobytes())


def _in_common_colours(picture, profile):
    try:
        mode = "RGB" if picture.mode != "RGBA" else "RGBA"
        source = picture if picture.mode != "L" else picture.convert("RGB")
        return ImageCms.profileToProfile(source, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture


def encoded(pixels, kind):
    out = io.BytesIO()
    if kind == "JPEG":
        pixels.save(out, "JPEG", quality=85, optimize=True)
    elif kind == "PNG":
        pixels.save(out, "PNG", optimize=pixels.width * pixels.height < 1_000_000)
    else:
        pixels.save(out, "WEBP", quality=85, method=3)
    return out.getvalue()


def check(data, kind):
    """Read what was made: refuse it if it holds any part that pixels do not need."""
    parts = list(walk(data, kind))
    others = {name for name, _body in parts} - PIXELS[kind]
    longer = any(name == "APP0" and len(body) != 14 for name, body in parts)  # a small picture inside
    flags = next((body[0] for name, body in parts if name == "VP8X"), 0)
    if others or longer or flags & ~0x10:  # transparency may be told, no more
        raise NotTaken("left_over")


def found_in(data, kind):
    """Codes of what stands in the file beside its pixels."""
    found = set()
    for name, body in walk(data, kind):
        if name in PIXELS[kind] and not (name == "APP0" and len(body) != 14):
            continue
        if name in ("APP1", "eXIf", "EXIF", "XMP ", "iTXt", "tEXt", "zTXt"):
            found |= _told(name, body)
        elif name in ("APP2", "iCCP", "ICCP"):
            found.add("more_pictures" if body.startswith(b"MPF") else "colours")
        elif name == "APP13":
            found |= {"author", "properties"}
        elif name == "tIME":
            found.add("time")
        elif name == "COM":
            found.add("notes")
        elif name in ("APP0", "JFXX"):
            found.add("preview")
        elif name == "after":
            found.add("more_pictures" if body.startswith(_JPEG) else "hidden")
        elif name not in ("APP14", "gAMA", "cHRM", "sRGB", "pHYs", "bKGD", "sBIT", "hIST"):
            found.add("properties")
    return sorted(found)


def _told(name, body):
    if body.startswith(b"http://ns.adobe.com") or name == "XMP " or b"XML:com.adobe.xmp" in body[:40]:
        return {code for word, code in _XMP_WORDS if word in body} | {"properties"}
    if name in ("tEXt", "zTXt", "iTXt"):
        word = body.split(b"\0", 1)[0].lower()
        return {{b"author": "author", b"software": "device", b"creation time": "time"}.get(word, "notes")}
    return _in_exif(body[6:] if body.startswith(b"Exif\0\0") else body)


def _in_exif(body):
    exif = Image.Exif()
    try:
        exif.load(b"Exif\0\0" + body)
        tags, own, place, small = dict(exif), exif.get_ifd(0x8769), exif.get_ifd(0x8825), exif.get_ifd(1)
    except Exception:  # whatever it is, it goes
        return {"properties"}
    everything, found = set(tags) | set(own), {"properties"}
    for code, named in (
        ("place", {0x8825}), ("device", {0x010F, 0x0110, 0x0131, 0x927C, 0xA431, 0xA434, 0xA435, 0xA420}), ("time", {0x0132, 0x9003, 0x9004}),
        ("author", {0x013B, 0x8298, 0x9C9D, 0xA430}), ("notes", {0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F}),
    ):  # fmt: skip
        if everything & named:
            found.add(code)
    if place:
        found.add("place")
    if small:
        found.add("preview")
    return found


# ── The parts of a file ───────────────────────────────────────────────────────────────────────────────────────────────
def walk(data, kind):
    """(name, body) of each part in its order; what stands after the end is called "after"."""
    walker = {"JPEG": jpeg_parts, "PNG": _png_parts, "WEBP": _webp_parts}[kind]
    try:
        for number, part in enumerate(walker(data)):
            if number > MOST_PARTS:
                raise NotTaken("damaged")
            yield part
    except (struct.error, IndexError):
        raise NotTaken("damaged") from None


def jpeg_parts(data):
    return ((name, body) for name, body, _whole in jpeg_slices(data))


def jpeg_slices(data):
    """(name, body, the bytes of the whole part) up to the end, and what stands after it."""
    at = 2
    while at < len(data):
        begins = at
        if data[at] != 0xFF:
            raise NotTaken("damaged")
        while data[at] == 0xFF:
            at += 1
        marker = data[at]
        at += 1
        if marker == 0xD9:
            yield "EOI", b"", data[begins:at]
            if data[at:].strip(b"\0"):
                yield "after", data[at:], data[at:]
            return
        if 0xD0 <= marker <= 0xD7 or marker == 0x01:
            continue
        (length,) = struct.unpack_from(">H", data, at)
        body = data[at + 2 : at + length]
        at += length
        if marker == 0xDA:
            at = _after_the_scan(data, at)
        yield _jpeg_name(marker, body), body, data[begins:at]
    raise NotTaken("damaged")  # it ends before its end


def _jpeg_name(marker, body):
    if marker == 0xE0 and body.startswith(b"JFXX"):
        return "JFXX"
    if 0xE0 <= marker <= 0xEF:
        return f"APP{marker - 0xE0}"
    if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
        return "SOF"
    return {0xDB: "DQT", 0xC4: "DHT", 0xDD: "DRI", 0xDA: "SOS", 0xFE: "COM"}.get(marker, f"{marker:02x}")


def _after_the_scan(data, at):
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise NotTaken("damaged")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _png_parts(data):
    at = len(_PNG)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) != length or struct.unpack_from(">I", data, at + 8 + length)[0] != zlib.crc32(name + body):
            raise NotTaken("damaged")
        if name == b"acTL":
            raise NotTaken("moving")
        yield name.decode("latin-1"), body
        at += length + 12
        if name == b"IEND":
            if data[at:]:
                yield "after", data[at:]
            return
    raise NotTaken("damaged")


def _webp_parts(data):
    (length,) = struct.unpack_from("<I", data, 4)
    end, at = 8 + length, 12
    if end > len(data):
        raise NotTaken("damaged")
    while at + 8 <= end:
        name, size = struct.unpack_from("<4sI", data, at)
        if name == b"ANIM":
            raise NotTaken("moving")
        yield name.decode("latin-1"), data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    if data[end:]:
        yield "after", data[end:]
