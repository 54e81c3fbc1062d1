"""A content as it is to be written today: people by their names, pictures that may be shown, the annexes bound in.

What a release kept does not change here. Whoever took back her yes to be named is not named any more, and a picture that may no longer be
published is left out with all that points at it.
"""

from copy import deepcopy

from django.utils.translation import gettext as _

from ... import charts
from .. import ANNEXES, blocks


def finished(content, *, names, pictures, report, bind, font=None, site=""):
    """`content` for a writer. `names` {id of somebody on the record: {language: {"honorific", "name", "function"}}}; `pictures` {id: …} are those
    that may be shown; `report` is the shape of the document's report, whose annexes become sections of their own where they are to `bind`.
    What lies on this site is led to at `site`. The first mark of each footnote says that it is the "first". Made in the content's language, which has to be active."""
    made = deepcopy(content)
    made["pictures"] = {pk: told for pk, told in made["pictures"].items() if pk in pictures}
    made["cover"] = made["cover"] if made["cover"] in made["pictures"] else None
    made["logos"] = [pk for pk in made["logos"] if pk in made["pictures"]]
    sections = []
    for section in made["sections"]:
        section["blocks"] = [one for block in section["blocks"] for one in _block(block, made, names, site)]
        sections.append(section)
        if bind and report is not None:
            letters = [block["letter"] for block in section["blocks"] if block["kind"] == "annex"]
            section["blocks"] = [block for block in section["blocks"] if block["kind"] != "annex"]
            for letter in letters:
                opening, bound = _annex(letter, report, made["language"], font)
                section["blocks"] += opening
                sections += bound
    made["sections"] = sections
    if "colours" in made:
        _recolour(sections, made["colours"])
    _tidy(made, set(_ids(made["sections"])), set())
    return made


def _block(block, made, names, site):
    match block["kind"]:
        case "people":
            items = [item for pk in block["people"] if (item := _named(names.get(pk), made["language"]))]
            return [{"kind": "roll", "items": items}] if items else [blocks.missing(_("Nobody is named here."))]
        case "picture":
            return [block] if block["picture"] in made["pictures"] else []
        case "links":
            for one in block["items"]:
                one["href"] = f"{site}{one['href']}" if one["href"].startswith("/") else one["href"]
        case "credits":
            for one in block["items"]:
                one["logo"] = one["logo"] if one["logo"] in made["pictures"] else None
    return [block]


def _named(told, language):
    """{"name", "function", "comma"} of somebody, her honorific before her name as she wants it; None of whom nothing is known any more."""
    words = told and (told.get(language) or next(iter(told.values()), None))
    if not words or not words.get("name"):
        return None
    return {
        "name": " ".join(part for part in (words.get("honorific"), words["name"]) if part), "function": words.get("function") or "", "comma": _(", "),
    }  # fmt: skip


def _annex(letter, report, language, font):
    """(what stands beneath the annex's title, its sections one level down)."""
    context = ANNEXES[letter.upper()].context(report, language, font)
    opening = [blocks.note(f"{context['period']}. {context['status']}")]
    if context["headline"]:
        opening.append(blocks.figures(context["headline"]))
    bound = [{**section, "level": 2, "id": f"annex-{letter}-{section['id']}"} for section in context["sections"]]
    return opening, bound


def _recolour(sections, own):
    """In place: charts in the convening's own colours."""
    for section in sections:
        for block in section["blocks"]:
            if "svg" in block:
                block["svg"] = charts.recoloured(block["svg"], **own)


def _ids(value):
    if isinstance(value, dict):
        if "id" in value and ("blocks" in value or value.get("kind") == "picture"):
            yield value["id"]
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _ids(part)


def _tidy(value, known, met):
    """In place: what leads nowhere leads nowhere, and marks of footnotes say whether they are the first."""
    if isinstance(value, dict):
        if "text" in value and value.get("to") not in known:
            value.pop("to", None)
        if "note" in value and isinstance(value["note"], int):
            value["first"] = value["note"] not in met
            met.add(value["note"])
        for part in value.values():
            _tidy(part, known, met)
    elif isinstance(value, list):
        for part in value:
            _tidy(part, known, met)
