"""Six working groups of two meetings of focal points for women, peace and security, in May and December 2022, in our own words."""

from django.utils.translation import gettext_lazy as _

from ..models import Question
from .points import StartingPoint

Type = Question.Type

PARTICIPATION = StartingPoint(
    code="participation",
    title=_("Women’s participation in peace processes"),
    note=(
        (
            _("Norms and practice"),
            _("What States have agreed on women’s full, equal and meaningful participation is clear.[^1] Practice lags behind: tables "
              "mirror the inequality of the institutions from which those who negotiate are sent."
              "\n\n[^1]: Security Council resolution 1325 (2000) and those that followed it."),
        ),
        (
            _("Those who mediate and negotiate"),
            _("Women are asked to the table because it is their right, and because agreements become better. The second reason alone "
              "falls short: no woman owes anybody a proof of usefulness, and not every woman speaks for women’s rights."),
        ),
        (
            _("Civil society"),
            _("Those who prevent and mediate conflicts at home are often left out when the agenda is set. Confidentiality, threats and "
              "the fear of a process that nobody can steer are given as reasons."),
        ),
    ),
    questions=(
        (Type.TRADE_OFFS, _("Which dilemmas do you meet when you promote women’s participation and pursue other priorities, such as time, means or foreign policy?")),
        (Type.EXPERIENCES, _("How have you dealt with them in practice? What worked, what did not, and why?")),
        (Type.RECOMMENDATIONS, _("What do you recommend, so that a traditional process becomes an inclusive one?")),
    ),
    sub_themes=(_("Those who mediate and negotiate"), _("Civil society")),
)  # fmt: skip

