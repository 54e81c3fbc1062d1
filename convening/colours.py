"""A convening's own two colours: whether they can be read, the nearest shade that can, and what else follows from them. Pure.

`brand` is the ink of links and buttons, `accent` that of small lines and marks; each is "#rrggbb", or "" for the house's own. What is chosen
is for the light scheme; the tones of the dark one, washes and hovers are derived, by hue, so that whoever chooses does it once. Lightness
and hue are those of OKLCH (Ottosson, 2020), in which a tone that is made lighter or darker still looks like the same colour.
"""

import hashlib
import math
import re
from functools import lru_cache

# What the two colours stand for in the house's own (light, dark), as in static/css/house.css.
HOUSE = {
    "brand": ("#12505b", "#86c8d0"), "brand-deep": ("#0c3c45", "#a6dbe1"), "brand-ink": ("#ffffff", "#0c2226"), "band": ("#12505b", "#2d6d78"),
    "wash": ("#e4eeee", "#1a3134"), "accent": ("#a1481a", "#eda273"), "focus": ("#a1481a", "#f2b084"), "warm-wash": ("#f9ecdf", "#35281a"),
}  # fmt: skip
BRAND, ACCENT = HOUSE["brand"][0], HOUSE["accent"][0]
ENOUGH = 4.5  # WCAG 2.2, 1.4.3: the contrast of text with its ground
# What text in these colours stands on, as in house.css: the page, sheets raised above it, what lies lower, and the two washes.
GROUNDS = {
    "light": {"paper": "#faf8f3", "sheet": "#fffefb", "sunken": "#f1ede4", "wash": "#e4eeee", "warm-wash": "#f9ecdf"},
    "dark": {"paper": "#14191a", "sheet": "#1a2123", "sunken": "#0f1415", "wash": "#1a3134", "warm-wash": "#35281a"},
}
_STEP = 0.002  # of lightness, from 0 to 1
_SHORT, _LONG = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])"), re.compile(r"#?([0-9a-f]{6})")


# ── Reading and judging ───────────────────────────────────────────────────────────────────────────────────────────────
def written(text):
    """"#rrggbb" for what somebody typed (#FC0, ffcc00, # FFCC00), "" for nothing, None for what is no colour."""
    plain = "".join(text.split()).lower()
    if short := _SHORT.fullmatch(plain):
        return "#" + "".join(digit * 2 for digit in short.groups())
    long = _LONG.fullmatch(plain)
    return f"#{long[1]}" if long else None if plain else ""


def contrast(one, other):
    """WCAG 2.2: the ratio of two relative luminances, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def least_contrast(colour, scheme="light"):
    """Its contrast with that ground of the house on which it is read worst."""
    return min(contrast(colour, ground) for ground in GROUNDS[scheme].values())


def can_be_read(colour):
    return least_contrast(colour) >= ENOUGH


@lru_cache(maxsize=256)
def nearest(colour):
    """The lightest shade of the same hue that can be read, itself if it can."""
    lightness, chroma, hue = _perceived(colour)
    shade = colour
    while not can_be_read(shade):
        lightness -= _STEP
        shade = _tone(lightness, chroma, hue)
    return shade


# ── What follows from them ────────────────────────────────────────────────────────────────────────────────────────────
@lru_cache(maxsize=256)
def tokens(brand, accent):
    """{name of a custom property: (light, dark)} of what is otherwise than the house's own. `brand` and `accent` can be read, or are ""."""
    return {**(_of_brand(brand) if brand else {}), **(_of_accent(accent) if accent else {})}


def _of_brand(brand):
    lightness, chroma, hue = _perceived(brand)
    deep = _tone(lightness - 0.075, chroma, hue) if lightness > 0.25 else _tone(lightness + 0.2, chroma, hue)
    pale = _tone(0.79, min(chroma, 0.12), hue)
    return {
        "brand": (brand, pale),
        "brand-deep": (deep, _tone(0.86, min(chroma, 0.08), hue)),
        "brand-ink": ("#ffffff", _tone(0.23, min(chroma, 0.03), hue)),
        "band": (brand, _tone(0.5, min(chroma, 0.09), hue)),
        **_wash("wash", min(chroma, 0.014), min(chroma, 0.03), hue),
    }


