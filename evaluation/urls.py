"""Addresses of this app, under c/<slug>/."""

from django.urls import path

from .views import annex, answering, comparing, dashboards, documents, ending, evaluation, plan, releases, words
from .views.surveys import asking, figures, making, reading

urlpatterns = [
    path("evaluation/", evaluation.evaluation, name="evaluation"),
    path("evaluation/compile/", evaluation.compile_anew, name="evaluation_compile"),
    path("evaluation/progress/", evaluation.progress, name="evaluation_progress"),
    path("evaluation/cancel/", evaluation.cancel, name="evaluation_cancel"),
    path("evaluation/reports/<uuid:report_id>/", comparing.report, name="evaluation_report"),
    path("evaluation/reports/<uuid:report_id>/comments/<uuid:comment_id>/", comparing.comment, name="evaluation_comment"),
    path("evaluation/compare/", comparing.compare, name="evaluation_compare"),
    path("evaluation/release/<uuid:report_id>/", releases.release, name="evaluation_release"),
    path("evaluation/releases/", releases.releases, name="releases"),
    path("evaluation/releases/<uuid:report_id>/", releases.attestation, name="attestation"),
    path("evaluation/live/", dashboards.live, name="evaluation_live"),
    path("evaluation/days/", dashboards.days, name="evaluation_days"),
    path("evaluation/mine/", dashboards.mine, name="evaluation_mine"),
    path("evaluation/plan/", plan.release_plan, name="evaluation_plan"),
    path("evaluation/words/", words.words_of_annexes, name="evaluation_words"),
    path("evaluation/earlier/", words.earlier_figures, name="evaluation_earlier"),
    path("evaluation/annex-b/", annex.annex, {"letter": "b"}, name="annex_b"),
    path("evaluation/annex-d/", annex.annex, {"letter": "d"}, name="annex_d"),
    path("evaluation/annex-b.pdf", annex.annex_file, {"letter": "b", "format": "pdf"}, name="annex_b_pdf"),
    path("evaluation/annex-<slug:letter>.<slug:format>", annex.annex_file, name="annex_file"),
    path("evaluation/surveys/", making.surveys, name="surveys"),
    path("evaluation/surveys/new/", making.survey_new, name="survey_new"),
    path("evaluation/surveys/<uuid:survey_id>/", making.survey_edit, name="survey_edit"),
    path("evaluation/surveys/<uuid:survey_id>/about/", making.survey_about, name="survey_about"),
    path("evaluation/surveys/<uuid:survey_id>/questions/new/", asking.survey_item_new, name="survey_item_new"),
    path("evaluation/surveys/<uuid:survey_id>/questions/<uuid:item_id>/", asking.survey_item, name="survey_item"),
    path("evaluation/surveys/<uuid:survey_id>/try/", making.survey_try, name="survey_try"),
    path("evaluation/surveys/<uuid:survey_id>/words/", reading.survey_words, name="survey_words"),
    path("evaluation/surveys/<uuid:survey_id>/figures/", figures.survey_figures, name="survey_figures"),
    path("survey/link/<str:token>/", answering.survey_link, name="survey_link"),
    path("survey/<uuid:survey_id>/", answering.survey, name="survey"),
    path("survey/<uuid:survey_id>/done/", answering.done, name="survey_done"),
    path("evaluation/surveys/<uuid:survey_id>/destroy/", ending.destroy_answers, name="survey_destroy"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<slug:document_slug>/", documents.document, name="document"),
    path("documents/<slug:document_slug>.<str:extension>", documents.document_file, name="document_file"),
]
