"""Rights of this app, each with its named reasons.

Evaluation staff compile and read drafts at any time. The secretariat does so once the convening is closed: a draft compiled
at will is a live number, and two of them tell what happened between; until then it follows days in bands. What is released for good
is for everybody who may see the convening, an interim release for those who take part or hold an office in it; figures before
disclosure control are for evaluation staff alone. Documents are written by the secretariat and the rapporteur; evaluation staff read
drafts and remark on them; the secretariat signs for the conveners and releases.
"""

from django.db.models import Q

from convening import policy
from convening.models import Audience, Convening
from convening.models.people import Role

from .models import Document, Report

CLOSED = Convening.State.CLOSED

convening_is_closed = policy.Reason(
    "the convening is closed", lambda who, convening: convening.state == CLOSED, lambda who: Q(state=CLOSED)
)
its_convening_is_closed = policy.Reason(
    "its convening is closed",
    lambda who, report: report.convening.state == CLOSED,
    lambda who: Q(convening__state=CLOSED),
)
released_to_all = policy.Reason(
    "released for good, and the convening is public",
    lambda who, report: report.state == Report.State.RELEASED and report.stage == Report.Stage.FINAL and report.convening.is_public,
    lambda who: Q(state=Report.State.RELEASED, stage=Report.Stage.FINAL) & ~Q(convening__state=Convening.State.DRAFT),
)


def _belongs(who, convening_id):
    return who.is_member(convening_id) or bool(who.roles_in(convening_id) - {Role.PARTICIPANT})


released_to_those_inside = policy.Reason(
    "released, and she takes part or holds an office",
    lambda who, report: report.state == Report.State.RELEASED and _belongs(who, report.convening_id),
    lambda who: Q(state=Report.State.RELEASED, convening__in=[cid for cid in who.parts if _belongs(who, cid)]),
)
RELEASED = Document.State.RELEASED


def _in_sight(document):
    return document.state == RELEASED and not hasattr(document, "withdrawal")


document_for_everybody = policy.Reason(
    "released for everybody, and the convening is public",
    lambda who, document: _in_sight(document) and document.audience == Audience.PUBLIC and document.convening.is_public,
    lambda who: Q(state=RELEASED, withdrawal=None, audience=Audience.PUBLIC) & ~Q(convening__state=Convening.State.DRAFT),
)
document_for_those_inside = policy.Reason(
    "released, and she takes part or holds an office",
    lambda who, document: _in_sight(document) and _belongs(who, document.convening_id),
    lambda who: Q(state=RELEASED, withdrawal=None, convening__in=[cid for cid in who.parts if _belongs(who, cid)]),
)
# A code on paper was printed by somebody else, who could say yes in her place.
it_is_she = policy.Reason(
    "it is she who is asked",
    lambda who, named: who.knows_her_voice and named.participation_id in {part.pk for part in who.parts.values()},
    lambda who: Q(participation__in=[part.pk for part in who.parts.values()] if who.knows_her_voice else []),
)
WRITERS = ("secretariat", "rapporteur")
READERS = (*WRITERS, "evaluator")  # of drafts; not moderators: what they know of voices stays in their rooms
RUNS_IT = (policy.by_role("evaluator", path=""), policy.both(policy.by_role("secretariat", path=""), convening_is_closed))
RUNS_ITS_EVALUATION = (policy.by_role("evaluator"), policy.both(policy.by_role("secretariat"), its_convening_is_closed))

policy.declare(
    {
        # objects: a Convening
        "evaluation.view_evaluation": (policy.by_role("evaluator", "secretariat", path=""),),
        "evaluation.compile_report": RUNS_IT,
        "evaluation.view_live_figures": (policy.by_role("evaluator", path=""),),
        "evaluation.view_days": (policy.by_role("evaluator", "secretariat", path=""),),
        "evaluation.view_my_evaluation": (policy.by_membership(path=""),),
        "evaluation.view_plan": (policy.by_role("evaluator", "secretariat", path=""),),
        "evaluation.plan_release": (policy.by_role("evaluator", path=""),),
        "evaluation.write_words": RUNS_IT,
        # objects: a Survey; for making one, its Convening
        "evaluation.make_survey": (policy.by_role("evaluator", "secretariat"),),
        "evaluation.review_words": (policy.by_role("evaluator"),),
        "evaluation.answer_survey": (policy.by_membership(),),
        "evaluation.destroy_answers": (policy.by_role("evaluator"),),
        # objects: a Report
        "evaluation.release_report": RUNS_ITS_EVALUATION,
        "evaluation.comment_on_report": RUNS_ITS_EVALUATION,
        "evaluation.view_report": (released_to_all, released_to_those_inside, *RUNS_ITS_EVALUATION),
        # objects: a Convening
        "evaluation.view_writing": (policy.by_role(*READERS, path=""),),
        "evaluation.begin_document": (policy.by_role(*WRITERS, path=""),),
        "evaluation.name_on_the_record": (policy.by_role("secretariat", path=""),),
        # objects: a Document
        "evaluation.view_document": (document_for_everybody, document_for_those_inside, policy.by_role(*READERS)),
        "evaluation.read_draft": (policy.by_role(*READERS),),
        "evaluation.write_document": (policy.by_role(*WRITERS),),
        "evaluation.remark_on_document": (policy.by_role(*READERS),),
        "evaluation.sign_document": (policy.by_role("secretariat"),),
        "evaluation.release_document": (policy.by_role("secretariat"),),
        # objects: an OnTheRecord
        "evaluation.answer_on_the_record": (it_is_she,),
    }
)
