"""A closed convening as static files, for any web server and for twenty years.

What a stranger sees is what the archive holds, by its making: it is gathered by asking the application for its pages as somebody without
an account, from the convening's own page along the links (`walking`), and written so that it stands alone (`standing`): no script, no
form, no address of this installation.
"""

import hashlib
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refused
from ..models import Convening
from .standing import alone, note_on
from .walking import LANGUAGES, Walk

SUMS = "SHA256SUMS"


def archive(convening, folder):
    """Write the archive of `convening` into `folder`, which is empty or not there. {"files", "bytes"}.

    Raises `Refused` for a convening that is not closed, and for a folder with something in it.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("archive.not_empty", _("There is something at %(place)s already. Choose an empty folder.") % {"place": folder.name})
    files = with_sums(convening)
    for name, content in files:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return {"files": len(files), "bytes": sum(len(content) for _name, content in files)}


def with_sums(convening):
    """[(name, bytes)] of every file, the list of their sums last."""
    files = list(files_of(convening))
    listed = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files))
    return [*files, (SUMS, listed.encode())]


def files_of(convening):
    """Yields (name, bytes) of every file but the list of their sums. The same convening gives the same files on the same day."""
    if convening.state != Convening.State.CLOSED:
        raise Refused("archive.not_closed", _("A convening is archived once it is closed."))
    walk = Walk(convening)
    pages = list(walk.pages())  # where a link leads is known when all have been seen
    on = clock.today(convening.zone)
    for page in pages:
        yield page.name, alone(page, walk, on)
    yield "index.html", _front(convening, walk, on)


def _front(convening, walk, on):
    """The page at the root: the way to each language."""
    ways = []
    for code in LANGUAGES:
        with translation.override(code):
            told = translation.get_language_info(code)
            way = {"code": code, "name": told["name_local"], "direction": "rtl" if told["bidi"] else "ltr", "at": walk.first(code)}
            ways.append(way | {"title": convening.title, "tagline": convening.tagline, "note": note_on(on)})
    return render_to_string("convening/archive/front.html", {"ways": ways, "styles": walk.styles()}).encode()
