"""Addresses of the rooms, beneath `c/<slug>/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("incidents/voice/", views.write_notice, name="voice_notice"),
    path("rooms/", views.rooms, name="rooms"),
    path("rooms/new/", views.new_room, name="room_new"),
    path("rooms/<slug:room_slug>/", views.room, name="room"),
    path("rooms/<slug:room_slug>/posts/", views.news, name="room_news"),
    path("rooms/<slug:room_slug>/draft/", views.draft, name="draft"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/edit/", views.edit, name="post_edit"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/withdraw/", views.withdraw, name="post_withdraw"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/hold/", views.hold, name="post_hold"),
    path("rooms/<slug:room_slug>/files/<uuid:file_id>/", views.attachment, name="attachment"),
    path("rooms/<slug:room_slug>/notices/<uuid:notice_id>/", views.put_away, name="notice_put_away"),
    path("rooms/<slug:room_slug>/moderation/", views.queue, name="moderation"),
    path("rooms/<slug:room_slug>/moderation/<uuid:post_id>/", views.decide, name="moderation_decide"),
]
