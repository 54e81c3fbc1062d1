"""What staff say in words in an annex: its purpose, the lessons, the answer of the management. Written and kept section by section.

Nothing is printed as it was typed without a look at it: what seems to name a member of the convening, or to quote a room, is said to the
writer first. Who wrote is audited, what was written is in the report.
"""

from django.db import transaction

from convening import audit, policy
from convening.errors import Refused

from ..models import Narrative


def narratives(convening):
    """{section: {language: text}} of what was written."""
    return {row.section: row.texts for row in Narrative.objects.filter(convening=convening).order_by("section") if row.texts}
