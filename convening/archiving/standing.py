"""A page that stands alone: links lead to its neighbours in the archive, and what needs the application is taken out."""

import posixpath
import re
from urllib.parse import quote, urldefrag

from django.utils import translation
from django.utils.translation import gettext as _
from lxml import html

from .. import writing

GONE = ("//script", "//form", "//noscript", "//meta[@name='htmx-config']", "//link[@rel='canonical']", "//meta[starts-with(@property, 'og:')]",
        "//*[contains(concat(' ', @class, ' '), ' here ')]")  # what is true of this installation only: its address, its clock, its feed
LIVE = re.compile(r"hx-|on|data-")  # attributes that only scripts read
PAGES = {"div", "article", "section"}  # what a layout puts around a page
AROUND = {"header", "nav", "footer"}
_IN_STYLES = re.compile(rb"""url\(\s*["']?([^"')]+)["']?\s*\)""")


def note_on(day):
    """What stands on every page of an archive, in the active language."""
    return _("This page is from an archive. It shows what was public on %(day)s.") % {"day": writing.day(day, writing.language_here())}


def alone(page, walk, on):
    """The bytes of `page` as they stand in the archive."""
    if page.media_type == "text/css":
        return _IN_STYLES.sub(lambda found: b"url(" + _near(page, walk, found[1].decode(), found[1].decode()).encode() + b")", page.content)
    if page.media_type != "text/html":
        return page.content
    tree = html.document_fromstring(page.content)
    for path in GONE:
        for element in tree.xpath(path):
            element.drop_tree()
    for aside in tree.xpath("//aside"):
        if not aside.text_content().strip():
            aside.drop_tree()
    for element in tree.iter():
        for name in [name for name in element.attrib if LIVE.match(name)]:
            del element.attrib[name]
    _links(tree, page, walk)
    with translation.override(page.language):
        told = html.Element("p", {"class": "notice", "role": "note"})
        told.text = note_on(on)
    main = tree.find(".//main")
    (next((part for part in main if part.tag in PAGES), main)).insert(0, told)
    return html.tostring(tree, doctype="<!doctype html>", encoding="utf-8")


def _links(tree, page, walk):
    """Each link to its neighbour. One to what is not in the archive becomes its words, or goes where it was only a way somewhere."""
    for element in tree.xpath("//*[@href or @src or @srcset]"):
        if element.get("srcset"):
            sets = [told.split() for told in element.get("srcset").split(",") if told.split()]
            element.set("srcset", ", ".join(" ".join([_near(page, walk, first, ""), *rest]) for first, *rest in sets))
        name = "href" if element.get("href") is not None else "src" if element.get("src") is not None else None
        if name is None or element.get(name).startswith(("#", "mailto:", "tel:")):
            continue
        near = _near(page, walk, element.get(name), None)
        if near is not None:
            element.set(name, near)
        elif element.tag != "a" or AROUND & {above.tag for above in element.iterancestors()} or "button" in element.get("class", ""):
            element.drop_tree()
        else:
            element.drop_tag()


def _near(page, walk, link, otherwise):
    """`link` as it is written on `page` of the archive; `otherwise` where there is nothing of that in the archive."""
    address = walk.inside(link, page)
    if address is None:
        return link if link.startswith(("https://", "http://")) and not link.startswith(f"https://{walk.host}/") else otherwise
    name = walk.found.get(address)
    if not name:
        return otherwise
    if "://" in name:
        return name
    near = quote(posixpath.relpath(name, posixpath.dirname(page.name) or "."))
    anchor = urldefrag(link)[1]
    return f"{near}#{anchor}" if anchor else near
