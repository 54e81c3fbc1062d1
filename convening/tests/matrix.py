"""Who gets which answer where: every address × GET and POST × every role. Written by hand, never recorded.

A row says what happens to the roles that it names; everybody else gets 404, and whoever is not signed in is sent to sign
in unless the page is public. POST is sent without data. A number instead of a table: that answer for everybody who
passes the door.

    row("c/<slug:slug>/ledger/", get={200: {"secretariat"}}, post=405)

`objects` chooses among the things of `test_matrix.world` for an argument ("session_slug": "group"); without it an argument
is taken by its own name. `public=True`: the page asks nobody to sign in.
"""

import re
from dataclasses import dataclass, field

from django.urls import URLResolver

ARGUMENT = re.compile(r"<(\w+):(\w+)>")


def walk(resolver, prefix=""):
    """(pattern, entry) of every address beneath."""
    for entry in resolver.url_patterns:
        whole = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry, whole)
        else:
            yield whole, entry


NOT_SIGNED_IN = frozenset({"anonymous", "invited", "disabled"})
SIGNED_IN = frozenset(
    {
        "participant", "elsewhere", "moderator", "other_moderator", "nominator", "other_nominator", "evaluator", "secretariat",
        "help_desk", "custodian", "donor", "interpreter", "rapporteur", "speaker",
    }
)  # fmt: skip
ROLES = NOT_SIGNED_IN | SIGNED_IN

MEMBERS = frozenset({"participant", "speaker"})
WORKING = frozenset({"secretariat", "evaluator", "help_desk", "interpreter", "moderator", "other_moderator", "rapporteur", "speaker"})
SECRETARIAT = frozenset({"secretariat"})
EVALUATION = frozenset({"secretariat", "evaluator"})
IN_ROOM = MEMBERS | SECRETARIAT | {"moderator"}  # of the room wg1
READING = MEMBERS | {"moderator"}
EXPECTED = MEMBERS | {"interpreter"}  # at the sessions by invitation


@dataclass(frozen=True)
class Row:
    pattern: str
    get: object
    post: object
    public: bool = False
    objects: dict = field(default_factory=dict)
    url: str = ""  # where the pattern is a regular expression

    def __str__(self):
        chosen = "".join(f" {value}" for value in self.objects.values())
        return (self.pattern or "/") + chosen

    def answer(self, method, role):
        """The status, or "sign in"."""
        if not self.public and role in NOT_SIGNED_IN:
            return "sign in"
        told = self.post if method == "POST" else self.get
        if isinstance(told, int):
            return told
        return next((status for status, roles in told.items() if role in roles), 404)


ROWS = []


def row(pattern, *, get, post, **more):
    ROWS.append(Row(pattern, get, post, **more))


# ── The installation ──────────────────────────────────────────────────────────────────────────────────────────────────
row("", get=200, post=405, public=True)
row("healthz", get=503, post=405, public=True)  # no worker lives in the tests
row("style/", get=200, post=405, public=True)
row("language/", get=405, post=302, public=True)
row("me/", get=200, post=405)
row("me/about/", get=200, post=200)
row("me/care/", get=200, post=200)
row("me/held/", get=200, post=405)  # whoever has not just signed in is asked to
row("me/held/file/", get=405, post=200)
row("me/erase/", get=200, post=200)
row("me/sign-in-anew/", get=405, post=404)  # it is told for what
row("me/sign-out-everywhere/", get=200, post=302)
row("held/", get=200, post=200, public=True)
row("held/<str:token>/", get=200, post=200, public=True, objects={"token": "link_to_what_is_held"})

# ── Accounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────
row("accounts/email/", get=404, post=404, public=True)
row("accounts/confirm-email/", get=404, post=404, public=True)
row("accounts/signup/passkey/", get=404, post=404, public=True)
row("accounts/login/", get={302: SIGNED_IN, 200: NOT_SIGNED_IN}, post={302: SIGNED_IN, 200: NOT_SIGNED_IN}, public=True)
row("accounts/login/code/", get={302: SIGNED_IN, 200: NOT_SIGNED_IN}, post={302: SIGNED_IN, 200: NOT_SIGNED_IN}, public=True)
row("accounts/login/code/confirm/", get=302, post=302, public=True)  # nobody has asked for a code
row("accounts/logout/", get={200: SIGNED_IN, 302: NOT_SIGNED_IN}, post=302, public=True)
row("accounts/inactive/", get=200, post=405, public=True)
row("accounts/signup/", get={302: SIGNED_IN, 200: NOT_SIGNED_IN}, post={302: SIGNED_IN, 200: NOT_SIGNED_IN}, public=True)
row("accounts/reauthenticate/", get=403, post=403)  # nobody here has a password
row("accounts/^confirm-email/(?P<key>[-:\\w]+)/$", get=200, post=404, public=True, url="accounts/confirm-email/abc:def/")
row("accounts/password/change/", get=302, post=302)  # nobody here has a password: the page to set one
row("accounts/password/set/", get=200, post=200)
row("accounts/password/reset/", get=200, post=200, public=True)
row("accounts/password/reset/done/", get=200, post=405, public=True)
row("accounts/password/reset/key/done/", get=200, post=405, public=True)
row(
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    get=200, post=200, public=True, url="accounts/password/reset/key/1a-set-password/",
)  # fmt: skip
row("accounts/2fa/", get=200, post=405)
row("accounts/2fa/authenticate/", get=302, post=302, public=True)
row("accounts/2fa/reauthenticate/", get=403, post=403)
row("accounts/2fa/totp/activate/", get=200, post=200)
row("accounts/2fa/totp/deactivate/", get=404, post=404)
row("accounts/2fa/recovery-codes/", get=404, post=405)
row("accounts/2fa/recovery-codes/generate/", get=200, post=200)
row("accounts/2fa/recovery-codes/download/", get=404, post=404)
row("accounts/2fa/webauthn/", get=200, post=405)
row("accounts/2fa/webauthn/add/", get=200, post=200)
row("accounts/2fa/webauthn/reauthenticate/", get=403, post=403)
row("accounts/2fa/webauthn/keys/<int:pk>/remove/", get=404, post=404, objects={"pk": "number"})
row("accounts/2fa/webauthn/keys/<int:pk>/edit/", get=404, post=404, objects={"pk": "number"})
row("accounts/2fa/webauthn/login/", get=302, post=302, public=True)

