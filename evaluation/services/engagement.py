"""Names of moderators in Annex D: a report never keeps them, they are looked up when a document is made."""

from forums import record


def with_moderators(report, convening):
    """A copy of `report` (a shape) in which each room of its "engagement" has "moderators_named": the names of those who agree today to be
    named, sorted. Whoever took back her yes, or left, is not among them. One query."""
    told = report.get("engagement") or {}
    ids = {one for room in told.get("rooms", ()) for one in room["moderators"]}
    names = record.moderators_named(convening) if ids else {}
    rooms = [{**room, "moderators_named": sorted(names[one] for one in room["moderators"] if one in names)} for room in told.get("rooms", ())]
    return {**report, "engagement": {**told, "rooms": rooms}}
