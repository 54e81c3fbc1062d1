"""Who was invited, came and took part."""

from django.utils.translation import gettext_lazy as _

from .meaning import PARTICIPATIONS, PROFILES, Indicator

PEOPLE = (
    Indicator(
        "invited",
        _("Invited"),
        _("Different people to whom an invitation was sent."),
        numerator=_("people with an invitation sent"),
        exclusions=_("invitations that were taken back"),
        source=PARTICIPATIONS,
    ),
    Indicator(
        "accepted",
        _("Accepted"),
        _("Different people who accepted their invitation."),
        numerator=_("people with an invitation accepted"),
        denominator=_("invited"),
        exclusions=_("invitations that were taken back"),
        source=PARTICIPATIONS,
    ),
    Indicator(
        "registered",
        _("Registered"),
        _("Different people with access to the private space at the close."),
        numerator=_("people with access at the close"),
        exclusions=_("people whose access ended before, and visitors of public sessions"),
        source=PARTICIPATIONS,
    ),
    Indicator(
        "participants",
        _("Participants"),
        _("Different people with at least one qualifying attendance or one log-on to the platform."),
        numerator=_("the union of those who attended and those who logged on, each person once"),
        exclusions=_("guests who could not be matched to a person are counted apart"),
        source=_("attendance lists and log-ons together"),
    ),
    Indicator(
        "organisers",
        _("Organisers among the participants"),
        _(
            "Participants who work for the convening: secretariat, moderators, rapporteurs, interpreters, help desk, evaluation, "
            "custodians, nominators, donors. Participants are given with them and without them."
        ),
        numerator=_("participants with such a role"),
        denominator=_("participants"),
        source=PARTICIPATIONS,
    ),
    Indicator(
        "countries",
        _("Countries and territories"),
        _("Different countries and territories that people declared."),
        numerator=_("different declared countries and territories"),
        denominator=_("coverage: people who declared one, of all"),
        exclusions=_("people who declared none"),
        source=PROFILES,
    ),
    Indicator(
        "languages",
        _("Languages"),
        _(
            "The language in which people read the platform, the language in which posts were written, and the channel of interpretation "
            "that people chose. Each is counted by itself."
        ),
        numerator=_("people by language of the interface, posts by the language they were written in, people by channel"),
        denominator=_("participants; published posts; people who chose a channel"),
        exclusions=_("people who told no language"),
        source=_("profiles, the record of the discussion rooms, and the live sessions where they keep it"),
    ),
    Indicator(
        "first_timers",
        _("Here for the first time"),
        _("People who had not taken part in an earlier convening."),
        numerator=_("participants who said that they had not taken part before"),
        denominator=_("participants"),
        exclusions=_("people who did not say, who are given apart"),
        source=PROFILES,
    ),
)
