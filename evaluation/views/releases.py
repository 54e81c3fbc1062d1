"""Release, and what was released: the confirmation, the log for everybody, an attestation, a file held against the log."""

from uuid import UUID

import redis
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from convening import limits, writing
from convening.errors import Refused
from convening.files import size_of
from forums import record

from .. import prose, recognising, selectors, services, sheets
from ..forms.reports import CorrectionForm, FileForm
from ..models import Report
from ..rendering import annex_b_context
from ..rendering.texts import in_language
from ..services import planning, verifying
from .wording import report_name

FILES_AN_HOUR = 20  # that one network may have held against the log


@require_http_methods(["GET", "HEAD", "POST"])
def release(request, slug, report_id):
    """Asked twice: the page says what follows, the box must be ticked."""
    report = selectors.draft_for(request.user, slug, report_id)
    if report.state != Report.State.DRAFT:
        return redirect("evaluation", slug)
    released = list(report.convening.reports.filter(state=Report.State.RELEASED).defer("figures", "sealed_decisions"))
    stage = _stage(request, report, released)
    form = CorrectionForm(request.POST if request.method == "POST" else None) if stage == "correction" else None
    error = ""
    if request.method == "POST":
        try:
            _release(request, report, stage, form)
        except Refused as refused:
            error = refused.message
            if form is not None and form.is_bound and not form.errors:
                form.add_error("correction" if "correction" in refused.fields else None, error)
        else:
            return redirect("evaluation", slug)
    figures = annex_b_context(report.as_shape(), writing.language_here())["headline"]
    context = {
        "convening": report.convening, "report": report, "figures": sheets.figures(figures), "error": error, "form": form, "stage": stage,
        "name": report_name(report), "consequences": _consequences(stage),
    }  # fmt: skip
    return render(request, "evaluation/release.html", context, status=409 if error else 200)


def _stage(request, report, released):
    """"interim", "final" or "correction": what was asked for where it may be, else what comes next."""
    if any(former.stage == Report.Stage.FINAL for former in released):
        return "correction"
    plan = planning.plan_of(report.convening)
    asked, open_now = request.GET.get("stage"), services.stages_open(report.convening, released, plan)
    if asked in ("interim", "final"):
        return asked
    return "interim" if open_now == {"interim"} else "final"


def _release(request, report, stage, form):
    if form is not None and not form.is_valid():
        raise Refused("evaluation.not_understood", _("Nothing was released. Look at what is marked below."))
    if form is None and request.POST.get("understood") != "yes":
        raise Refused("evaluation.not_understood", _("Tick the box if you want to release this report."))
    correction = form.cleaned_data["correction"] if form is not None else ""
    services.release_report(report, "interim" if stage == "interim" else "final", correction, by=request.user)
    messages.success(request, {
        "interim": _("The interim report is released. Those who take part can read it now."),
        "final": _("The evaluation is released. Everybody can read it now."),
        "correction": _("The correction is released. It stands in the place of what it corrects, which stays readable."),
    }[stage])  # fmt: skip


def _consequences(stage):
    if stage == "interim":
        return [
            _("Those who take part in this convening, and those who work for it, can read the report, in four languages. The public cannot."),
            _("Its figures never change again. The final release will leave out what would tell, beside these, who came in between."),
            _("There is no second interim release, and the plan of what is told is fixed from now on."),
        ]
    if stage == "correction":
        return [
            _("Everybody reads this report from now on. The one that it corrects stays readable, marked, with what you write here."),
            _("Where a corrected figure would tell, beside the former one, of fewer people than the threshold, it is withheld."),
            _("What people told of themselves was destroyed with the final release: countries, regions and kinds of actor are taken over as released."),
        ]
    return [
        _("Everybody who can see this convening’s public page can read the report, in four languages."),
        _("Its figures never change again. Should one be wrong, a correction can be released beside it, which names it."),
        _("What was kept of what people told of themselves is destroyed. What they change or erase afterwards does not alter the report."),
    ]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def releases(request, slug):
    """The log, for everybody who may see the convening; and a file held against it. Nothing that is sent is kept."""
    convening = selectors.convening_with_releases(request.user, slug)
    reports = selectors.releases_for(request.user, convening)
    form, recognised, status = FileForm(), None, 200
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        recognised = _recognised(request, form, reports)
        status = 200 if recognised else 409
    log = verifying.log_of(convening) if reports else []
    sealed = record.certificates(convening)
    page = {
        "convening": convening, "releases": [_told(report) for report in reports], "lines": len(log), "broken": verifying.first_break(log),
        "form": form, "recognised": recognised,
        "certificates": [
            {"label": in_language(room["title"], writing.language_here(), room["slug"]), "url": reverse("certificate", args=[slug, room["slug"]])}
            for room in sealed
        ],
    }  # fmt: skip
    return render(request, "evaluation/releases.html", page, status=status)


