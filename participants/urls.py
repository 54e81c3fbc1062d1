"""Addresses of nominations, clearance and the ledger, under a convening; the link of an invitation, at the root."""

from django.urls import path

from .views import about_me, clearance, codes, desk, invitations, ledger, nominating, nominations, people
from .views import conduct, incidents
from .views import messages as relay
from .views import roster

urlpatterns = [
    path("welcome/", invitations.welcome, name="welcome"),
    path("nominations/", nominations.offices, name="nominations"),
    path("nominations/<slug:office>/", nominations.office, name="nominations_office"),
    path("nominations/<slug:office>/new/", nominating.new, name="nomination_new"),
    path("nominations/<slug:office>/<uuid:pk>/withdraw/", nominations.withdraw, name="nomination_withdraw"),
    path("clearance/", clearance.queue, name="clearance"),
    path("clearance/preview/", clearance.preview, name="clearance_preview"),
    path("clearance/decide/", clearance.decide, name="clearance_decide"),
    path("clearance/invite/", clearance.invite, name="clearance_invite"),
    path("clearance/<uuid:pk>/", clearance.nomination, name="clearance_nomination"),
    path("clearance/<uuid:pk>/invite/", clearance.invite_one, name="clearance_invite_one"),
    path("clearance/<uuid:pk>/revoke/", clearance.revoke, name="clearance_revoke"),
    path("people/", people.people, name="people"),
    path("people/office/", people.office_new, name="office_new"),
    path("people/nominator/", people.nominator_new, name="nominator_new"),
    path("people/roles/", people.roles_give, name="roles_give"),
    path("ledger/", ledger.ledger, name="ledger"),
]
public_urlpatterns = [
    path("i/answered/", invitations.answered, name="invitation_answered"),
    path("i/<str:token>/", invitations.invitation, name="invitation"),
    path("i/<str:token>/yes/", invitations.accept, name="invitation_accept"),
    path("i/<str:token>/no/", invitations.decline, name="invitation_decline"),
]
    path("me/roster/", roster.mine, name="roster_mine"),
    path("me/roster/leave/", roster.leave, name="roster_leave"),
    path("me/messages/", relay.inbox, name="messages"),
    path("me/messages/<uuid:message_id>/", relay.message, name="message"),
    path("me/messages/<uuid:message_id>/delete/", relay.delete, name="message_delete"),
    path("me/messages/<uuid:message_id>/block/", relay.block, name="message_block"),
    path("me/messages/<uuid:message_id>/report/", relay.report, name="message_report"),
    path("me/messages/blocked/<uuid:block_id>/", relay.unblock, name="message_unblock"),
    path("roster/", roster.find, name="roster"),
    path("roster/<uuid:entry_id>/", roster.entry, name="roster_entry"),
    path("me/about/", about_me.about_me, name="about_me"),
    path("code/", codes.code, name="code"),
