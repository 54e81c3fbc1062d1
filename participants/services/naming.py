"""Who is meant by a nomination: by her address, and where she has none of her own, by what her office calls her."""

from dataclasses import replace

from convening.models import User
from convening.models.people import alias_for

from ..columns import plain
from ..mentions import OF_OTHERS, identities
from .people import person_for


def person_named(profile, particulars):
    """The person, made if she is not known. A mailbox that people share is hers who was named with it first.

    Whoever has no mailbox, or shares one with somebody known, has no address here: letters to her go by hand.
    """
    if particulars.get("reach") == "none":
        return User.objects.create_person(replace(profile, email=""))
    if particulars.get("reach") in OF_OTHERS:
        known = User.objects.by_address(profile.email)
        if known and plain(known.profile.name) != plain(profile.name):
            return User.objects.create_person(replace(profile, email=""))
    return person_for(profile, any_letters=True)


class Listed:
    """Whom an office has named already, by its own words; knows what came since it was asked last."""

    def __init__(self, office):
        self.office, self.rank, self.known, self.aliases = office, 0, {}, set()

    def look_again(self):
        for nomination in self.office.nominations.filter(rank__gt=self.rank).select_related("person").order_by("rank"):
            self.add(nomination, nomination.person.alias, nomination.particulars)
        return self

    def add(self, nomination, alias, words):
        self.rank = max(self.rank, nomination.rank)
        if words.get("email"):  # whom it asked by the roster it knows by no address, and finds by none
            self.aliases.add(alias)
        for identity in identities(words) if words else ():  # an erased person is nobody any more
            self.known.setdefault(identity, nomination)

    def find(self, words):
        """A nomination of hers, or None."""
        return next((self.known[identity] for identity in identities(words) if identity in self.known), None)

    def has(self, words):
        if self.find(words):
            return True
        return words.get("reach") not in OF_OTHERS and bool(words.get("email")) and alias_for(words["email"]) in self.aliases
