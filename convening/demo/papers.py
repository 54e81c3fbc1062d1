"""Two files of the demo's library, made here: a word list as a Word document, a checklist as a PDF."""

import json

import typst

from convening.demo.texts.order import GLOSSARY
from convening.typesetting import FONTS
from convening.wordprocessing import Cell, WordDocument

QUESTIONS = (
    ("Do others use this telephone or computer?", "Sign out afterwards, and let the browser keep no password."),
    ("Is its system up to date?", "Load what is offered before the day of the session, not during it."),
    ("Can somebody read your screen from behind?", "Sit with your back to a wall."),
    ("Can somebody hear you?", "Write instead of speaking, or use the telephone line from another room."),
    ("Does the name on the screen tell who you are?", "Ask the help desk for the one that was made for you."),
    ("Does the room behind you tell where you are?", "Leave the camera off, or hang a cloth behind you."),
    ("Does your telephone show messages while it is locked?", "Switch this off: a letter of ours names nothing, others may."),
    ("Do you know how to leave quickly?", "Close the window; nothing is lost, and you can come back."),
    ("Does somebody know that you take part, and agree to keep it to herself?", "Tell one person whom you trust when you begin and when you end."),
    ("Do you write as you write elsewhere?", "Use other words and shorter sentences than those by which you are known."),
    ("Does a file that you send tell who made it?", "The application takes out what it finds; take out the rest yourself."),
    ("Do you know whom to call?", "Write down the number of the help desk on paper, without a name beside it."),
)
_CHECKLIST = b"""
#let told = json(bytes(sys.inputs.content))
#set document(title: "Before you go online")
#set page(paper: "a4", margin: 22mm)
#set text(font: "Noto Sans", size: 12pt, lang: "en")
#heading(level: 1, "Before you go online: a safety checklist")
#v(6mm)
#for (question, advice) in told {
  grid(columns: (8mm, 1fr), gutter: 3mm, rect(width: 5mm, height: 5mm, stroke: 0.8pt), [*#question* \\ #text(fill: rgb("#4d5b60"))[If not as it should be: #advice]])
  v(2.2mm)
}
"""


def made_for(slug):
    """The bytes of the file of the resource `slug`, or None for one that is a link or is announced only."""
    return {"word-list": _word_list, "security-checklist": _checklist}.get(slug, lambda: None)()


def _word_list():
    document = WordDocument(title="A word list for the working groups", language="en", running_title="A word list for the working groups")
    document.paragraph("A word list for the working groups", "Title")
    rows = [[Cell(term["en"]), *(Cell(term[code]) for code in ("ar", "es", "fr")), Cell(term.get("note", ""))] for term in GLOSSARY]
    document.table([Cell(name) for name in ("English", "Arabic", "Spanish", "French", "Remarks")], rows, first_share=0.2)
    return document.saved()


def _checklist():
    content = json.dumps(QUESTIONS, ensure_ascii=False)
    return typst.compile(_CHECKLIST, format="pdf", font_paths=FONTS, ignore_system_fonts=True, sys_inputs={"content": content})