@login_not_required
@require_safe
def attestation(request, slug, report_id):
    """What can be said of one release to a donor or an auditor, on a page to print."""
    convening = selectors.convening_with_releases(request.user, slug)
    report = selectors.release_for(request.user, convening, UUID(str(report_id)))
    broken = verifying.first_break(verifying.log_of(convening))
    page = {"convening": convening, **_told(report), "broken": broken, "paragraphs": _attested(report, broken)}
    return render(request, "evaluation/attestation.html", page)


def _recognised(request, form, reports):
    """A sentence that says what the file is; None where it is nothing of ours, and the form says why."""
    if not request.FILES and size_of(request) > recognising.MOST_BYTES:
        form.add_error("file", _("This file is larger than any report. Nothing of it was read."))
        form.errors["file"] = form.errors["file"][-1:]
        return None
    if not form.is_valid():
        return None
    try:
        if not limits.counts("report", limits.network(request), most=FILES_AN_HOUR):
            form.add_error(None, _("Many files were looked at from where you are. Come again in an hour."))
            return None
        found = recognising.recognise(form.cleaned_data["file"].read(), reports, deep=False)
    except redis.RedisError:
        form.add_error(None, _("This cannot be looked at just now. Try again in a few minutes."))
        return None
    except Refused as refused:
        form.add_error("file", refused.message)
        return None
    values = {"day": prose.day(found["released_on"])}
    if found["superseded_on"]:
        values["newer"] = prose.day(found["superseded_on"])
        return _("Yes. This is what was released on %(day)s. It was corrected on %(newer)s: read the newer report too.") % values
    if "log" in found["not_checked"]:
        return _("Yes. These are the figures that were released on %(day)s, before the log of releases began.") % values
    return _("Yes. This is what was released on %(day)s, and the log holds its digest.") % values


def _told(report):
    """One release as the pages show it."""
    figures, line = report.figures, getattr(report, "release", None)
    newer = getattr(report, "superseded_by", None)
    slug = report.convening.slug
    return {
        "report": report, "line": line, "name": report_name(report), "newer": newer,
        "annex_url": reverse("annex_b", args=[slug], query={"report": report.pk}),
        "attestation_url": reverse("attestation", args=[slug, report.pk]),
        "facts": _facts(report, figures),
    }  # fmt: skip


def _facts(report, figures):
    """What disclosure control did, as terms and details. Never how many blanks of which kind: one symbol stands for both."""
    told, meta = figures["disclosure"], figures["meta"]
    auditor = told.get("auditor") or {}
    facts = [
        (_("Smallest number of people that is told"), prose.number(told["k"])),
        (_("Smallest number of people behind posts"), prose.number(meta["k_posting"])),
        (_("Figures and cells withheld"), prose.number(told["suppressed"])),
        (_("Veils lifted"), prose.number(meta["veils_lifted"])),
    ]
    if auditor.get("narrowest") is not None:
        facts.append((_("The closest that an attacker comes to a withheld number"), _range(auditor["narrowest"])))
    if auditor.get("stacked_on") is not None:
        facts.append((_("Earlier releases that were taken into account"), prose.number(auditor["stacked_on"])))
    return [{"term": term, "detail": detail} for term, detail in facts]


def _range(width):
    return ngettext("a range of %(number)s", "a range of %(number)s", width) % {"number": prose.number(width)}


def _attested(report, broken):
    """The attestation, in whole sentences."""
    figures, line = report.figures, getattr(report, "release", None)
    told, meta = figures["disclosure"], figures["meta"]
    values = {
        "title": _title(report), "compiled": prose.day(meta["compiled_on"]), "released": prose.day(report.released_on.isoformat()),
        "k": prose.number(told["k"]), "k_posting": prose.number(meta["k_posting"]), "suppressed": prose.number(told["suppressed"]),
        "lifted": prose.number(meta["veils_lifted"]),
    }  # fmt: skip
    said = [
        _("The figures of “%(title)s” were compiled on %(compiled)s from the invitations sent, the days on which people signed in, the "
          "attendance reports of its sessions, the posts in its rooms and the answers to its surveys, all at one instant, by the software "
          "that holds them, which offers nobody a way to change a figure by hand. They were released on %(released)s.") % values,
        _("Numbers of people are told where they are none, or %(k)s and more; only those who act openly in a role are told apart. Posts are "
          "told where %(k_posting)s people and more wrote them. Figures and cells withheld: %(suppressed)s. What is told was held, together with every earlier release, against somebody who knows all of it and her own "
          "part, before it was released.") % values,
        _("How often a veil was lifted in its rooms: %(lifted)s.") % values,
    ]  # fmt: skip
    if report.supersedes_id:
        corrected = {"day": prose.day(report.supersedes.released_on.isoformat()), "what": report.correction}
        said.append(_("This release corrects the one of %(day)s: %(what)s") % corrected)
    if line is None:
        said.append(_("It was released before the log of releases began: it has no digest to be proved by."))
    elif broken:
        said.append(_("The log of releases is not whole, so this release is not proved by it: %(what)s") % {"what": broken})
    else:
        number = {"number": prose.number(line.number)}
        said.append(_("It is line %(number)s of a log in which each line holds the digest of the one before, and the log is whole.") % number)
    return said


def _title(report):
    return in_language(report.figures["meta"]["title"], writing.language_here())
