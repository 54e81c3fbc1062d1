"""Listening to a live session: what is heard is in `floor.frames`, how in `convening.live`. Nothing goes up."""

from django.conf import settings

from convening import live, policy

from .floor import frames, store
from .models import Session

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class LiveNews(live.Listener):
    """Hears what changes on the floor, in her language and on her channel: at once the newest number, then each change."""

    right = "sessions.take_part"

    def audience(self):
        language, channel = self.others
        if language not in LANGUAGES or channel not in frames.CHANNELS:
            return None
        return frames.group_of(self.about, language, channel)

    def news_for(self, person):
        found = Session.objects.filter(policy.among(person, self.right), pk=self.about).first()
        if found is None or self.audience() is None or not store.is_open(found):
            return None
        return store.number(found.pk)

    def hint(self, number):
        return frames.hint(self.about, number)
