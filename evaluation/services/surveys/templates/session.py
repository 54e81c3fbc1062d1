"""After one session: short, on the same evening or the days after."""

from django.utils.translation import gettext_noop as _

from ....models import Item, Survey
from .parts import HOW_MUCH, I_DO_NOT_KNOW, READ_FIRST, SATISFIED, Asked, Template

Kind, Feeds = Item.Kind, Item.Feeds

TROUBLES = (
    ("connection", _("My connection")),
    ("sound", _("The sound or the picture")),
    ("interpretation", _("The interpretation")),
    ("entry", _("Getting in")),
    ("floor", _("Getting the floor")),
)

SESSION = Template(
    kind=Survey.Kind.SESSION,
    title=_("After the session: %(session)s"),
    introduction=_(
        "Three minutes about one session. Nobody can tell which answers are yours, and they say nothing of what was said there. You may "
        "leave out any question."
    ),
    items=(
        Asked("session_overall", Kind.SCALE, _("How satisfied are you with this session?"), steps=SATISFIED, feeds=Feeds.SATISFACTION),
        Asked(
            "session_aspects", Kind.MATRIX, _("And how satisfied are you with these parts of it?"), steps=SATISFIED, dont_know=I_DO_NOT_KNOW,
            rows=(
                ("facilitation", _("How it was led")),
                ("discussion", _("The time for discussion")),
                ("interpretation", _("The interpretation")),
                ("sound", _("The sound and the picture")),
            ),
            feeds=Feeds.SATISFACTION,
        ),
        Asked(
            "session_useful", Kind.SCALE, _("How much of it can you use?"), steps=HOW_MUCH, dont_know=I_DO_NOT_KNOW, feeds=Feeds.OUTCOMES
        ),
        Asked(
            "session_length", Kind.CHOICE, _("How long was it?"),
            options=(("short", _("too short")), ("right", _("just right")), ("long", _("too long"))), feeds=Feeds.NOTHING,
        ),
        Asked(
            "session_heard", Kind.CHOICE, _("Could you say what you wanted to say?"),
            options=(
                ("yes", _("yes")),
                ("no_time", _("no, there was no time")),
                ("not_safe", _("no, I did not feel safe to say it")),
                ("language", _("no, not in my language")),
                ("listened", _("I had come to listen")),
            ),
            dont_know=_("I would rather not say"), feeds=Feeds.ACCESS,
        ),
        Asked(
            "session_troubles", Kind.CHOICES, _("What got in your way?"),
            options=(*TROUBLES, ("nothing", _("Nothing did"))), feeds=Feeds.PROBLEMS,
        ),
        Asked(
            "session_what", Kind.TEXT, _("What happened, and what would have helped?"),
            help=READ_FIRST,
            shown_if={"item": "session_troubles", "any": [code for code, _text in TROUBLES]}, most=1_000, feeds=Feeds.PROBLEMS,
        ),
        Asked(
            "session_kept", Kind.TEXT, _("What will you do otherwise after this session, if anything?"),
            help=READ_FIRST,
            most=1_000, feeds=Feeds.OUTCOMES,
        ),
    ),
)  # fmt: skip
