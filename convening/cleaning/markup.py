"""What the parts of DOCX, XLSX and PPTX say of people and machines, taken out element by element.

Only the published vocabularies come along; what the programs add to them (identifiers of edits, of authors, of machines) has
namespaces of its own and goes as a whole. Changes that were tracked are made: what was added stays, what was taken out goes.
"""

import re

from .marks import NotTaken
from .trees import drop, name_of, split, unwrap

_OPEN = "http://schemas.openxmlformats.org/"
W, S, P = (f"{_OPEN}{word}ml/2006/main" for word in ("wordprocessing", "spreadsheet", "presentation"))
_DRAWING = f"{_OPEN}drawingml/2006/"
A, CHART = f"{_DRAWING}main", f"{_DRAWING}chart"
R, MC = f"{_OPEN}officeDocument/2006/relationships", f"{_OPEN}markup-compatibility/2006"
KNOWN = {
    W, S, P, A, CHART, R, *(f"{_DRAWING}{word}" for word in ("wordprocessingDrawing", "picture", "diagram", "spreadsheetDrawing")),
    f"{_OPEN}officeDocument/2006/math", "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:word",
}  # fmt: skip
_PLAIN = KNOWN | {"", "http://www.w3.org/XML/1998/namespace"}


def _words(space, told):
    return {(space, word): code for code, words in told.items() for word in words.split()}


