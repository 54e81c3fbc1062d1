"""Sockets of the programme. They are mounted by `convening/asgi.py`."""

from django.urls import path

from .consumers import LiveNews

urlpatterns = [
    path("ws/sessions/<uuid:session_id>/<str:language>/<str:channel>/", LiveNews.as_asgi()),
]
