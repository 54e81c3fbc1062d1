"""Rights of this app, each with its named reasons.

Evaluation staff and the secretariat compile, read drafts and release. What is released is for everybody who may see the
convening; figures before disclosure control are for nobody in the interface.
"""

from django.db.models import Q

from convening import policy

from .models import Report

its_evaluation = policy.by_role("evaluator", "secretariat", path="")
evaluation_of_its_convening = policy.by_role("evaluator", "secretariat")
released_to_all = policy.Reason(
    "released, and the convening is public",
    lambda who, report: report.state == Report.State.RELEASED and report.convening.is_public,
    lambda who: Q(state=Report.State.RELEASED) & ~Q(convening__state="draft"),
)

policy.declare(
    {
        # objects: a Convening
        "evaluation.compile_report": (its_evaluation,),
        "evaluation.view_evaluation": (its_evaluation,),
        # objects: a Report
        "evaluation.view_draft": (evaluation_of_its_convening,),
        "evaluation.release_report": (evaluation_of_its_convening,),
        "evaluation.view_report": (released_to_all, evaluation_of_its_convening),
    }
)
