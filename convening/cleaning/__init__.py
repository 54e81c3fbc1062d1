"""Files that people send are made anew without a word about who made them: pictures, PDF, office documents; nothing else is taken.

`clean(bytes)` is the whole door. A kind is recognised by its bytes; the work is done in a process of its own with limits of memory and time;
what was made is read again before it is given back. Modules by kind: `pictures`, `pdf`, `office` (with `markup`), `opendocument`.
"""

import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from convening.errors import Refused

from .marks import MOST_BYTES, Cleaned

__all__ = ["MOST_BYTES", "Cleaned", "clean", "sentence_on", "words_for"]

HOME = Path(__file__).resolve().parent.parent.parent
SECONDS = 8  # of the clock, for one file; a web server gives up a page after thirty
SECONDS_TO_WAIT = 4  # until another is done
_BUSY = BoundedSemaphore(2)  # files that one server process cleans at a time


def _(sentence):
    """In the language of whoever asks. The process that cleans talks to nobody, and starts twice as fast without Django."""
    from django.utils.translation import gettext  # noqa: PLC0415

    return gettext(sentence)


def clean(data):
    """`data` (bytes) made anew as a `Cleaned`, or `Refused` with a sentence. Never anything else, whatever the bytes are."""
    if not data:
        raise refused("empty")
    if len(data) > MOST_BYTES:
        raise refused("too_large")
    if not _BUSY.acquire(timeout=SECONDS_TO_WAIT):
        raise refused("busy")
    try:
        told = _apart(data)
    finally:
        _BUSY.release()
    return _read(told)


def _apart(data):
    """What the process says, b"" where it died or took too long."""
    surroundings = {"PYTHONPATH": str(HOME), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    if sys.pycache_prefix:
        surroundings["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    command = [sys.executable, "-P", "-W", "ignore", "-m", "convening.cleaning.apart"]
    try:
        done = subprocess.run(
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, cwd="/", env=surroundings, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _read(told):
    if len(told) < 4:
        raise refused("too_much")
    (length,) = struct.unpack_from(">I", told)
    heading = json.loads(told[4 : 4 + length])
    if "refused" in heading:
        raise refused(heading["refused"])
    content, small = told[4 + length :][: heading["content"]], told[4 + length + heading["content"] :]
    if len(small) != heading["small"]:
        raise refused("too_much")
    return Cleaned(**heading | {"content": content, "small": small or None})


def refused(code):
    return Refused(f"forums.file_{code}", sentence_on(code))


def sentence_on(code):
    """What happened and what she can do, for each reason a file is not taken."""
    return {
        "empty": _("This file is empty. Please choose it again."),
        "too_large": _("This file is larger than 8 megabytes. Please choose a smaller one."),
        "too_large_inside": _("This file unpacks to far more than it shows, so it is not opened. Please save it anew with less in it, for instance as PDF."),
        "too_many_pixels": _("This picture is larger than 40 million points. Please make it smaller and choose it again."),
        "too_many_pages": _("This PDF has more than 500 pages. Please choose the pages that matter."),
        "moving": _("This picture moves. Only still pictures are taken."),
        "locked": _("This file is locked with a password. Please save it without one and choose it again."),
        "old_or_locked": _("This file is of an old kind or locked with a password. Please save it as DOCX, XLSX, PPTX or PDF without a password."),
        "macros": _("This file holds macros, which are small programs. Please save it without them, for instance as PDF."),
        "hidden": _("This file has hidden sheets or slides. Please show or delete them, so that you see what you send, and choose it again."),
        "damaged": _("This file cannot be read to its end. Please save it anew, for instance as PDF, and choose it again."),
        "left_over": _("Something in this file could tell who made it, and it could not be taken out. Please save it as PDF and choose that."),
        "too_much": _("Reading this file took too long or too much memory, so it was not taken. Please save it anew with less in it."),
        "busy": _("Many files are being read right now. Please send yours again in a minute."),
    }.get(code) or _("This kind of file is not taken. You can add pictures (JPEG, PNG, WebP), PDF, and documents (DOCX, XLSX, PPTX, ODT).")


def _words():
    return {
        "place": _("the place where it was taken"),
        "device": _("the device it was made with"),
        "time": _("the time it was made"),
        "author": _("the author’s name"),
        "notes": _("notes on the picture"),
        "preview": _("a small copy of it"),
        "properties": _("further properties"),
        "more_pictures": _("further pictures behind it"),
        "colours": _("the profile of its colours"),
        "program": _("the program it was made with"),
        "scripts": _("small programs"),
        "files": _("files inside it"),
        "forms": _("fields to fill in"),
        "comments": _("comments"),
        "changes": _("earlier versions and tracked changes"),
        "outside": _("links to other files and machines"),
        "settings": _("settings of the program and the printer"),
        "pictures": _("pictures of a kind that is not taken"),
        "speaker_notes": _("notes for the speaker"),
        "hidden": _("hidden contents"),
    }


def words_for(removed):
    """What was taken out, in words, in a fixed order; never a value."""
    return [words for code, words in _words().items() if code in removed]
