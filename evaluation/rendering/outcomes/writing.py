"""Writes a content out: as one file to read in a browser, as PDF, as a Word document."""

from importlib import import_module

from django.conf import settings
from django.utils import translation

from .finishing import finished

SHAPES = {"html": "page", "page": "page", "pdf": "pdf", "docx": "word"}  # shape → the module that writes it


def write(content, shape, *, names, pictures, report, dated, draft="", status=""):
    """The bytes of `content` in `shape`, one of SHAPES: the same given, the same bytes.

    `names`, `pictures` and `report` as of `finishing.finished`; of `pictures` each is {"content", "small", "extension"}. `dated` is the
    document's own date; `draft` a mark that it carries on every page, `status` a line that says how final it is.
    """
    # imported only here: the libraries of documents weigh more than all else in a worker that serves pages
    writer = import_module(f".{SHAPES[shape]}", __package__)
    language = content["language"]
    with translation.override(language):
        whole = finished(content, names=names, pictures=pictures, report=report, bind=True, font=writer.font_for(language), site=settings.SITE_URL)
        return writer.write(whole, pictures=pictures, dated=dated, draft=draft, status=status)