_RANGES = " ".join(f"customXml{deed}Range{end}" for deed in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End"))
#: (namespace, element) → what its sender is told; "" is not worth a word
_GOES = {
    **_words(W, {
        "changes": "del moveFrom rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange numberingChange "
                   "tblPrExChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns cellDel cellMerge delText "
                   f"delInstrText rsid rsids {_RANGES}",
        "comments": "commentRangeStart commentRangeEnd commentReference annotationRef",
        "author": "permStart permEnd",
        "properties": "customXmlPr smartTagPr dataBinding docVars",
        "outside": "altChunk subDoc movie",
        "scripts": "control",
        "": "placeholder proofErr nsid tmpl",
    }),
    **_words(S, {
        "author": "fileSharing protectedRanges scenarios customWorkbookViews customSheetViews",
        "outside": "externalReferences webPublishing webPublishObjects webPublishItems dataConsolidate",
        "files": "oleObjects",
        "scripts": "controls",
        "comments": "legacyDrawing",
        "": "fileVersion workbookProtection sheetProtection pivotCaches fileRecoveryPr functionGroups smartTagPr smartTagTypes smartTags "
            "cellWatches legacyDrawingHF customProperties calcPr",
    }),
    **_words(P, {
        "properties": "custDataLst",
        "scripts": "controls",
        "files": "oleObj",
        "": "notesMasterIdLst handoutMasterIdLst modifyVerifier timing transition embeddedFontLst photoAlbum cmAuthorLst",
    }),
    **_words(CHART, {"": "externalData userShapes pivotSource printSettings"}),
}  # fmt: skip
_OPENED = {(W, "ins"): "changes", (W, "moveTo"): "changes", (W, "smartTag"): "properties", (W, "customXml"): "properties"}
_KEPT_SETTINGS = {
    (W, word) for word in (
        "zoom mirrorMargins gutterAtTop autoHyphenation consecutiveHyphenLimit hyphenationZone evenAndOddHeaders defaultTabStop "
        "characterSpacingControl displayBackgroundShape footnotePr endnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator "
        "doNotHyphenateCaps"
    ).split()
}  # fmt: skip
_ATTRIBUTES = {"codeName", "comment", "tableType", "connectionId", "queryTableFieldId", "userName", "reservationPassword", "author", "initials"}
_ITS_LINK = {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"}
_NAMED = {"cNvPr", "docPr"}
_A_FILE = re.compile(r"(?i)\.(jpe?g|png|gif|bmp|tiff?|[ew]mf|svg|heic|webp|docx?|xlsx?|pptx?|pdf)\s{0,9}$|:\\|\\\\|file:|/(users|home|volumes)/")
_OUTWARD = re.compile(r"(?i)\[\d+\]|\||\b(webservice|rtd|call|register(\.id)?|dde|exec|image|sql\.request)\s{0,99}\(")
_FIELD = re.compile(
    r"(?i)(author|lastsavedby|username|userinitials|useraddress|filename|template|docproperty|info|docvariable|includepicture|includetext|link|"
    r"dde|ddeauto|import|include|database|comments|keywords|subject|title|savedate|createdate|printdate|edittime|revnum)\b"
)


def scrub(root, kind, ids):
    """Take out of a part whatever says who, when, where or with what; returns the codes of what there was.

    `ids` {old relationship: new} are those that lead somewhere still.
    """
    if name_of(root)[0] not in KNOWN:
        raise NotTaken("unknown")
    removed = set()
    _choose(root)
    _refuse_hidden(root)
    if kind == "settings":
        for child in [child for child in root if name_of(child) not in _KEPT_SETTINGS]:
            drop(child)
            removed.add("settings")
    for row in [mark.getparent().getparent() for mark in root.iter(f"{{{W}}}del") if name_of(mark.getparent()) == (W, "trPr")]:
        drop(row)
    for number, element in enumerate(list(root.iter())):
        removed |= _scrub_one(element, number, ids)
    removed |= _without_fields(root)
    for empty in ("hyperlinks", "tableParts", "definedNames"):
        for element in [one for one in root.iter(f"{{{S}}}{empty}") if not len(one)]:
            drop(element)
    for frame in [one for one in root.iter(f"{{{P}}}graphicFrame") if _is_empty_frame(one)]:
        drop(frame)
    return removed - {""}


def _scrub_one(element, number, ids):
    space, local = name = name_of(element)
    if name in _OPENED:
        unwrap(element)
        return {_OPENED[name]}
    if name in _GOES or space not in KNOWN or local == "extLst":
        drop(element)
        return {_GOES.get(name, "")}
    removed = _attributes(element, local, number, ids)
    if space in (S, CHART):
        removed |= _formulas(element, name)
    return removed


def _attributes(element, local, number, ids):
    removed = set()
    for key, value in list(element.attrib.items()):
        space, attribute = split(key)
        if space == R:
            if value in ids:
                element.set(key, ids[value])
            else:
                del element.attrib[key]
                _lost(element, local)
        elif space not in _PLAIN or attribute.startswith("rsid") or attribute in _ATTRIBUTES:
            del element.attrib[key]
            removed.add("changes" if attribute.startswith("rsid") else "")
        elif attribute in ("descr", "title", "alt", "id") and _A_FILE.search(value):
            del element.attrib[key]
            removed.add("properties")
    if local in _NAMED and "name" in element.attrib:
        element.set("name", f"Object {number}")
    return removed


def _lost(element, local):
    """What an element becomes whose relationship leads nowhere any more."""
    if local in ("blip", "pageSetup"):
        return
    if name_of(element) == (W, "hyperlink"):
        unwrap(element)
    elif local not in _ITS_LINK or not element.get("location"):
        drop(element)


def _formulas(element, name):
    """A cell keeps what its formula gave; formulas that look outside, or at a file of somebody's, go."""
    text = element.text or ""
    if name == (CHART, "f"):
        element.text = re.sub(r"'?\[[^\]]*\]", lambda found: "'" if found[0].startswith("'") else "", text)
    elif name[0] == S and name[1] in ("f", "formula", "formula1", "formula2", "definedName") and _OUTWARD.search(text):
        drop(element if name[1] in ("f", "definedName") else element.getparent())
        return {"outside"}
    return set()


def _choose(root):
    """Where a program wrote a part twice, for newer and for older ones, the older way stays: its words are published."""
    while (both := next(root.iter(f"{{{MC}}}AlternateContent"), None)) is not None:
        older = both.find(f"{{{MC}}}Fallback")
        for child in list(both):
            if child is not older:
                drop(child)
        if older is not None:
            unwrap(older)
        unwrap(both)


def _refuse_hidden(root):
    """Who sends a file thinks of what she sees in it."""
    sheets = (one.get("state") for one in root.iter(f"{{{S}}}sheet"))
    if any(state in ("hidden", "veryHidden") for state in sheets) or (name_of(root) == (P, "sld") and root.get("show") in ("0", "false")):
        raise NotTaken("hidden")


def _is_empty_frame(frame):
    graphic = frame.find(f"{{{A}}}graphic/{{{A}}}graphicData")
    return graphic is not None and not len(graphic)


def _without_fields(root):
    """Fields that would fill in a name, a path or something from outside go together with what they gave last."""
    removed = set()
    for simple in [one for one in root.iter(f"{{{W}}}fldSimple") if _FIELD.match(one.get(f"{{{W}}}instr", "").lstrip())]:
        drop(simple)
        removed.add("author")
    open_fields, going = [], []
    for run in list(root.iter(f"{{{W}}}r")):
        for child in run:
            local = name_of(child)[1]
            if local == "fldChar" and child.get(f"{{{W}}}fldCharType") == "begin":
                open_fields.append([[], ""])
            elif local == "instrText" and open_fields:
                open_fields[-1][1] += child.text or ""
        for one in open_fields:
            one[0].append(run)
        for child in run:
            if name_of(child)[1] == "fldChar" and child.get(f"{{{W}}}fldCharType") == "end" and open_fields:
                runs, told = open_fields.pop()
                if _FIELD.match(told.lstrip()):
                    going += runs
    for run in going:
        drop(run)
    return removed | ({"author"} if going else set())


_NEVER = {
    "comment", "comments", "people", "person", "creator", "lastModifiedBy", "attachedTemplate", "rsids", "rsid", "absPath", "extLst", "AlternateContent",
    "ins", "del", "moveTo", "moveFrom", "commentReference", "commentRangeStart", "OLEObject", "docVars", "mailMerge", "documentProtection",
}  # fmt: skip


def check(root):
    """Read a part that was made: nobody's name stands where names stand, no change is tracked, no word is of an unknown kind."""
    for element in root.iter():
        space, local = name_of(element)
        if space not in KNOWN or (space, local) in _GOES or local in _NEVER or (space == W and local.endswith("Change")):
            raise NotTaken("left_over")
        for key in element.attrib:
            space, attribute = split(key)
            if space not in _PLAIN or attribute.startswith("rsid") or attribute in ("author", "initials", "userName", "userId"):
                raise NotTaken("left_over")