PROTECTION = StartingPoint(
    code="protection",
    title=_("Protecting women’s rights and recognizing women’s agency"),
    note=(
        (
            _("Background"),
            _("Violence against women, at home, in war and online, keeps them from politics, from the security sector and from work. "
              "Small arms that spread and are traded illegally make it worse, in war and in peace."),
        ),
        (
            _("Action plans and the control of arms"),
            _("Plans on women, peace and security and plans on small arms name each other more often than before. Read side by side, "
              "they do not always say the same."),
        ),
        (
            _("From being counted to having a say"),
            _("More women sit on commissions. A say is more than that: influence on laws and budgets, and recognition of what "
              "organizations do in their communities."),
        ),
        (
            _("What is known, and what is not"),
            _("The dead and injured are a part of the harm: a weapon in the house threatens without a shot. Figures by sex are often "
              "missing, and with them what a decision on exports would need.[^1]"
              "\n\n[^1]: Arms Trade Treaty, article 7, paragraph 4."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("What can be learned from recent practice in harmonizing plans on women, peace and security with those on arms?")),
        (Type.TRADE_OFFS, _("What stands in the way of women’s say in arms control, and what would removing it cost?")),
        (Type.OPEN, _("How can the work of women’s organizations in their communities be recognized, strengthened and heard in the capital?")),
        (Type.RECOMMENDATIONS, _("What should be done so that arms control protects women’s rights, and what would have to be known for it?")),
    ),
    sub_themes=(_("Action plans and the control of arms"), _("From being counted to having a say")),
)  # fmt: skip

PLANS_IN_CRISIS = StartingPoint(
    code="action-plans",
    title=_("Action plans that respond to conflict and crisis"),
    note=(
        (
            _("Background"),
            _("Many States have a national action plan on women, peace and security, some their third or fourth. Plans have become "
              "better: most say how they are watched over. To turn them into what happens on the ground is harder."),
        ),
        (
            _("What earlier meetings said"),
            _("A plan is needed where there is no war as well. It looks inward and outward, has a budget and reachable aims, and can be "
              "changed when the world does.[^1]\n\n[^1]: Name the meetings here, and where their recommendations can be read."),
        ),
        (
            _("Recent developments"),
            _("New wars, the climate, extremism and the pandemic ask for plans that fit their place. Many still try to cover "
              "everything with little money and few people, apart from the strategies that decide."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("What have you learned about plans that fit their context and can still be put into practice by each ministry?")),
        (Type.TRADE_OFFS, _("How can a plan be inclusive and keep to the money and the people that there are?")),
        (Type.RECOMMENDATIONS, _("What keeps a plan alive, so that it takes in what is new while it runs?")),
        (Type.RECOMMENDATIONS, _("Which practices make governments answer for their plans: laws, parliaments, regional monitoring, reports from civil society?")),
    ),
    sub_themes=(_("Plans that fit their context"), _("Answering for a plan")),
)  # fmt: skip

NETWORKS = StartingPoint(
    code="mediator-networks",
    title=_("Networks of women mediators: their role and their work"),
    note=(
        (
            _("Introduction"),
            _("To be represented is important and not enough. Networks of women mediators have been founded within countries, in "
              "regions and across continents, to make women’s part in mediation larger and felt."),
        ),
        (
            _("Background"),
            _("A network is a list of experts who can be called on, and a place to learn between tracks: what is known from formal talks "
              "serves those who mediate at home, and the other way round.[^1]\n\n[^1]: Name the networks that are meant here."),
        ),
        (
            _("Objectives"),
            _("To see what founding and running a network takes, how third parties can listen to it before, during and after formal "
              "talks, and where networks of several regions could work together."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("Which good practices of working together between the tracks of mediation can be shared?")),
        (Type.OPEN, _("How do networks bring what is done informally to bear on formal talks in which women hardly take part?")),
        (Type.RECOMMENDATIONS, _("Which strategies strengthen women’s leadership, so that they help to reach agreements and to carry them out?")),
    ),
    sub_themes=(_("Between the tracks of mediation"), _("Networks of several regions")),
)  # fmt: skip

FINANCING = StartingPoint(
    code="financing",
    title=_("Action plans: sustained financing and the part of civil society"),
    note=(
        (
            _("Introduction"),
            _("Commitments have grown and so have the crises. What holds implementation back most is money that lasts, and people "
              "with the skills."),
        ),
        (
            _("Background"),
            _("Plans succeed where civil society takes part from the first draft to the evaluation, with a seat that is written down. "
              "Money comes from the State’s own budget, from pooled funds and from partners; each has its price.[^1]"
              "\n\n[^1]: Name the funds that are meant here."),
        ),
        (
            _("Objectives"),
            _("To find steps that can be copied elsewhere, and bridges between governments and organizations of civil society."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("Which practices bring civil society into the whole cycle of a plan, from design to evaluation?")),
        (Type.TRADE_OFFS, _("Which partnerships and ways of financing have closed gaps, and what did they ask in return?")),
        (Type.RECOMMENDATIONS, _("How should women’s organizations and those who build peace be financed, so that they can plan?")),
    ),
    sub_themes=(_("Money that lasts"), _("The part of civil society")),
)  # fmt: skip

REGIONAL = StartingPoint(
    code="regional-organizations",
    title=_("Regional organizations and working together"),
    note=(
        (
            _("Introduction"),
            _("States lead; regional and subregional organizations can mediate, reconcile and insist, close to where it counts."),
        ),
        (
            _("Background"),
            _("Several have rules and plans of their own on women, peace and security. They stand between their member States and the "
              "organizations that reach communities.[^1]\n\n[^1]: Name the organizations that are meant here."),
        ),
        (
            _("Objective"),
            _("To find where States, regional organizations and civil society can work together within a region, and regions with one "
              "another."),
        ),
    ),
    questions=(
        (Type.EXPERIENCES, _("How have regional organizations examined and exchanged what they do on women, peace and security?")),
        (Type.OPEN, _("What makes governments and civil society depend on each other in a useful way?")),
        (Type.RECOMMENDATIONS, _("How can regional organizations be strengthened to support national action plans?")),
    ),
    sub_themes=(_("Within a region"), _("Between regions")),
)  # fmt: skip

FOCAL_POINTS = (
    (_("From a meeting of focal points in the capitals, May 2022"), (PARTICIPATION, PROTECTION, PLANS_IN_CRISIS)),
    (_("From a meeting of focal points between regions, December 2022"), (NETWORKS, FINANCING, REGIONAL)),
)
