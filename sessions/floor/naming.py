"""Names on the floor follow the session: where people have become voices meanwhile, none that was chosen before is shown or kept."""

from ..models import Naming, Rule
from .results import result_of


def follow(floor):
    """Take out every name that may be shown no longer. Who had one is "a participant": her label stays unknown to those who saw the name."""
    session, sections = floor.session, floor.sections
    if session.naming != Naming.NAMED:
        stage = sections.get("stage") or {}
        undo = stage.get("undo") or {}
        for one in [*sections.get("queue", ()), stage.get("speaking"), undo.get("asked"), undo.get("before")]:
            if one and one["name"]:
                one["name"], one["label"] = "", []
        for question in [*sections.get("waiting", ()), *sections.get("questions", ())]:
            question["name"] = ""
    if session.naming != Naming.NAMED or session.rule == Rule.OFF_THE_RECORD:
        for poll in sections.get("polls", ()):
            if poll["named"]:
                poll["named"] = False
                if poll["result"]:
                    poll["result"] = result_of(poll, poll["result"])  # what would have been told of it, had nobody been asked for her name
