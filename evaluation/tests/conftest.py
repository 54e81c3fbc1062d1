"""What several files of tests of documents begin with."""

import pytest

from convening.models import Organisation
from convening.testing import person_in
from evaluation.services import outcomes


@pytest.fixture
def note(cast):
    """A document with one chapter, in English, that nobody has signed."""
    made = outcomes.start_document(cast.convening, "background", title={"en": "What we ask"}, languages=["en"], by=cast.secretariat)
    outcomes.add_piece(made, "text", key="introduction", title={"en": "Introduction"}, text={"en": "We met."}, by=cast.secretariat)
    made.refresh_from_db()
    return made


@pytest.fixture
def conveners(cast):
    """Two organisations that sign, and `cast.colleague`, who may sign beside the secretariat."""
    cast.colleague = person_in(cast.convening, "secretariat", name="Ghassan Nimr", member=False)
    return [
        Organisation.objects.create(convening=cast.convening, part="convener", name=name, credit_line=name, signs=True, position=position)
        for position, name in enumerate(("North Institute", "South Institute"))
    ]
