"""Listening to a live session: what is heard is in `floor.frames`, how in `convening.live`. Nothing goes up."""

from django.conf import settings

from convening import engagement, live, policy

from .floor import frames, presence, store
from .models import Session
from .selectors.rights import roles_of

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class LiveNews(live.Listener):
    """Hears what changes on the floor, in her language and on her channel: at once the newest number, then each change.

    Each time her right is asked it is noted that she is here: see `floor.presence`.
    """

    right = "sessions.take_part"

    def audience(self):
        language, channel = self.others
        if language not in LANGUAGES or channel not in frames.CHANNELS:
            return None
        return frames.group_of(self.about, language, channel)

    def news_for(self, person):
        """The newest number, or None where she may not listen or the floor is closed. While Redis is away there is no news."""
        found = Session.objects.filter(policy.among(person, self.right), pk=self.about).first()
        if found is None or self.audience() is None or not store.is_open(found):
            return None
        mark = engagement.mark_of(found.convening_id, person.pk)
        try:
            newest = store.number(found.pk)
            presence.heard_at(found, person, mark, roles_of(person, found))
        except store.Over:
            return None
        except store.Away:
            return max(self.number, 0)
        return newest

    def newest(self):
        return store.number(self.about)

    def hint(self, number):
        return frames.hint(self.about, number)
