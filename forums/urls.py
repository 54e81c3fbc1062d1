"""Addresses of the rooms, beneath `c/<slug>/`."""

from django.urls import path

from . import views
from .views import settings, tables

urlpatterns = [
    path("incidents/voice/", views.write_notice, name="voice_notice"),
    path("record/", views.records, name="records"),
    path("record/check/", views.record_check, name="record_check"),
    path("record/phrases/", views.agreed_phrases, name="agreed_phrases"),
    path("rooms/", views.rooms, name="rooms"),
    path("rooms/new/", views.new_room, name="room_new"),
    path("rooms/<slug:room_slug>/", views.room, name="room"),
    path("rooms/<slug:room_slug>/settings/", settings.settings, name="room_settings"),
    path("rooms/<slug:room_slug>/settings/about/", settings.describe, name="room_settings_about"),
    path("rooms/<slug:room_slug>/settings/note/", settings.background, name="room_settings_note"),
    path("rooms/<slug:room_slug>/settings/questions/", settings.questions, name="room_settings_questions"),
    path("rooms/<slug:room_slug>/settings/questions/<uuid:question_id>/", settings.question, name="room_settings_question"),
    path("rooms/<slug:room_slug>/settings/left/<uuid:left_id>/", settings.left_question, name="room_left_question"),
    path("rooms/<slug:room_slug>/settings/dates/", settings.dates, name="room_settings_dates"),
    path("rooms/<slug:room_slug>/settings/promise/", settings.promise, name="room_settings_promise"),
    path("rooms/<slug:room_slug>/settings/moderation/", settings.looking_after, name="room_settings_moderation"),
    path("rooms/<slug:room_slug>/settings/publish/", settings.publish, name="room_settings_publish"),
    path("rooms/<slug:room_slug>/tables/", tables.tables, name="tables"),
    path("rooms/<slug:room_slug>/tables/new/", tables.new_sub_theme, name="sub_theme_new"),
    path("rooms/<slug:room_slug>/tables/sub-theme/<uuid:sub_theme_id>/", tables.sub_theme, name="sub_theme"),
    path("rooms/<slug:room_slug>/tables/<uuid:table_id>/", tables.table, name="table"),
    path("rooms/<slug:room_slug>/tables/<uuid:table_id>/report/", tables.report, name="table_report"),
    path("rooms/<slug:room_slug>/posts/", views.news, name="room_news"),
    path("news-letters/", views.news_letters, name="news_letters"),
    path("rooms/<slug:room_slug>/silence/", views.silence, name="room_silence"),
    path("rooms/<slug:room_slug>/draft/", views.draft, name="draft"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/edit/", views.edit, name="post_edit"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/withdraw/", views.withdraw, name="post_withdraw"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/flag/", views.flag, name="post_flag"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/moderate/", views.moderate, name="post_moderate"),
    path("rooms/<slug:room_slug>/files/<uuid:file_id>/", views.attachment, name="attachment"),
    path("rooms/<slug:room_slug>/record/", views.room_record, name="room_record"),
    path("rooms/<slug:room_slug>/record/<uuid:post_id>/", views.quote_ask, name="quote_ask"),
    path("rooms/<slug:room_slug>/quotes/<uuid:quote_id>/", views.quote_answer, name="quote_answer"),
    path("rooms/<slug:room_slug>/notices/<uuid:notice_id>/", views.put_away, name="notice_put_away"),
    path("rooms/<slug:room_slug>/moderation/", views.queue, name="moderation"),
    path("rooms/<slug:room_slug>/moderation/pace/", views.pace, name="moderation_pace"),
    path("rooms/<slug:room_slug>/moderation/<uuid:post_id>/", views.decide, name="moderation_decide"),
    path("rooms/<slug:room_slug>/relay/", views.relay, name="relay"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/translate/", views.post_translate, name="post_translate"),
    path("rooms/<slug:room_slug>/translations/", views.translations, name="translations"),
    path("rooms/<slug:room_slug>/search/", views.room_search, name="room_search"),
    path("rooms/<slug:room_slug>/seal/", views.room_seal, name="room_seal"),
    path("rooms/<slug:room_slug>/certificate/", views.certificate, name="certificate"),
    path("rooms/<slug:room_slug>/certificate.json", views.certificate_json, name="certificate_json"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/remove/", views.post_remove, name="post_remove"),
    path("rooms/<slug:room_slug>/posts/<uuid:post_id>/veil/", views.veil_ask, name="veil_ask"),
    path("veils/", views.veils, name="veils"),
    path("veils/<uuid:veil_id>/", views.veil, name="veil"),
]

# At the root: a letter names no convening.
public_urlpatterns = [path("letters/<str:token>/", views.no_more_letters, name="no_more_letters")]
