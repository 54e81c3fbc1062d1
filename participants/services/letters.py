"""Letters to many whom nobody is shown: to segments; and, for what is urgent, the one list to tell people by another way."""

import re
import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy, vault
from convening.errors import Refused

from .. import notifications
from ..selectors import letters as shown
from .reminders import write_again

_LINK = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+", re.IGNORECASE)


@transaction.atomic
def write_to_segment(convening, segment, texts, *, by, key):
    """Write to everybody of a segment, {language: words} each in her own, or that there is something new where no words are given.

    One letter a person, segment and day. Nobody is told how many there were: the size is shown rounded, before.
    """
    policy.require(by, "participants.invite", convening)
    texts = readable(texts)
    if not once.first_time(key):
        return
    today = clock.today(convening.zone)
    if segment == "unanswered":
        write_again(convening, kind="written", text_in=texts, among=lambda i, post: _first_today(convening, segment, i.person_id, today))
    else:
        for part in shown.members_of(convening, segment):
            if _first_today(convening, segment, part.person_id, today):
                language, text = in_her_language(texts, part.person.profile.language)
                purpose = f"segment:{segment}:{convening.pk}:{part.person_id}:{today}"
                notifications.written(part.person, text=text, language=language, purpose=purpose)
    audit.record(convening, actor=by, verb="participants.segment_written_to", target=convening, note=segment)


def _first_today(convening, segment, person_id, today):
    digest = vault.digest(keyring.house("letters to segments"), convening.pk, segment, person_id, today, size=16)
    return once.first_time(uuid.UUID(bytes=digest))


@transaction.atomic
def list_to_tell_by_hand(convening, texts, *, by, key):
    """What is urgent and should not wait for letters: [{"name", "channel", "language", "text"}] of all who accepted.

    Once for each notice, and kept nowhere: whoever is given the list sends the words by hand. Refused a second time.
    """
    policy.require(by, "participants.invite", convening)
    texts = readable(texts, needed=True)
    if not once.first_time(key):
        raise Refused("notice.shown_once", _(
            "The list for this notice was shown, and it is shown once only. If you need it again, send the notice again: that "
            "makes a new one."
        ))
    people = shown.to_be_told_by_hand(convening)
    for person in people:
        person["language"], person["text"] = in_her_language(texts, person["language"])
    audit.record(convening, actor=by, verb="participants.list_to_tell_by_hand_shown", target=convening, note=str(key))
    return people


def in_her_language(texts, language):
    """(language, words): her own where it was written, else English; ("" , "") leaves the language of the letter to her profile."""
    if not texts:
        return language, ""
    return (language, texts[language]) if texts.get(language) else ("en", texts["en"])


def readable(texts, *, needed=False):
    """The words as they are sent: {language: words} without empty ones. A link that leads elsewhere is refused."""
    host = urlsplit(settings.SITE_URL).hostname
    kept = {}
    for language, words in texts.items():
        words = words.strip()
        for link in _LINK.findall(words):
            if _host(link) != host:
                sentence = _(
                    "Letters carry no link to another site: people are told that ours never do. Put it into an update, and say "
                    "that there is one."
                )
                raise Refused("letter.foreign_link", sentence, fields={f"text_{language}": sentence})
        if words:
            kept[language] = words
    if (kept or needed) and "en" not in kept:
        sentence = _("Write it in English: that goes to those whose language is missing.")
        raise Refused("letter.no_english", sentence, fields={"text_en": sentence})
    return kept


def _host(link):
    try:
        return urlsplit(link if "//" in link else f"https://{link}").hostname
    except ValueError:  # nowhere that a program would find, and not ours
        return None
