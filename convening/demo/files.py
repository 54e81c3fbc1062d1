"""Two files that were sent with posts, made here so that they carry what files of real life carry: who made them, and where."""

import io

import pikepdf
from PIL import Image, ImageDraw

#: The post a file belongs to: who makes it, and what is told to those who do not see it.
SENT = {
    "w2-36": ("picture", "Tres paradas en una línea: consultar, negociar, volver a escuchar, firmar."),
    "w1-11": ("paper", ""),
}
PAPER, INK, GREEN, CLAY = "#fbf8f1", "#22302f", "#1f5f5b", "#b3603a"


def made_for(key):
    """The bytes of the file that was sent with the post `key`, and its description; None where there is none."""
    if key not in SENT:
        return None
    kind, description = SENT[key]
    return (_picture() if kind == "picture" else _paper()), description


def _picture():
    """A line with three stops, as somebody photographed it from a board: the telephone wrote down where and by whom."""
    picture = Image.new("RGB", (1200, 420), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.line((90, 210, 1110, 210), fill=INK, width=6)
    for number, x in enumerate((90, 345, 600, 855, 1110)):
        radius = 34 if number in (1, 2, 3) else 16
        pen.ellipse((x - radius, 210 - radius, x + radius, 210 + radius), fill=PAPER, outline=CLAY if radius > 20 else GREEN, width=8)
        if radius > 20:
            for turn in range(number):
                pen.arc((x - 90, 100 + turn * 14, x + 90, 280 + turn * 14), 200, 340, fill=GREEN, width=5)
    told = Image.Exif()
    told[0x010F], told[0x0110], told[0x013B] = "Telephone maker", "Telephone 9", "Whoever held the telephone"
    told.get_ifd(0x8825).update({1: "N", 2: (4.0, 36.0, 0.0), 3: "W", 4: (74.0, 5.0, 0.0)})
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=88, exif=told, comment=b"taken at the back of the hall")
    return written.getvalue()


def _paper():
    """One page with four lines, as an office program writes it: with its author and its title."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    lines = (
        "A plan in four lines",
        "1. Two people hold every password.",
        "2. No faces without a written yes.",
        "3. One telephone number that is answered at night.",
        "4. A small fund for moving house.",
    )
    words = "BT /F 15 Tf 72 740 Td 26 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, 595, 842],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font))),
        Contents=pdf.make_stream(words.encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.docinfo["/Author"] = "Whoever typed it"
    pdf.docinfo["/Title"] = "Plan for our association"
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()
