"""News from the organisers: which of it she may read, in its order."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import Http404

from .. import policy, writing
from ..models import Audience, Update

A_PAGE = 20


@dataclass(frozen=True)
class Shown:
    """An update in one language, or, where that is empty, in the one in which it was written first.

    `language` is that of the words; `instead` is True where it is not the reader's; `is_behind` where the words are older than those
    that were written first; `first` is the language of these.
    """

    update: Update
    title: str
    body: str
    language: str
    instead: bool
    is_behind: bool
    first: str

    @property
    def missing(self):
        """Languages in which it has no words yet."""
        return [code for code, _name in settings.LANGUAGES if not getattr(self.update, f"title_{code}")]


def in_words(update, language):
    """`Shown`: what a reader of `language` reads."""
    found = next(code for code in (language, update.language, "en", "") if not code or getattr(update, f"title_{code}"))
    code = found or "en"
    return Shown(
        update, getattr(update, f"title_{code}") or "", getattr(update, f"body_{code}") or "", code,
        instead=code != language, is_behind=code in update.behind, first=update.language,
    )  # fmt: skip


def updates_for(asker, convening):
    """What she may read, the newest first. Nothing in it tells that there is more."""
    open_to_her = Q(audience=Audience.PUBLIC)
    if policy.allows(asker, "convening.read_members_news", convening):
        open_to_her |= Q(audience=Audience.MEMBERS)
    return convening.updates.filter(open_to_her)


def newest_for(asker, convening, most):
    language = writing.language_here()
    return [in_words(update, language) for update in updates_for(asker, convening)[:most]]


def a_page_of(asker, convening, before=""):
    """(twenty `Shown`, the id after which there are more or None). `before` is the id of one that she may read, or 404."""
    found, language = updates_for(asker, convening), writing.language_here()
    if before:
        last = _by_id(found, before)
        older = Q(published_on__lt=last.published_on) | Q(published_on=last.published_on) & (
            Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, pk__gt=last.pk)
        )
        found = found.filter(older)
    rows = list(found[: A_PAGE + 1])
    more = rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None
    return [in_words(update, language) for update in rows[:A_PAGE]], more


def update_for(asker, convening, update_id):
    """The update, or 404 whether it is absent or not for her."""
    update = _by_id(updates_for(asker, convening), update_id)
    update.convening = convening
    return update


def update_anywhere(asker, update_id):
    """The same, known by its number alone: where a letter leads."""
    update = Update.objects.select_related("convening").filter(pk=update_id).first()
    if update is None or not policy.allows(asker, "convening.view_convening", update.convening):
        raise Http404
    return update_for(asker, update.convening, update_id)


def _by_id(found, update_id):
    try:
        update = found.filter(pk=int(update_id)).first()
    except (ValueError, OverflowError):
        update = None
    if update is None:
        raise Http404
    return update


def in_every_language(update):
    """[(code, `Shown` or None, state)] for those who write it: "first", "behind", "there" or "missing"."""
    told = []
    for code, _name in settings.LANGUAGES:
        there = bool(getattr(update, f"title_{code}"))
        state = "missing" if not there else "first" if code == update.language else "behind" if code in update.behind else "there"
        told.append((code, in_words(update, code) if there else None, state))
    return told
