"""Two working groups of a conference of July 2021 on how delegates build a base of support, in our own words."""

from django.utils.translation import gettext_lazy as _

from ..models import Question
from .points import StartingPoint

Type = Question.Type

BUILDING = StartingPoint(
    code="constituencies",
    title=_("How to build and nurture a constituency"),
    note=(
        (
            _("What is meant"),
            _("A constituency is the base of support of whoever sits at a table: people with an interest or a conviction in common, "
              "wherever they live. To build it is to talk with them before, during and after the talks, and to answer to them."),
        ),
        (
            _("Why it matters"),
            _("Agreements have lasted longer where the women who signed them were tied to women’s groups outside the room.[^1] The same ties "
              "bring a burden: to be taken as the voice of all women, or of what are called women’s issues and nothing else."
              "\n\n[^1]: Name the research here, with its year and where it can be read."),
        ),
        (
            _("What helps this discussion"),
            _("Write from what you have done or seen: what it cost, whom it reached, whom it left out. Leave away what could tell who "
              "you are. A short post is as welcome as a long one."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("Which ways of building a base of support, at home and in the diaspora, have worked for delegates, and which have not?")),
        (Type.TRADE_OFFS, _("What do digital ways of reaching people give, and whom do they leave out or put at risk?")),
        (Type.EXPERIENCES, _("How does this work differ for those who speak for a government, an armed group, a party or civil society?")),
        (Type.RECOMMENDATIONS, _("What should those who support a process do, so that delegates can stay in touch with the people behind them?")),
    ),
    sub_themes=(
        _("Digital ways of reaching a constituency"),
        _("Consultations as a way of building a constituency"),
        _("People in the diaspora and displaced people"),
        _("Representing political movements: who and how"),
        _("Representing civil society: who and how"),
    ),
)  # fmt: skip

PROCESS = StartingPoint(
    code="formal-process",
    title=_("Constituencies and the formal peace process"),
    note=(
        (
            _("What is meant"),
            _("Taking part is the act of a person; representing is done for others, who gave a mandate and can take it back. A formal "
              "process decides, by its design, how much room there is for the second."),
        ),
        (
            _("What is known"),
            _("Whoever represents walks a narrow way between what can be reached at the table and what is expected at home. Confidential "
              "talks make it narrower. Measures such as quotas open doors; by themselves they change neither power nor custom.[^1]"
              "\n\n[^1]: Name the measures that are meant here, and where they are written down."),
        ),
        (
            _("What helps this discussion"),
            _("Say which process you think of only where that puts nobody at risk. Say what would have to be decided, by whom, and when."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("How have the people behind a delegation shaped a process, or a delegate’s part in it?")),
        (Type.TRADE_OFFS, _("What is lost and what is won when talks are confidential and people at home want to know?")),
        (Type.OPEN, _("How does it change a constituency, and its view of an agreement, that somebody consults it?")),
        (Type.RECOMMENDATIONS, _("Which measures, which order of steps and which design should mediators and partners choose?")),
    ),
    sub_themes=(
        _("How the design of a process can strengthen representation"),
        _("Temporary special measures in formal processes"),
        _("The order of steps in a process and a transition"),
        _("Constituencies and confidentiality"),
        _("The media: openings and risks"),
    ),
)  # fmt: skip

CONSTITUENCIES = (_("From a conference on constituencies in peace processes, July 2021"), (BUILDING, PROCESS))
