"""Questionnaires to begin with, one for each time at which people are asked. All of them can be changed before they are ready."""

from .follow_up import SIX_MONTHS, THREE_MONTHS
from .parts import I_DO_NOT_KNOW, SATISFIED, Asked, Template, said
from .post_conference import POST_CONFERENCE
from .session import SESSION

TEMPLATES = {template.kind: template for template in (POST_CONFERENCE, SESSION, THREE_MONTHS, SIX_MONTHS)}

__all__ = ["I_DO_NOT_KNOW", "SATISFIED", "TEMPLATES", "Asked", "Template", "said"]
