"""The demo's pictures, drawn here: a hall before a meeting, a table by a window, a graphic recording. Nobody is on any of them."""

import io
import math
import random

from PIL import Image, ImageDraw, ImageFilter

WIDE, HIGH = 1600, 1000
PAPER, INK, GREEN, CLAY = "#fbf8f1", "#22302f", "#1f5f5b", "#b3603a"


def picture_of(slug):
    """The bytes of one of `texts.outcomes.PICTURES`."""
    return _jpeg({"chairs": _chairs, "radio": _radio, "drawing": _drawing}[slug]())


def logo(number):
    """A mark in place of an organisation's own, since the demo borrows nobody's: bows, circles or beams."""
    picture = Image.new("RGB", (1440, 960), "white")
    pen = ImageDraw.Draw(picture)
    match number % 3:
        case 0:
            for ring, colour in enumerate((GREEN, CLAY, GREEN)):
                pen.arc((240 + ring * 140, 180 + ring * 140, 1200 - ring * 140, 1140 - ring * 140), 180, 360, fill=colour, width=70)
        case 1:
            for x, colour in ((240, GREEN), (560, CLAY)):
                pen.ellipse((x, 160, x + 640, 800), outline=colour, width=76)
        case 2:
            for beam, colour in enumerate((GREEN, INK, CLAY)):
                pen.rounded_rectangle((240, 190 + beam * 210, 1200 - beam * 230, 320 + beam * 210), 60, fill=colour)
    written = io.BytesIO()
    picture.resize((480, 320), Image.LANCZOS).save(written, "PNG")
    return written.getvalue()


def _jpeg(picture):
    written = io.BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=82)
    return written.getvalue()


