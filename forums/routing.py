"""Sockets of the rooms. They are mounted by `convening/asgi.py`."""

from django.urls import path

from .consumers import QueueNews, RoomNews

urlpatterns = [
    path("ws/rooms/<uuid:room_id>/", RoomNews.as_asgi()),
    path("ws/rooms/<uuid:room_id>/moderation/", QueueNews.as_asgi()),
]
