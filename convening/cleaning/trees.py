"""XML from outside as a tree: no entities, no network, no document type, and so many elements at most."""

from lxml import etree

from .marks import NotTaken

MOST_ELEMENTS = 1_000_000


def tree_of(told):
    """The root of an XML text; comments and instructions are left out."""
    if b"<!DOCTYPE" in told[:4_000] or b"<!ENTITY" in told:
        raise NotTaken("damaged")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(told, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotTaken("damaged") from None
    if root.getroottree().docinfo.doctype:
        raise NotTaken("damaged")
    if sum(1 for _element in root.iter()) > MOST_ELEMENTS:
        raise NotTaken("too_large_inside")
    return root


def text_of(root):
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def name_of(element):
    """(namespace, local name)"""
    return split(element.tag)


def split(name):
    space, _brace, local = name.rpartition("}")
    return space.lstrip("{"), local


def drop(element):
    """Take an element out with all that is in it; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    _keep_text(parent, element, element.tail)
    parent.remove(element)


def unwrap(element):
    """Take an element out and leave in its place what is in it."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    inside = list(element)
    _keep_text(parent, element, element.text)
    for number, child in enumerate(inside):
        parent.insert(at + number, child)
    if element.tail:
        _keep_text(parent, element, element.tail)
    element.tail = None
    parent.remove(element)


def _keep_text(parent, element, text):
    if not text:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
