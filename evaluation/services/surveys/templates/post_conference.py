"""After the convening: how it was, what it gave, what got in the way, who could take part and how."""

from django.utils.translation import gettext_noop as _

from ....models import Item, Survey
from .parts import AGREE, HOW_MUCH, I_DO_NOT_KNOW, READ_FIRST, SATISFIED, Asked, Template

Kind, Feeds = Item.Kind, Item.Feeds

# Also what the letters after three and six months ask about.
INTENTIONS = (
    ("share", _("Tell my organization or community what I heard")),
    ("apply", _("Use it in a process or project in which I work")),
    ("together", _("Work with somebody whom I met here")),
    ("train", _("Train or advise others")),
    ("propose", _("Propose a change to those who decide")),
)
OFTEN = (("always", _("always")), ("mostly", _("mostly")), ("seldom", _("seldom")), ("never", _("never")))
HINDRANCES = (
    ("connection", _("My connection")),
    ("sign_in", _("Signing in")),
    ("platform", _("Finding my way on the platform")),
    ("language", _("The language, or the interpretation")),
    ("hours", _("The hours at which we met")),
    ("duties", _("Other work, or care for others")),
    ("safety", _("Worry about my safety")),
)

POST_CONFERENCE = Template(
    kind=Survey.Kind.POST_CONFERENCE,
    title=_("How was it for you?"),
    introduction=_(
        "Ten minutes that help those who convene to do better. Nobody can tell which answers are yours: that you answered and what you "
        "answered are kept apart, without a time. You may leave out any question."
    ),
    items=(
        Asked(
            "overall", Kind.SCALE, _("How satisfied are you with the convening as a whole?"), section=_("The convening as a whole"),
            steps=SATISFIED, feeds=Feeds.SATISFACTION,
        ),
        Asked(
            "aspects", Kind.MATRIX, _("And how satisfied are you with these parts of it?"), steps=SATISFIED, dont_know=I_DO_NOT_KNOW,
            rows=(
                ("organisation", _("The organization: letters, times, help")),
                ("interpretation", _("The interpretation")),
                ("platform", _("The rooms for written discussion")),
                ("facilitation", _("How sessions and rooms were led")),
            ),
            feeds=Feeds.SATISFACTION,
        ),
        Asked(
            "learned", Kind.SCALE, _("How much did you learn that you can use?"), section=_("What it gave you"), steps=HOW_MUCH,
            dont_know=I_DO_NOT_KNOW, feeds=Feeds.OUTCOMES,
        ),
        Asked(
            "met", Kind.NUMBER, _("With how many people whom you did not know before do you want to stay in touch?"), least=0, most=500,
            help=_("A rough number is enough."), feeds=Feeds.OUTCOMES,
        ),
        Asked(
            "intended", Kind.CHOICES, _("What do you intend to do in the next six months?"),
            options=(*INTENTIONS, ("nothing", _("Nothing for now"))), dont_know=I_DO_NOT_KNOW, feeds=Feeds.OUTCOMES,
        ),
        Asked(
            "mattered", Kind.RANKING, _("What mattered most to you? Put it in order."),
            options=(
                ("plenaries", _("The sessions for everybody")),
                ("groups", _("The working groups")),
                ("rooms", _("The written discussion")),
                ("people", _("The people I met")),
                ("resources", _("What there was to read")),
            ),
            feeds=Feeds.OUTCOMES,
        ),
        Asked(
            "problems", Kind.CHOICES, _("What got in your way?"), section=_("What got in your way"),
            options=(*HINDRANCES, ("nothing", _("Nothing did"))), feeds=Feeds.PROBLEMS,
        ),
        Asked(
            "helped", Kind.CHOICE, _("Did somebody help you?"),
            options=(
                ("in_time", _("yes, in time")),
                ("late", _("yes, but too late")),
                ("no", _("no, although I asked")),
                ("not_asked", _("I did not ask")),
            ),
            shown_if={"item": "problems", "any": [code for code, _text in HINDRANCES]}, feeds=Feeds.PROBLEMS,
        ),
        Asked(
            "own_language", Kind.CHOICE, _("Could you take part in a language in which you can say what you mean?"),
            section=_("Who could take part"), options=OFTEN, dont_know=I_DO_NOT_KNOW, feeds=Feeds.ACCESS,
        ),
        Asked(
            "own_connection", Kind.CHOICE, _("Did your connection and your device let you take part as you wanted?"), options=OFTEN,
            dont_know=I_DO_NOT_KNOW, feeds=Feeds.ACCESS,
        ),
        Asked(
            "safe", Kind.SCALE, _("How far do you agree: I felt safe to say what I think."), steps=AGREE,
            dont_know=_("I do not know, or would rather not say"), feeds=Feeds.ACCESS,
        ),
        Asked(
            "safer", Kind.TEXT, _("What would have made it safer for you?"),
            help=READ_FIRST,
            shown_if={"item": "safe", "any": ["1", "2"]}, most=2_000, feeds=Feeds.ACCESS,
        ),
        Asked(
            "different", Kind.TEXT, _("What should be different next time?"), section=_("At the end"),
            help=READ_FIRST,
            feeds=Feeds.PROBLEMS,
        ),
    ),
)  # fmt: skip
