"""Addresses of this app, under c/<slug>/."""

from django.urls import path

from .views import annex, answering, evaluation

urlpatterns = [
    path("evaluation/", evaluation.evaluation, name="evaluation"),
    path("evaluation/compile/", evaluation.compile_anew, name="evaluation_compile"),
    path("evaluation/progress/", evaluation.progress, name="evaluation_progress"),
    path("evaluation/release/<uuid:report_id>/", evaluation.release, name="evaluation_release"),
    path("evaluation/annex-b/", annex.annex, {"letter": "b"}, name="annex_b"),
    path("evaluation/annex-b.pdf", annex.annex_file, {"letter": "b", "format": "pdf"}, name="annex_b_pdf"),
    path("evaluation/annex-<slug:letter>.<slug:format>", annex.annex_file, name="annex_file"),
    path("survey/link/<str:token>/", answering.survey_link, name="survey_link"),
    path("survey/<uuid:survey_id>/", answering.survey, name="survey"),
    path("survey/<uuid:survey_id>/done/", answering.done, name="survey_done"),
]
