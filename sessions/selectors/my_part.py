"""What her own page shows of the programme."""

from convening import writing

from .programme import my_programme_for

SHOWN = 3


def on_my_part(asker, convening):
    """The next sessions at which she is expected: {"slots": […]} for components/slot.html; the first is the next."""
    language = writing.language_here()
    ahead = [entry for entry in my_programme_for(asker, convening) if entry.state not in ("over", "cancelled")]
    return {"slots": [entry.slot(convening.slug, language) for entry in ahead[:SHOWN]]}