def _floor(top, bottom, grain, seed):
    """A surface that grows darker downwards, with a little grain."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (WIDE, HIGH))
    pen = ImageDraw.Draw(picture)
    for y in range(HIGH):
        share = y / HIGH
        pen.line((0, y, WIDE, y), fill=tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    for _speck in range(9000):
        x, y, less = chance.randrange(WIDE), chance.randrange(HIGH), chance.randrange(grain)
        pen.point((x, y), fill=tuple(max(0, value - less) for value in picture.getpixel((x, y))))
    return picture


def _chairs():
    """Twenty chairs in a circle, seen from above, with the light from the right."""
    picture = _floor((206, 200, 188), (172, 165, 152), 22, 7)
    pen = ImageDraw.Draw(picture)
    for x in range(0, WIDE, 200):
        pen.line((x, 0, x, HIGH), fill=(160, 153, 140), width=2)
    for y in range(0, HIGH, 200):
        pen.line((0, y, WIDE, y), fill=(160, 153, 140), width=2)
    light = Image.new("L", (WIDE, HIGH), 0)
    ImageDraw.Draw(light).polygon([(WIDE, 60), (WIDE, 560), (640, 880), (700, 300)], fill=70)
    picture.paste((255, 246, 224), mask=light.filter(ImageFilter.GaussianBlur(30)))
    shadows = Image.new("L", (WIDE, HIGH), 0)
    shade = ImageDraw.Draw(shadows)
    seats = [(number * 2 * math.pi / 20, 800 + 560 * math.cos(number * 2 * math.pi / 20), 500 + 370 * math.sin(number * 2 * math.pi / 20)) for number in range(20)]
    for turn, x, y in seats:
        shade.polygon(_box(x - 34, y + 16, 44, 40, turn), fill=120)
    picture.paste((70, 62, 52), mask=shadows.filter(ImageFilter.GaussianBlur(9)))
    pen = ImageDraw.Draw(picture)
    for turn, x, y in seats:
        pen.polygon(_box(x, y, 40, 36, turn), fill=(139, 92, 60), outline=(98, 62, 40))
        back = x + 44 * math.cos(turn), y + 44 * math.sin(turn)
        pen.polygon(_box(*back, 8, 40, turn), fill=(112, 71, 46))
    turn, x, y = seats[13]
    pen.polygon(_box(x - 4, y, 20, 15, turn + 0.4), fill=(38, 74, 72), outline=(24, 48, 46))
    return picture.filter(ImageFilter.GaussianBlur(0.7))


def _box(x, y, half_wide, half_high, turn):
    cos, sin = math.cos(turn), math.sin(turn)
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in ((-half_wide, -half_high), (half_wide, -half_high), (half_wide, half_high), (-half_wide, half_high))]


def _radio():
    """A radio, a telephone and a folded map on a table beside a window."""
    picture = _floor((226, 219, 204), (206, 196, 178), 12, 11)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((180, 60, 1120, 620), fill=(183, 206, 214))
    pen.polygon([(180, 620), (180, 420), (560, 380), (1120, 430), (1120, 620)], fill=(150, 164, 108))
    pen.polygon([(560, 620), (760, 620), (664, 404), (652, 404)], fill=(202, 186, 152))
    for box in ((160, 40, 1140, 62), (160, 616, 1140, 640), (160, 40, 186, 640), (1114, 40, 1140, 640), (640, 40, 658, 640)):
        pen.rectangle(box, fill=(244, 240, 230))
    pen.polygon([(0, 1000), (0, 690), (1600, 640), (1600, 1000)], fill=(146, 104, 70))
    for number in range(9):
        pen.line((0, 730 + number * 34, 1600, 684 + number * 38), fill=(132, 92, 60), width=3)
    pen.rounded_rectangle((1010, 520, 1450, 800), 26, fill=(44, 68, 66), outline=(26, 42, 40), width=4)
    pen.ellipse((1050, 570, 1220, 740), fill=(30, 46, 45), outline=(86, 112, 108), width=5)
    for ring in range(5):
        pen.ellipse((1068 + ring * 16, 588 + ring * 16, 1202 - ring * 16, 722 - ring * 16), outline=(70, 94, 92), width=3)
    pen.rectangle((1256, 580, 1416, 640), fill=(232, 214, 168))
    pen.line((1330, 584, 1330, 636), fill=(179, 96, 58), width=5)
    pen.ellipse((1268, 672, 1322, 726), fill=(179, 96, 58))
    pen.ellipse((1352, 672, 1406, 726), fill=(120, 140, 136))
    pen.line((1420, 524, 1560, 260), fill=(120, 126, 124), width=7)
    pen.polygon([(330, 800), (700, 760), (760, 900), (370, 946)], fill=(238, 230, 208), outline=(180, 168, 140))
    for share in (0.33, 0.66):
        pen.line((330 + 370 * share, 800 - 40 * share, 370 + 390 * share, 946 - 46 * share), fill=(196, 184, 156), width=4)
    pen.line((360, 850, 470, 830, 540, 872, 690, 820), fill=GREEN, width=6, joint="curve")
    pen.polygon([(820, 800), (920, 790), (944, 950), (840, 962)], fill=(24, 28, 30), outline=(8, 8, 8))
    pen.polygon([(830, 816), (914, 808), (932, 928), (844, 938)], fill=(58, 70, 76))
    return picture.filter(ImageFilter.GaussianBlur(1.1))


def _drawing():
    """A round table in ink, lines outwards to four places, arrows back."""
    picture = Image.new("RGB", (WIDE, HIGH), PAPER)
    pen = ImageDraw.Draw(picture)
    middle = (800, 500)
    for number, (x, y) in enumerate(((250, 220), (1340, 210), (1330, 800), (270, 790))):
        for aside, colour in ((-16, INK), (16, CLAY)):
            pen.line((middle[0] + aside, middle[1] + aside, x + aside, y - aside), fill=colour, width=7)
        _tip(pen, (x, y), (middle[0] + (x - middle[0]) * 0.28, middle[1] + (y - middle[1]) * 0.28), CLAY)
        pen.ellipse((x - 150, y - 130, x + 150, y + 130), fill=PAPER, outline=INK, width=6)
        (_village, _town, _ship, _tents)[number](pen, x, y)
    pen.ellipse((590, 330, 1010, 670), fill="#e6efec", outline=GREEN, width=10)
    for number in range(10):
        turn = number * math.pi / 5
        x, y = 800 + 258 * math.cos(turn), 500 + 214 * math.sin(turn)
        pen.ellipse((x - 26, y - 26, x + 26, y + 26), fill=CLAY if number % 3 == 0 else GREEN, outline=INK, width=4)
    for number in range(6):
        pen.line((660, 420 + number * 30, 660 + (280, 230, 260, 180, 250, 120)[number], 420 + number * 30), fill=INK, width=6)
    return picture


def _tip(pen, start, end, colour):
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    for aside in (-0.5, 0.5):
        pen.line((*end, end[0] - 44 * math.cos(turn + aside), end[1] - 44 * math.sin(turn + aside)), fill=colour, width=8)


def _village(pen, x, y):
    for left in (-92, -22, 48):
        pen.rectangle((x + left, y - 4, x + left + 56, y + 52), outline=INK, width=5)
        pen.line((x + left - 8, y, x + left + 28, y - 46, x + left + 64, y), fill=CLAY, width=7)


def _town(pen, x, y):
    for left, high in ((-96, 60), (-46, 110), (4, 84), (54, 130)):
        pen.rectangle((x + left, y + 64 - high, x + left + 42, y + 64), outline=GREEN, width=5)
        for floor in range(1, high // 30):
            pen.line((x + left + 8, y + 64 - floor * 30, x + left + 34, y + 64 - floor * 30), fill=INK, width=4)


def _ship(pen, x, y):
    pen.line((x - 100, y + 20, x - 70, y + 66, x + 70, y + 66, x + 100, y + 20, x - 100, y + 20), fill=INK, width=6)
    pen.line((x, y + 20, x, y - 84), fill=INK, width=6)
    pen.polygon([(x + 6, y - 80), (x + 76, y + 8), (x + 6, y + 8)], outline=GREEN, width=6)
    for wave in (-90, -30, 30):
        pen.arc((x + wave, y + 66, x + wave + 60, y + 100), 200, 340, fill=GREEN, width=5)


def _tents(pen, x, y):
    for left in (-100, -30, 40):
        pen.polygon([(x + left, y + 50), (x + left + 36, y - 30), (x + left + 72, y + 50)], outline=CLAY, width=6)
        pen.line((x + left + 36, y - 30, x + left + 36, y + 50), fill=INK, width=4)
