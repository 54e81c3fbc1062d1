"""What is published, as Atom 1.0 for whoever follows it with a programme of her own: the same for everybody, and of nobody.

Addresses are whole (SITE_URL), ids are tags that stay when an address changes, and no author is named but the installation.
"""

from datetime import datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import feedgenerator, translation
from django.utils.html import linebreaks

from .models import Audience
from .selectors.updates import in_words

MOST = 30


class _Feed(feedgenerator.Atom1Feed):
    """Without entries it is as old as its convening: asked twice, it says the same twice."""

    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=self.feed["since"])


def of_updates(convening, language):
    """The feed of a convening's public updates in `language`, as bytes."""
    with translation.override(language):
        home = _whole(reverse("updates", args=[convening.slug]), language)
        feed = _Feed(
            title=getattr(convening, f"title_{language}") or convening.title_en,
            link=home,
            description=getattr(convening, f"tagline_{language}") or convening.tagline_en or None,
            language=language,
            author_name=settings.SITE_NAME,
            feed_url=_whole(reverse("updates_feed", args=[convening.slug]), language),
            since=_begins(convening.starts_on, convening.zone),
        )
        for update in convening.updates.filter(audience=Audience.PUBLIC)[:MOST]:
            shown = in_words(update, language)
            published = _published(update, convening.zone)
            feed.add_item(
                title=shown.title,
                link=_whole(reverse("update", args=[convening.slug, update.pk]), language),
                description=linebreaks(shown.body, autoescape=True),
                unique_id=f"tag:{urlsplit(settings.SITE_URL).hostname},{update.published_on.isoformat()}:updates/{update.pk}/{language}",
                pubdate=published,
                updateddate=max(published, _to_the_minute(update.corrected_at or published)),
            )
        return feed.writeString("utf-8").encode()


def _whole(path, language):
    return f"{settings.SITE_URL}{path}?language={language}"


def _begins(day, zone):
    return datetime.combine(day, time(), tzinfo=zone)


def _published(update, zone):
    """The instant, where the day is that of the instant; else the day's beginning."""
    at = _to_the_minute(update.published_at)
    return at if at.astimezone(zone).date() == update.published_on else _begins(update.published_on, zone)


def _to_the_minute(at):
    """Nobody outside needs the second at which somebody in an office pressed a button."""
    return at.replace(second=0, microsecond=0)