def _of_accent(accent):
    _lightness, chroma, hue = _perceived(accent)
    return {
        "accent": (accent, _tone(0.78, min(chroma, 0.12), hue)),
        "focus": (accent, _tone(0.81, min(chroma, 0.11), hue)),
        **_wash("warm-wash", min(chroma, 0.022), min(chroma, 0.03), hue),
    }


def _wash(name, light_chroma, dark_chroma, hue):
    """A ground with a breath of the hue: never darker than the house's own in the light scheme, never lighter in the dark one, so that
    whatever can be read on that can be read on this."""
    light, dark = (GROUNDS[scheme][name] for scheme in ("light", "dark"))
    return {name: (_as_bright(light, light_chroma, hue, upward=True), _as_bright(dark, dark_chroma, hue, upward=False))}


def _as_bright(ground, chroma, hue, *, upward):
    asked, lightness = _luminance(ground), _perceived(ground)[0]
    tone, step = _tone(lightness, chroma, hue), _STEP if upward else -_STEP
    while _luminance(tone) < asked if upward else _luminance(tone) > asked:
        lightness += step
        tone = _tone(lightness, chroma, hue)
    return tone


# ── As a style sheet, and in documents ────────────────────────────────────────────────────────────────────────────────
def style_sheet(brand, accent):
    """CSS that says them for a whole page, after house.css. It names nothing but colours."""
    return _sheet(":root", tokens(brand, accent))


def specimen_sheet(brand, accent):
    """The same for a part of a page of the class "specimen", whatever colours the page around it has."""
    return _sheet(".specimen", {**HOUSE, **tokens(brand, accent)})


def _sheet(where, told):
    plain = "".join(f"--{name}:{light};" for name, (light, _dark) in told.items())
    pairs = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in told.items())
    return f"{where}{{{plain}}}\n@supports (color:light-dark(#000,#fff)){{{where}{{{pairs}}}}}\n"


@lru_cache(maxsize=256)
def digest(brand, accent):
    """What the address of their style sheet says of it: another sheet, another address."""
    return hashlib.sha256(style_sheet(brand, accent).encode()).hexdigest()[:16]


def in_documents(brand, accent):
    """{"brand", "accent"} as documents on paper take them, the house's own where one of the two is; {} where both are."""
    return {"brand": brand or BRAND, "accent": accent or ACCENT} if brand or accent else {}


def on_white(colour, share):
    """A tint: so much of the colour, the rest white paper."""
    return "#" + "".join(f"{round(255 - share * (255 - int(colour[place : place + 2], 16))):02x}" for place in (1, 3, 5))


# ── OKLCH ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _luminance(colour):
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour):
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _perceived(colour):
    """(lightness from 0 to 1, chroma, hue in radians)."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short, math.hypot(a, b), math.atan2(b, a)


def _tone(lightness, chroma, hue):
    """The colour with this lightness and hue, and as much of the chroma as a screen can show."""
    lightness = min(max(lightness, 0.0), 1.0)
    shown, low, high = _screen(lightness, chroma, hue), 0.0, chroma
    if not _fits(shown):
        for _halving in range(14):
            between = (low + high) / 2
            low, high = (between, high) if _fits(_screen(lightness, between, hue)) else (low, between)
        shown = _screen(lightness, low, hue)
    return "#" + "".join(f"{round(255 * _curved(min(max(part, 0.0), 1.0))):02x}" for part in shown)


def _screen(lightness, chroma, hue):
    """Linear red, green and blue; below 0 or above 1 where no screen shows it."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _fits(linear):
    return all(-0.0005 <= part <= 1.0005 for part in linear)


def _curved(part):
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
