"""What the discussion rooms count."""

from django.utils.translation import gettext_lazy as _

from .meaning import MODERATION, RECORD, Indicator

ROOMS = (
    Indicator(
        "posters",
        _("People who posted"),
        _("Different people with a published post, over all rooms."),
        numerator=_("people with a published post, each once"),
        denominator=_("people who logged on"),
        exclusions=_("organisers and moderators are also given apart"),
        source=RECORD,
    ),
    Indicator(
        "posts",
        _("Posts"),
        _("Published posts."),
        numerator=_("published posts"),
        exclusions=_("posts that were declined or withdrawn, which are counted apart"),
        source=RECORD,
    ),
    Indicator(
        "posts_per_poster",
        _("Posts per person"),
        _("Mean and median of published posts."),
        numerator=_("published posts"),
        denominator=_("people who posted"),
        exclusions=_("organisers and moderators"),
        source=RECORD,
    ),
    Indicator(
        "dialogue",
        _("Exchange in the rooms"),
        _(
            "Replies divided by posts; guiding questions that three people or more answered; depth, which is how many replies follow "
            "one another in the longest exchange."
        ),
        numerator=_("published replies"),
        denominator=_("published posts"),
        exclusions=_("posts that were declined or withdrawn"),
        source=RECORD,
    ),
    Indicator(
        "equality",
        _("Equality of participation"),
        _(
            "Gini coefficient of posts per person: 0 where all post alike, near 1 where one person writes nearly "
            "everything. Effective contributors: as many people, posting alike, would give the same concentration."
        ),
        numerator=_("posts of each person, from the smallest number to the largest"),
        denominator=_("people who posted; also those who logged on, counted as zero posts"),
        exclusions=_("organisers and moderators; not computed for fewer than 15 people"),
        source=RECORD,
    ),
    Indicator(
        "moderation",
        _("Moderation"),
        _("Decisions on posts within 1, 6 and 24 hours, and later; posts published and declined, voices that could not write for a time."),
        numerator=_("decisions"),
        exclusions=_("the time of a decision, which is never kept"),
        source=MODERATION,
    ),
    Indicator(
        "veils_lifted",
        _("Veils lifted"),
        _("How often two custodians allowed a named officer to learn who wrote a post. Printed also when it is none."),
        numerator=_("veils lifted"),
        source=_("the register of veils, kept with each request"),
    ),
)