# ── The convening ─────────────────────────────────────────────────────────────────────────────────────────────────────
row("c/<slug:slug>/", get=200, post=405, public=True)
row("c/<slug:slug>/updates/", get=200, post=405, public=True)
row("c/<slug:slug>/updates.atom", get=200, post=405, public=True)
row("c/<slug:slug>/updates/new/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row("c/<slug:slug>/updates/<int:update_id>/", get=200, post=405, public=True)
row("c/<slug:slug>/updates/<int:update_id>/", get={200: MEMBERS | SECRETARIAT}, post=405, public=True, objects={"update_id": "members_update"})
row("c/<slug:slug>/updates/<int:update_id>/change/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row("c/<slug:slug>/updates/<int:update_id>/take-down/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row("c/<slug:slug>/updates/<int:update_id>/stop-letters/", get=405, post={302: SECRETARIAT})
row("news/<int:update_id>/", get=302, post=405)
row("news/<int:update_id>/", get={302: MEMBERS | SECRETARIAT}, post=405, objects={"update_id": "members_update"})
row("c/<slug:slug>/copy/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/archive/", get={200: SECRETARIAT}, post={302: SECRETARIAT})
row("c/<slug:slug>/archive/progress/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/archive/file/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/resources/<int:resource_id>/", get=302, post=405, public=True)
row("c/<slug:slug>/resources/", get=200, post=405, public=True)
row("c/<slug:slug>/resources/<int:resource_id>/", get={302: MEMBERS | SECRETARIAT | {"moderator", "other_moderator", "interpreter", "rapporteur"}}, post=405, public=True, objects={"resource_id": "members_resource"})
row("c/<slug:slug>/resources/<int:resource_id>/", get={302: READING | SECRETARIAT}, post=405, public=True, objects={"resource_id": "rooms_resource"})
row("c/<slug:slug>/pictures/<uuid:picture_id>.<str:extension>", get=200, post=405, public=True)
row("c/<slug:slug>/pictures/<uuid:picture_id>.<str:extension>", get={200: {"secretariat", "evaluator", "rapporteur"}}, post=405, public=True, objects={"picture_id": "unseen_picture"})
row("c/<slug:slug>/colours-<slug:digest>.css", get=200, post=405, public=True)
row("c/<slug:slug>/set-up/colours/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/colours/specimen.css", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/set-up/resources/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/set-up/resources/new/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/resources/<int:resource_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/resources/<int:resource_id>/move/", get=405, post={302: SECRETARIAT})
row("c/<slug:slug>/set-up/resources/<int:resource_id>/take-down/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/pictures/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/set-up/pictures/new/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/pictures/<uuid:picture_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/pictures/<uuid:picture_id>/withdraw/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/pictures/<uuid:picture_id>/take-away/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/organisations/new/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/organisations/<int:organisation_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/set-up/state/", get=405, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/<str:what>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/set-up/<str:kind>/<int:pk>/take-down/", get={200: SECRETARIAT}, post={409: SECRETARIAT}, objects={"pk": "organisation_id"})

# ── Who takes part ────────────────────────────────────────────────────────────────────────────────────────────────────
NOMINATORS = frozenset({"nominator"})  # of the office north
row("c/<slug:slug>/welcome/", get={200: MEMBERS}, post=405)
row("c/<slug:slug>/nominations/", get={302: {"nominator", "other_nominator"}}, post=405)
row("c/<slug:slug>/nominations/<slug:office>/", get={200: NOMINATORS}, post=405)
row("c/<slug:slug>/nominations/<slug:office>/", get={200: {"other_nominator"}}, post=405, objects={"office": "south"})
row("c/<slug:slug>/nominations/<slug:office>/new/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/<uuid:pk>/withdraw/", get={200: NOMINATORS}, post={302: NOMINATORS})
row("c/<slug:slug>/clearance/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/clearance/find/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/clearance/preview/", get=405, post={200: SECRETARIAT})
row("c/<slug:slug>/clearance/decide/", get=405, post={200: SECRETARIAT})
row("c/<slug:slug>/clearance/invite/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row("c/<slug:slug>/clearance/held/<uuid:pk>/stop/", get=405, post={302: SECRETARIAT}, objects={"pk": "held"})
row("c/<slug:slug>/clearance/held/<uuid:pk>/now/", get=405, post={302: SECRETARIAT}, objects={"pk": "held"})
row("c/<slug:slug>/clearance/held/<uuid:pk>/seen/", get=405, post={302: SECRETARIAT}, objects={"pk": "held"})
row("c/<slug:slug>/clearance/<uuid:pk>/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/clearance/<uuid:pk>/decide/", get=405, post={409: SECRETARIAT})
row("c/<slug:slug>/clearance/<uuid:pk>/ask/", get=405, post={409: SECRETARIAT})
row("c/<slug:slug>/clearance/<uuid:pk>/invite/", get=405, post={302: SECRETARIAT})
row("c/<slug:slug>/clearance/<uuid:pk>/revoke/", get=405, post={302: SECRETARIAT})
row("c/<slug:slug>/nominations/<slug:office>/<uuid:pk>/substitute/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/<uuid:pk>/answer/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/<uuid:pk>/address/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/<uuid:pk>/edit/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/list/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/list/<uuid:sheet_id>/", get={200: NOMINATORS}, post={302: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/list/<uuid:sheet_id>/columns/", get={200: NOMINATORS}, post={200: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/list/<uuid:sheet_id>/progress/", get={200: NOMINATORS}, post=405)
row("c/<slug:slug>/nominations/<slug:office>/list/<uuid:sheet_id>/away/", get=405, post={302: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/empty.csv", get={200: NOMINATORS}, post=405)
row("c/<slug:slug>/nominations/<slug:office>/empty.xlsx", get={200: NOMINATORS}, post=405)
row("c/<slug:slug>/nominations/<slug:office>/list.csv", get={200: NOMINATORS}, post=405)
row("c/<slug:slug>/nominations/<slug:office>/list.xlsx", get={200: NOMINATORS}, post=405)
row("c/<slug:slug>/clearance/list.csv", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/clearance/list.xlsx", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/ledger/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/ledger/release/", get={200: SECRETARIAT}, post={409: SECRETARIAT})  # the box is not ticked
row("c/<slug:slug>/admission/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/seats/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/seats/new-group/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/seats/new-category/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/seats/office/<slug:office>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/waiting-list/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/waiting-list/<uuid:pk>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
DESK = frozenset({"secretariat", "help_desk"})
row("c/<slug:slug>/desk/", get={200: DESK}, post={200: DESK})
row("c/<slug:slug>/desk/<str:public_id>/", get={200: DESK}, post=405)
row("c/<slug:slug>/desk/<str:public_id>/code/", get=405, post={200: DESK})
row("c/<slug:slug>/desk/<str:public_id>/letter/", get=405, post={409: DESK})  # the form's key is missing
row("c/<slug:slug>/desk/<str:public_id>/way-in/", get=405, post={409: DESK})
row("c/<slug:slug>/codes/", get={200: DESK}, post=405)
row("c/<slug:slug>/codes/sheet/", get={200: DESK}, post={200: DESK})
row("c/<slug:slug>/codes/<uuid:pk>/cancel/", get=405, post={302: DESK}, objects={"pk": "printed_code"})
row("code/", get=200, post=200, public=True)
row("c/<slug:slug>/my-proof/", get={200: MEMBERS}, post={200: MEMBERS})
row("proof/", get=200, post=200, public=True)
row("c/<slug:slug>/people/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/people/members/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/people/office/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/people/nominator/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/people/roles/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/people/<uuid:pk>/", get={200: SECRETARIAT}, post=405, objects={"pk": "part"})
row("c/<slug:slug>/people/<uuid:pk>/take/", get=405, post={200: SECRETARIAT}, objects={"pk": "part"})
row("c/<slug:slug>/people/<uuid:pk>/contract/", get=405, post={200: SECRETARIAT}, objects={"pk": "part"})
row("c/<slug:slug>/people/<uuid:pk>/hand-over/", get={200: SECRETARIAT}, post={200: SECRETARIAT}, objects={"pk": "part"})
row("c/<slug:slug>/letters/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/letters/send/", get=405, post={200: SECRETARIAT})
row("c/<slug:slug>/letters/by-hand/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/letters/came-back/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/letters/came-back/<uuid:pk>/", get=405, post={302: SECRETARIAT})
row("c/<slug:slug>/letters/came-back/<uuid:pk>/address/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/my-invitation/", get={200: MEMBERS}, post={200: MEMBERS})
row("c/<slug:slug>/my-invitation/letter.pdf", get={200: MEMBERS}, post={200: MEMBERS})
FINDERS = MEMBERS | {"secretariat", "elsewhere"}  # the roster is the installation's: members and secretariats of any convening
HAS_A_PART = SIGNED_IN - {"elsewhere"}
OFFICER = frozenset({"evaluator"})  # named for incidents
HERSELF = frozenset({"participant"})
row("me/roster/", get=200, post=200)
row("me/roster/leave/", get=405, post=302)
row("me/messages/", get=200, post=405)
row("me/messages/<uuid:message_id>/", get={200: HERSELF}, post={409: HERSELF})
row("me/messages/<uuid:message_id>/delete/", get=405, post={302: HERSELF})
row("me/messages/<uuid:message_id>/block/", get=405, post={302: HERSELF})
row("me/messages/<uuid:message_id>/report/", get={200: HERSELF}, post={409: HERSELF})
row("me/messages/blocked/<uuid:block_id>/", get=405, post={302: HERSELF})
row("roster/", get={200: FINDERS}, post={409: MEMBERS, 200: {"secretariat", "elsewhere"}})  # a convener may look them all over
row("roster/<uuid:entry_id>/", get={200: FINDERS}, post={200: HERSELF, 409: FINDERS - HERSELF})
row("c/<slug:slug>/nominations/<slug:office>/roster/", get={200: NOMINATORS}, post={409: NOMINATORS})
row("c/<slug:slug>/nominations/<slug:office>/roster/<uuid:entry_id>/", get={200: NOMINATORS}, post={409: NOMINATORS})
row("c/<slug:slug>/conduct/", get=200, post=405, public=True)
row("c/<slug:slug>/conduct/write/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/conduct/officer/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/incidents/", get={200: OFFICER}, post=405)
row("c/<slug:slug>/incidents/report/", get={200: HAS_A_PART}, post={409: HAS_A_PART})
row("c/<slug:slug>/incidents/words/", get={200: HAS_A_PART}, post={409: HAS_A_PART})
row("c/<slug:slug>/incidents/voice/", get={200: OFFICER}, post={409: OFFICER})
row("c/<slug:slug>/incidents/<uuid:incident_id>/", get={200: OFFICER}, post=405)
row("c/<slug:slug>/incidents/<uuid:incident_id>/handle/", get=405, post={409: OFFICER})
row("letter/", get=200, post=200, public=True)
row("i/<str:token>/", get=200, post=405, public=True, objects={"token": "invitation"})
row("i/<str:token>/yes/", get=405, post=302, public=True, objects={"token": "invitation"})
row("i/<str:token>/code/", get=302, post=200, public=True, objects={"token": "invitation"})  # nobody has asked for a code
row("i/<str:token>/about/", get=302, post=200, public=True, objects={"token": "invitation"})
row("i/<str:token>/no/", get=405, post=200, public=True, objects={"token": "invitation"})  # the form's key is missing
row("i/<str:token>/not-now/", get=405, post=200, public=True, objects={"token": "invitation"})
row("c/<slug:slug>/no-longer/", get=404, post=404)  # nobody of the matrix came by an invitation
row("c/<slug:slug>/kept-in-mind/", get={200: SECRETARIAT}, post=405)

# ── The programme ─────────────────────────────────────────────────────────────────────────────────────────────────────
INVITED_TO_GROUP = MEMBERS | WORKING
row("c/<slug:slug>/programme/", get=200, post=405, public=True)
row("c/<slug:slug>/programme/new/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/my-programme.ics", get={200: EXPECTED}, post=405)
row("c/<slug:slug>/programme/<slug:session_slug>/", get=200, post=405, public=True)
row(
    "c/<slug:slug>/programme/<slug:session_slug>/",
    get={200: INVITED_TO_GROUP}, post=405, public=True, objects={"session_slug": "group"},
)  # fmt: skip
row("c/<slug:slug>/programme/<slug:session_slug>/change/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/grid/", get={200: SECRETARIAT}, post={302: SECRETARIAT})
row("c/<slug:slug>/programme/groups/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/groups/<uuid:group_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/", get={200: {"participant", "secretariat", "evaluator", "help_desk"}}, post=405, public=True,
    objects={"session_slug": "advisers"})
row("c/<slug:slug>/programme/<slug:session_slug>/join/", get=405, post={200: {"participant", "secretariat", "evaluator", "help_desk"}},
    objects={"session_slug": "advisers"})
row("c/<slug:slug>/programme/<slug:session_slug>/calendar.ics", get={200: {"participant", "secretariat", "evaluator", "help_desk"}}, post=405,
    public=True, objects={"session_slug": "advisers"})
row("c/<slug:slug>/programme/<slug:session_slug>/roles/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/cancel/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/calendar.ics", get=200, post=405, public=True)
row(
    "c/<slug:slug>/programme/<slug:session_slug>/calendar.ics",
    get={200: INVITED_TO_GROUP}, post=405, public=True, objects={"session_slug": "group"},
)  # fmt: skip
row("c/<slug:slug>/programme/<slug:session_slug>/join/", get=405, post=200)
row(
    "c/<slug:slug>/programme/<slug:session_slug>/join/",
    get=405, post={200: INVITED_TO_GROUP}, objects={"session_slug": "group"},
)  # fmt: skip
row(
    "c/<slug:slug>/programme/<slug:session_slug>/register/",
    get={302: SIGNED_IN, 200: NOT_SIGNED_IN}, post={302: SIGNED_IN, 200: NOT_SIGNED_IN}, public=True,
)  # fmt: skip
row("c/<slug:slug>/programme/<slug:session_slug>/register/", get=404, post=404, public=True, objects={"session_slug": "group"})
row("c/<slug:slug>/programme/<slug:session_slug>/registered/", get=200, post=405, public=True)
row("c/<slug:slug>/programme/<slug:session_slug>/registered/", get=404, post=405, public=True, objects={"session_slug": "group"})
row("c/<slug:slug>/programme/<slug:session_slug>/guest/<str:token>/", get=200, post=200, public=True, objects={"token": "guest"})
row("c/<slug:slug>/programme/<slug:session_slug>/desk/", get={200: DESK}, post={200: DESK})
row("c/<slug:slug>/programme/<slug:session_slug>/desk/", get={200: DESK}, post={200: DESK}, objects={"session_slug": "group"})
# Where a code is typed: the same for every session, absent ones included; a link of the help desk that is spent, or never was
row("c/<slug:slug>/programme/<slug:session_slug>/way-in/", get=200, post=200, public=True)
row("c/<slug:slug>/programme/<slug:session_slug>/way-in/<str:token>/", get=404, post=404, public=True, objects={"token": "spent"})
# What is prepared: papers for everybody are read by whoever may open the page; in the group, the interpreter and the speaker have a role
PREPARING = {"secretariat", "interpreter", "speaker"}
row("c/<slug:slug>/programme/glossary/", get={200: PREPARING}, post={200: PREPARING - {"speaker"}})
row("c/<slug:slug>/programme/<slug:session_slug>/order/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/order/", get={200: SECRETARIAT}, post={200: SECRETARIAT}, objects={"session_slug": "group"})
row("c/<slug:slug>/programme/<slug:session_slug>/papers/", get=200, post={200: SECRETARIAT}, public=True)
row(
    "c/<slug:slug>/programme/<slug:session_slug>/papers/",
    get={200: INVITED_TO_GROUP}, post={200: SECRETARIAT | {"speaker"}}, public=True, objects={"session_slug": "group"},
)  # fmt: skip
row("c/<slug:slug>/programme/<slug:session_slug>/papers/<uuid:paper_id>/", get=200, post=405, public=True)
row(
    "c/<slug:slug>/programme/<slug:session_slug>/papers/<uuid:paper_id>/",
    get={200: PREPARING}, post=405, public=True, objects={"session_slug": "group", "paper_id": "inner_paper"},
)  # fmt: skip
row("c/<slug:slug>/programme/<slug:session_slug>/interpretation/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/pack/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/programme/<slug:session_slug>/pack/", get={200: PREPARING}, post=405, objects={"session_slug": "group"})
# In the booths, the captions, the notes: no session is live here, so that whoever may come in reads that the floor is not open
BOOTHS = "c/<slug:slug>/programme/<slug:session_slug>/live/"
for page in ("", "parts/", "mine/"):
    row(f"{BOOTHS}{page}", get={200: SIGNED_IN}, post=405, public=True)
    row(f"{BOOTHS}{page}", get={200: MEMBERS | {"secretariat", "interpreter"}}, post=405, public=True, objects={"session_slug": "group"})
row(f"{BOOTHS}floor/ask/", get={200: SIGNED_IN}, post={409: SIGNED_IN}, public=True)
for deed in ("take-back", "finished"):
    row(f"{BOOTHS}floor/{deed}/", get=405, post={409: SIGNED_IN}, public=True)
row(f"{BOOTHS}chair/", get={200: SECRETARIAT}, post=405)
row(f"{BOOTHS}chair/", get={200: SECRETARIAT}, post=405, objects={"session_slug": "group"})
row(f"{BOOTHS}chair/close/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row(f"{BOOTHS}chair/remove/<uuid:request_id>/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row(f"{BOOTHS}chair/<slug:deed>/", get=405, post={409: SECRETARIAT})
row(f"{BOOTHS}figures/", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/programme/<slug:session_slug>/record/", get={200: EVALUATION}, post=405)
row("c/<slug:slug>/programme/<slug:session_slug>/record/", get={200: EVALUATION}, post=405, objects={"session_slug": "group"})
row(f"{BOOTHS}booth/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row(f"{BOOTHS}booth/", get={200: {"secretariat", "interpreter"}}, post={409: {"secretariat", "interpreter"}}, objects={"session_slug": "group"})
row(f"{BOOTHS}signals/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row(f"{BOOTHS}captions/", get={200: SIGNED_IN}, post={409: SIGNED_IN}, public=True)
IN_GROUP = MEMBERS | {"secretariat", "interpreter"}
row(f"{BOOTHS}captions/", get={200: IN_GROUP}, post={409: IN_GROUP}, public=True, objects={"session_slug": "group"})
row(f"{BOOTHS}channel/", get=405, post={409: SIGNED_IN}, public=True)
row(f"{BOOTHS}channel/", get=405, post={409: IN_GROUP}, public=True, objects={"session_slug": "group"})
row(f"{BOOTHS}notes/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row(f"{BOOTHS}notes/<uuid:note_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row(f"{BOOTHS}notes.txt", get={200: SECRETARIAT}, post=405)
row("c/<slug:slug>/programme/<slug:session_slug>/attendance/", get={200: EVALUATION}, post={200: EVALUATION})
row("c/<slug:slug>/programme/<slug:session_slug>/attendance/review/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/attendance/by-hand/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/attendance/sheet.pdf", get=405, post={302: SECRETARIAT})
row("c/<slug:slug>/programme/<slug:session_slug>/attendance/withdraw/", get={200: SECRETARIAT}, post={200: SECRETARIAT})

# Questions in writing, polls, reactions: the same
for ASKED, GET in (("questions/", 200), ("questions/ask/", 200), ("questions/<slug:asked>/endorse/", 405), ("questions/<slug:asked>/take-back/", 405),
                   ("questions/<slug:asked>/<slug:deed>/", 200), ("polls/", 200), ("polls/new/", 200), ("polls/<slug:poll>/vote/", 405),
                   ("polls/<slug:poll>/<slug:deed>/", 405), ("reactions/", 200)):
    POST = 405 if ASKED in ("questions/", "polls/") else None
    for WHO, THERE in ((SIGNED_IN, {}), (IN_GROUP, {"session_slug": "group"})):
        row(f"{BOOTHS}{ASKED}", get=GET if GET == 405 else {GET: WHO}, post=POST or {409: WHO}, public=True, objects=THERE)

# ── The rooms: wg1 is open and has a post of the participant; in wg2, of the other moderator, one waits ────────────────
row("c/<slug:slug>/rooms/", get={200: IN_ROOM | {"other_moderator", "interpreter"}}, post=405)
row("c/<slug:slug>/rooms/new/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/rooms/<slug:room_slug>/", get={200: IN_ROOM}, post={409: IN_ROOM})
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/",
    get={200: MEMBERS | SECRETARIAT | {"other_moderator"}}, post={409: MEMBERS | SECRETARIAT | {"other_moderator"}},
    objects={"room_slug": "wg2"},
)  # fmt: skip
# Its settings and its tables: the participant facilitates the first one
SETTINGS = "c/<slug:slug>/rooms/<slug:room_slug>/settings/"
row(SETTINGS, get={200: SECRETARIAT}, post=405)
for part in ("about", "note", "questions", "questions/<uuid:question_id>", "left/<uuid:left_id>", "dates", "promise", "moderation", "publish"):
    row(f"{SETTINGS}{part}/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/rooms/<slug:room_slug>/tables/", get={200: IN_ROOM}, post=404)
row("c/<slug:slug>/rooms/<slug:room_slug>/tables/new/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/rooms/<slug:room_slug>/tables/sub-theme/<uuid:sub_theme_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/rooms/<slug:room_slug>/tables/<uuid:table_id>/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/rooms/<slug:room_slug>/tables/<uuid:table_id>/report/", get={200: {"participant"}}, post={200: {"participant"}})
row("c/<slug:slug>/rooms/<slug:room_slug>/posts/", get={200: READING}, post=405)
row("c/<slug:slug>/rooms/<slug:room_slug>/silence/", get={200: READING}, post={302: READING})
row("c/<slug:slug>/news-letters/", get={200: READING | {"other_moderator"}}, post={409: READING | {"other_moderator"}})
row("letters/<str:token>/", get=200, post=200, public=True, objects={"token": "news_letters"})
row("c/<slug:slug>/rooms/<slug:room_slug>/draft/", get=405, post={409: IN_ROOM})
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/edit/",
    get={200: {"participant"}}, post={409: {"participant"}},
)  # fmt: skip
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/withdraw/",
    get={200: {"participant"}}, post={200: {"participant"}},
)  # fmt: skip
row("c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/flag/", get={200: MEMBERS}, post={409: MEMBERS})
row("c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/moderate/", get={200: {"moderator"}}, post={409: {"moderator"}})
row("c/<slug:slug>/rooms/<slug:room_slug>/relay/", get={200: {"moderator", "help_desk"}}, post={409: {"moderator", "help_desk"}})
row("c/<slug:slug>/rooms/<slug:room_slug>/moderation/pace/", get={200: {"moderator"}}, post={409: {"moderator"}})
row("c/<slug:slug>/rooms/<slug:room_slug>/files/<uuid:file_id>/", get={200: READING}, post=405)
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/files/<uuid:file_id>/",
    get={200: {"participant", "other_moderator"}}, post=405, objects={"room_slug": "wg2", "file_id": "waiting_file"},
)  # fmt: skip
row("c/<slug:slug>/rooms/<slug:room_slug>/notices/<uuid:notice_id>/", get=405, post={302: {"participant"}})
row("c/<slug:slug>/rooms/<slug:room_slug>/moderation/", get={200: {"moderator"}}, post=405)
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/moderation/",
    get={200: {"other_moderator"}}, post=405, objects={"room_slug": "wg2"},
)  # fmt: skip
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/moderation/<uuid:post_id>/",
    get=405, post={409: {"other_moderator"}}, objects={"room_slug": "wg2", "post_id": "waiting_post"},
)  # fmt: skip

# Finding, and posts in another language: an interpreter who is no member reads them to translate them.
TRANSLATING = READING | {"interpreter"}
row("c/<slug:slug>/rooms/<slug:room_slug>/search/", get={200: READING}, post={200: READING})
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/translate/", get={200: TRANSLATING}, post={409: TRANSLATING},
)  # fmt: skip
row("c/<slug:slug>/rooms/<slug:room_slug>/translations/", get={200: TRANSLATING}, post={409: {"moderator"}})
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/translations/", get={200: MEMBERS | {"interpreter", "other_moderator"}},
    post={409: {"other_moderator"}}, objects={"room_slug": "wg2"},
)  # fmt: skip

# The record: the rapporteur, no member here, reads it without voices; the participant is asked about words of hers.
RAPPORTEUR = frozenset({"rapporteur"})
row("c/<slug:slug>/record/", get={200: RAPPORTEUR}, post=405)
row("c/<slug:slug>/record/check/", get={200: RAPPORTEUR}, post={409: RAPPORTEUR})
row("c/<slug:slug>/record/phrases/", get={200: SECRETARIAT}, post={302: SECRETARIAT})
row("c/<slug:slug>/rooms/<slug:room_slug>/record/", get={200: RAPPORTEUR}, post=405)
row("c/<slug:slug>/rooms/<slug:room_slug>/record/<uuid:post_id>/", get={200: RAPPORTEUR}, post={409: RAPPORTEUR})
# The synthesis: the rapporteur writes, secretariat and evaluation read what is ready; addressees are the secretariat's too.
REPORTED_TO = EVALUATION | RAPPORTEUR
row("c/<slug:slug>/synthesis/", get={200: REPORTED_TO}, post=405)
row("c/<slug:slug>/synthesis/<slug:room_slug>/", get={200: REPORTED_TO}, post={409: RAPPORTEUR})
row("c/<slug:slug>/synthesis/session/<slug:session_slug>/", get={200: REPORTED_TO}, post={409: RAPPORTEUR})
row("c/<slug:slug>/synthesis/session/<slug:session_slug>/", get={200: EVALUATION}, post=404, objects={"session_slug": "advisers"})
row("c/<slug:slug>/recommendations/", get={200: REPORTED_TO}, post={409: RAPPORTEUR | SECRETARIAT})
row("c/<slug:slug>/recommendations/<uuid:recommendation_id>/", get={200: REPORTED_TO}, post=404)
# The round is open: members tick, those who hold it set days.
IN_ROUND = MEMBERS | RAPPORTEUR | SECRETARIAT
row("c/<slug:slug>/round/", get={200: IN_ROUND}, post={409: IN_ROUND})
row("c/<slug:slug>/commitments/", get=200, post=404, public=True)
row("c/<slug:slug>/commitments/<uuid:commitment_id>/", get=200, post={409: SECRETARIAT}, public=True)
row(
    "c/<slug:slug>/commitments/<uuid:commitment_id>/",
    get={200: REPORTED_TO}, post={409: SECRETARIAT}, public=True, objects={"commitment_id": "private_commitment"},
)  # fmt: skip
row("commitment/<str:token>/", get=200, post=409, public=True, objects={"token": "commitment_link"})
row("c/<slug:slug>/rooms/<slug:room_slug>/moderation/named/", get={200: {"moderator"}}, post={409: {"moderator"}})
row("c/<slug:slug>/rooms/<slug:room_slug>/quotes/<uuid:quote_id>/", get={200: {"participant"}}, post={409: {"participant"}})

# How a room ends: "ended" is sealed. A veil on the participant's post was asked for by the moderator; another one may be seen.
CUSTODIAN = frozenset({"custodian"})
ENDED = {"room_slug": "ended", "post_id": "ended_post"}
row("c/<slug:slug>/rooms/<slug:room_slug>/seal/", get={200: CUSTODIAN}, post={409: CUSTODIAN})
row("c/<slug:slug>/rooms/<slug:room_slug>/seal/", get={302: CUSTODIAN}, post={302: CUSTODIAN}, objects={"room_slug": "ended"})
row("c/<slug:slug>/rooms/<slug:room_slug>/certificate/", get=200, post=405, public=True, objects={"room_slug": "ended"})
row("c/<slug:slug>/rooms/<slug:room_slug>/certificate/", get=404, post=405, public=True)
row("c/<slug:slug>/rooms/<slug:room_slug>/certificate.json", get=200, post=405, public=True, objects={"room_slug": "ended"})
row(
    "c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/remove/",
    get={200: SECRETARIAT | {"moderator"}}, post={409: SECRETARIAT | {"moderator"}}, objects=ENDED,
)  # fmt: skip
row("c/<slug:slug>/rooms/<slug:room_slug>/posts/<uuid:post_id>/veil/", get={200: {"moderator"}}, post={409: {"moderator"}})
WATCHING = CUSTODIAN | {"moderator", "other_moderator", "evaluator"}  # the evaluator is named for incidents
row("c/<slug:slug>/veils/", get={200: WATCHING}, post=405)
row("c/<slug:slug>/veils/<uuid:veil_id>/", get={200: CUSTODIAN | {"moderator"}}, post={409: CUSTODIAN | {"moderator"}})
row(
    "c/<slug:slug>/veils/<uuid:veil_id>/", get={200: CUSTODIAN | {"moderator", "evaluator"}},
    post={409: CUSTODIAN | {"moderator", "evaluator"}}, objects={"veil_id": "agreed_veil"},
)  # fmt: skip

# ── The evaluation: a draft is there, and the convening goes on: the secretariat sees no live numbers ──────────────────
EVALUATOR = frozenset({"evaluator"})
row("c/<slug:slug>/evaluation/", get={200: EVALUATION}, post=405)
row("c/<slug:slug>/evaluation/compile/", get=405, post={302: EVALUATOR})
row("c/<slug:slug>/evaluation/progress/", get={302: EVALUATION}, post=405)
row("c/<slug:slug>/evaluation/release/<uuid:report_id>/", get={200: EVALUATOR}, post={409: EVALUATOR})
row("c/<slug:slug>/evaluation/cancel/", get=405, post={302: EVALUATOR})
row("c/<slug:slug>/evaluation/reports/<uuid:report_id>/", get={200: EVALUATOR}, post={409: EVALUATOR})
row("c/<slug:slug>/evaluation/reports/<uuid:report_id>/comments/<uuid:comment_id>/", get=405, post={302: EVALUATOR})
row("c/<slug:slug>/evaluation/compare/", get={200: EVALUATION}, post=405)
row("c/<slug:slug>/evaluation/releases/", get=200, post=409, public=True)
row("c/<slug:slug>/evaluation/releases/<uuid:report_id>/", get=404, post=405, public=True)  # a draft
row("c/<slug:slug>/evaluation/live/", get={200: EVALUATOR}, post=405)
row("c/<slug:slug>/evaluation/days/", get={200: EVALUATION}, post=405)
row("c/<slug:slug>/evaluation/mine/", get={200: MEMBERS}, post=405)
row("c/<slug:slug>/evaluation/plan/", get={200: EVALUATION}, post={409: EVALUATOR})
row("c/<slug:slug>/evaluation/words/", get={200: EVALUATOR}, post={200: EVALUATOR})
row("c/<slug:slug>/evaluation/earlier/", get={200: EVALUATOR}, post={409: EVALUATOR})
row("c/<slug:slug>/evaluation/annex-b/", get={200: EVALUATOR}, post=405, public=True)
row("c/<slug:slug>/evaluation/annex-d/", get={200: EVALUATOR}, post=405, public=True)
row("c/<slug:slug>/evaluation/annex-b.pdf", get={200: EVALUATOR}, post=405, public=True)
row("c/<slug:slug>/evaluation/annex-<slug:letter>.<slug:format>", get={200: EVALUATOR}, post=405, public=True)

# ── Documents for their readers: one is released to everybody, one is a draft ─────────────────────────────────────────
READING_DRAFTS = {"secretariat", "rapporteur", "evaluator"}
FILE, PRINTED = {"extension": "document_shape"}, {"document_slug": "released_document"}
row("c/<slug:slug>/documents/", get=200, post=405, public=True)
row("c/<slug:slug>/documents/<slug:document_slug>/", get=200, post=405, public=True, objects=PRINTED)
row("c/<slug:slug>/documents/<slug:document_slug>/", get={200: READING_DRAFTS}, post=405, public=True)
row("c/<slug:slug>/documents/<slug:document_slug>.<str:extension>", get=200, post=405, public=True, objects=FILE | PRINTED)
row("c/<slug:slug>/documents/<slug:document_slug>.<str:extension>", get={200: READING_DRAFTS}, post=405, public=True, objects=FILE)

# ── Making surveys: one is open, one is a draft; nothing waits to be read ──────────────────────────────────────────────
OF_A_DRAFT = {"survey_id": "draft_survey"}
row("c/<slug:slug>/evaluation/surveys/", get={200: EVALUATION}, post=405)
row("c/<slug:slug>/evaluation/surveys/new/", get={200: EVALUATION}, post={200: EVALUATION})
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/", get={200: EVALUATION}, post={200: EVALUATION})
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/", get={200: EVALUATION}, post={200: EVALUATION}, objects=OF_A_DRAFT)
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/about/", get={302: EVALUATION}, post={302: EVALUATION})
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/about/", get={200: EVALUATION}, post={200: EVALUATION}, objects=OF_A_DRAFT)
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/questions/new/", get={302: EVALUATION}, post={302: EVALUATION})
row(
    "c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/questions/<uuid:item_id>/", get={200: EVALUATION}, post={200: EVALUATION},
    objects=OF_A_DRAFT,
)  # fmt: skip
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/try/", get={200: EVALUATION}, post={200: EVALUATION})
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/words/", get={200: EVALUATOR}, post={409: EVALUATOR})
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/figures/", get={200: EVALUATION}, post=405)

# ── Answering a survey that is open, with a public link; nobody has answered ──────────────────────────────────────────
row("c/<slug:slug>/survey/<uuid:survey_id>/", get={200: MEMBERS}, post={200: MEMBERS})
row("c/<slug:slug>/survey/<uuid:survey_id>/done/", get={302: MEMBERS}, post=405)
row("c/<slug:slug>/survey/link/<str:token>/", get=200, post=200, public=True, objects={"token": "survey_link"})
row("c/<slug:slug>/evaluation/surveys/<uuid:survey_id>/destroy/", get={200: EVALUATOR}, post={409: EVALUATOR})

# ── The demo's own pages: on embedded engines, for a browser on the same machine ───────────────────────────────────────
row("demo/", get=200, post=405, public=True)
row("demo/letters/", get=200, post=405, public=True)
row("demo/as/<str:public_id>/", get=405, post=302, public=True)

# ── Documents: one is a draft, one is released; the participant is asked whether they may name her ────────────────────
WRITERS = SECRETARIAT | {"rapporteur"}
ON_DOCUMENTS = WRITERS | {"evaluator"}
row("c/<slug:slug>/writing/", get={200: ON_DOCUMENTS}, post=405)
row("c/<slug:slug>/writing/new/", get={200: WRITERS}, post={409: WRITERS})
row("c/<slug:slug>/writing/<slug:document_slug>/", get={200: ON_DOCUMENTS}, post={409: WRITERS})
row("c/<slug:slug>/writing/<slug:document_slug>/pieces/<uuid:piece_id>/", get={200: ON_DOCUMENTS}, post={409: WRITERS})
row("c/<slug:slug>/writing/<slug:document_slug>/history/", get={200: ON_DOCUMENTS}, post={409: WRITERS})
row("c/<slug:slug>/writing/<slug:document_slug>/languages/", get={200: ON_DOCUMENTS}, post=405)
row("c/<slug:slug>/writing/<slug:document_slug>/remarks/", get={200: ON_DOCUMENTS}, post={409: ON_DOCUMENTS})
row("c/<slug:slug>/writing/<slug:document_slug>/sign/", get={200: ON_DOCUMENTS}, post={409: SECRETARIAT})
row("c/<slug:slug>/writing/<slug:document_slug>/release/", get={200: SECRETARIAT}, post={409: SECRETARIAT})
row("c/<slug:slug>/on-the-record/", get={200: SECRETARIAT}, post={200: SECRETARIAT})
row("c/<slug:slug>/on-the-record/<uuid:named_id>/", get={200: {"speaker"}}, post={409: {"speaker"}})
