"""What the platform counts: log-ons and resources."""

from django.utils.translation import gettext_lazy as _

from .meaning import LOGONS, OPENED, Indicator

PLATFORM = (
    Indicator(
        "activation",
        _("Logged on"),
        _("People who logged on at least once, divided by those registered. Both numbers are printed."),
        numerator=_("people who logged on at least once"),
        denominator=_("registered"),
        exclusions=_("people who are not registered"),
        source=LOGONS,
    ),
    Indicator(
        "activity",
        _("Activity by week"),
        _("Different people who logged on in a week, and posts published in it. Weeks begin on Monday."),
        numerator=_("people who logged on in that week, each once; posts of that week"),
        exclusions=_("the hour and the minute, which are never kept"),
        source=_("days of log-ons, and the days of posts in the record of the discussion rooms"),
    ),
    Indicator(
        "resources_opened",
        _("Opened a resource"),
        _("Different people who opened at least one of the resources of the convening from their own pages."),
        numerator=_("people who opened a resource at least once"),
        denominator=_("registered"),
        exclusions=_("visitors without an account; which resource it was"),
        source=OPENED,
    ),
)

