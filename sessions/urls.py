"""Addresses of this app, under c/<slug>/."""

from django.urls import path

from . import views

urlpatterns = [
    path("programme/", views.programme, name="programme"),
    path("programme/new/", views.schedule, name="session_new"),
    path("my-programme.ics", views.my_calendar, name="my_calendar"),
    path("programme/glossary/", views.glossary, name="glossary"),
    path("programme/<slug:session_slug>/", views.session, name="session"),
    path("programme/<slug:session_slug>/change/", views.change, name="session_change"),
    path("programme/<slug:session_slug>/calendar.ics", views.calendar, name="session_calendar"),
    path("programme/<slug:session_slug>/join/", views.join, name="session_join"),
    path("programme/<slug:session_slug>/register/", views.register, name="session_register"),
    path("programme/<slug:session_slug>/registered/", views.registered, name="session_registered"),
    path("programme/<slug:session_slug>/guest/<str:token>/", views.guest, name="session_guest"),
    path("programme/<slug:session_slug>/desk/", views.desk, name="session_desk"),
    path("programme/<slug:session_slug>/way-in/", views.way_in, name="session_way_in"),
    path("programme/<slug:session_slug>/way-in/<str:token>/", views.admitted, name="session_admitted"),
    path("programme/<slug:session_slug>/live/", views.live, name="session_live"),
    path("programme/<slug:session_slug>/live/parts/", views.live_parts, name="live_parts"),
    path("programme/<slug:session_slug>/live/mine/", views.live_mine, name="live_mine"),
    path("programme/<slug:session_slug>/order/", views.order, name="session_order"),
    path("programme/<slug:session_slug>/papers/", views.papers, name="session_papers"),
    path("programme/<slug:session_slug>/papers/<uuid:paper_id>/", views.paper, name="session_paper"),
    path("programme/<slug:session_slug>/interpretation/", views.booths, name="session_booths"),
    path("programme/<slug:session_slug>/pack/", views.pack, name="session_pack"),
    path("programme/<slug:session_slug>/attendance/", views.attendance, name="attendance"),
    path("programme/<slug:session_slug>/attendance/withdraw/", views.withdraw, name="attendance_withdraw"),
]
