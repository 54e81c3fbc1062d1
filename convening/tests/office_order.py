"""Finds what Word would call unreadable content: children that do not stand in the order that the standard (ECMA-376, part 1) gives them.

LibreOffice and python-docx read such files without a word, so that nobody would notice before somebody opens one in Word.
"""

import io
import zipfile
from xml.etree import ElementTree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BORDERS = "top left start bottom right end insideH insideV"
ORDERS = {  # of all children that the standard knows there
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern "
    "position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar "
    "tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote "
    "titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid "
    "pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime embedTrueTypeFonts mirrorMargins defaultTabStop autoHyphenation "
    "evenAndOddHeaders characterSpacingControl updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping "
    "shapeDefaults decimalSymbol listSeparator",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "styles": "docDefaults latentStyles style",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    "footnotePr": "pos numFmt numStart numRestart footnote",
    "pBdr": "top left bottom right between bar",
    "tblBorders": BORDERS,
    "tcBorders": f"{BORDERS} tl2br tr2bl",
    "tblCellMar": BORDERS,
    "numPr": "ilvl numId",
    "num": "abstractNumId lvlOverride",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "docDefaults": "rPrDefault pPrDefault",
}
ANY = {"sectPr": ("headerReference", "footerReference")}  # these come as they like, before all others
FIRST = {"p": "pPr", "r": "rPr", "tr": "trPr", "tc": "tcPr"}  # what a thing is like stands before what is in it


def out_of_order(package):
    """["word/document.xml: pPr: spacing after jc", …] of a Word document (bytes); [] of one that Word opens."""
    found = []
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                found += [f"{name}: {told}" for told in _in_part(ElementTree.fromstring(parts.read(name)))]
    return list(dict.fromkeys(found))


def _in_part(root):
    for element in root.iter():
        parent = _name(element)
        names = [_name(child) for child in element]
        if parent in FIRST and FIRST[parent] in names[1:]:
            yield f"{parent}: {FIRST[parent]} after {names[0]}"
        elif parent == "tc" and names[-1:] != ["p"]:
            yield "tc: it does not end with a paragraph"
        elif parent in ORDERS:
            yield from _misplaced(parent, names)


def _misplaced(parent, names):
    order, last = ORDERS[parent].split(), -1
    for before, name in zip([None, *names], names):
        if name not in order:
            yield f"{parent}: {name} is not known there"
            continue
        place = order.index(name if name not in ANY.get(parent, ()) else ANY[parent][-1])
        if place < last:
            yield f"{parent}: {name} after {before}"
        last = max(place, last)


def _name(element):
    space, _brace, name = element.tag.rpartition("}")
    return name if space.removeprefix("{") == WORD else element.tag
