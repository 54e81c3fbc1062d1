"""Three and six months later: what became of what people intended, with whom, and what stood in the way."""

from django.utils.translation import gettext_noop as _

from ....models import Item, Survey
from .parts import HOW_FAR, HOW_MUCH, I_DO_NOT_KNOW, READ_FIRST, Asked, Template
from .post_conference import INTENTIONS

Kind, Feeds = Item.Kind, Item.Feeds

_ASKED = (
    Asked(
        "became", Kind.MATRIX, _("At the end people named what they intended to do. What became of it with you?"),
        section=_("What became of it"), steps=HOW_FAR, dont_know=_("I had not intended this"), rows=INTENTIONS, feeds=Feeds.OUTCOMES,
    ),
    Asked(
        "used", Kind.CHOICE, _("Have you used in your work what you heard or read?"),
        options=(("often", _("often")), ("sometimes", _("a few times")), ("once", _("once")), ("not_yet", _("not yet"))),
        dont_know=I_DO_NOT_KNOW, feeds=Feeds.OUTCOMES,
    ),
    Asked("changed", Kind.SCALE, _("How much has it changed how you work?"), steps=HOW_MUCH, dont_know=I_DO_NOT_KNOW, feeds=Feeds.OUTCOMES),
    Asked(
        "in_touch", Kind.NUMBER, _("With how many of the people whom you met have you been in touch since?"), section=_("With whom"),
        least=0, most=500, help=_("A rough number is enough."), feeds=Feeds.OUTCOMES,
    ),
    Asked(
        "worked_together", Kind.CHOICE, _("Have you done something together with one of them?"),
        options=(("yes", _("yes")), ("planned", _("it is planned")), ("no", _("no"))), feeds=Feeds.OUTCOMES,
    ),
    Asked(
        "what_together", Kind.TEXT, _("What have you done, or planned, together?"), help=READ_FIRST,
        shown_if={"item": "worked_together", "any": ["yes", "planned"]}, most=2_000, feeds=Feeds.OUTCOMES,
    ),
    Asked(
        "hindered", Kind.CHOICES, _("What stood in the way?"), section=_("What helped, and what did not"),
        options=(
            ("time", _("Time")),
            ("money", _("Money")),
            ("support", _("Too little support where I work")),
            ("nobody", _("Nobody to do it with")),
            ("situation", _("The situation where I live")),
            ("safety", _("Worry about my safety")),
            ("nothing", _("Nothing did")),
        ),
        feeds=Feeds.PROBLEMS,
    ),
    Asked(
        "helped_most", Kind.RANKING, _("What helped you most? Put it in order."),
        options=(
            ("people", _("The people I met")),
            ("knowledge", _("What I learned")),
            ("resources", _("What there was to read")),
            ("conveners", _("Those who convened")),
            ("own", _("My own organization or community")),
        ),
        feeds=Feeds.OUTCOMES,
    ),
)  # fmt: skip
_NEED = Asked("need", Kind.TEXT, _("What would help you to go on?"), section=_("At the end"), help=READ_FIRST, feeds=Feeds.NOTHING)
_REACHED = Asked(
    "reached", Kind.CHOICE, _("Have the recommendations reached those to whom they are addressed, as far as you can see?"),
    options=(("yes", _("yes")), ("partly", _("in part")), ("no", _("no"))), dont_know=I_DO_NOT_KNOW, feeds=Feeds.OUTCOMES,
)  # fmt: skip
_LASTS = Asked(
    "lasts", Kind.SCALE, _("How much of what was begun will still be going on in a year?"), steps=HOW_MUCH, dont_know=I_DO_NOT_KNOW,
    feeds=Feeds.OUTCOMES,
)  # fmt: skip

THREE_MONTHS = Template(
    kind=Survey.Kind.THREE_MONTHS,
    title=_("Three months later"),
    introduction=_(
        "Five minutes on what became of it. “Nothing yet” is an answer that helps, too. Nobody can tell which answers are yours. You may "
        "leave out any question."
    ),
    items=(*_ASKED, _NEED),
)
SIX_MONTHS = Template(
    kind=Survey.Kind.SIX_MONTHS,
    title=_("Six months later"),
    introduction=_(
        "The last time that we ask: five minutes on what became of it, and on what lasts. Nobody can tell which answers are yours. You may "
        "leave out any question."
    ),
    items=(*_ASKED, _REACHED, _LASTS, _NEED),
)
