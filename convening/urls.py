"""Every address of the house. Wiring only."""

from django.conf import settings
from django.urls import include, path

import evaluation.outcome_files
import evaluation.selectors.answering
import evaluation.selectors.outcomes
import evaluation.urls
import forums.selectors.following
import forums.selectors.seen
import forums.urls
import participants.selectors.my_part
import participants.urls
import sessions.selectors
import sessions.selectors.my_part
import sessions.urls

from .views import archives, colours, convenings, copying, demo, errors, house, keeping, library, my_part, pictures, set_up, updates

convenings.PUBLIC_PAGE_PARTS[:] = [
    sessions.selectors.on_public_page, evaluation.outcome_files.on_public_page, forums.selectors.following.on_public_page,
]  # fmt: skip
my_part.REMEMBERED[:] = [forums.selectors.seen.on_my_part]
my_part.PARTS[:] = [
    participants.selectors.my_part.on_my_part, sessions.selectors.my_part.on_my_part, forums.selectors.following.on_my_part,
    evaluation.selectors.answering.on_my_part, evaluation.selectors.outcomes.on_my_part,
]  # fmt: skip

of_one_convening = [
    path("", convenings.convening, name="convening"),
    path("resources/", library.resources, name="resources"),
    path("resources/<int:resource_id>/", library.open_resource, name="resource_open"),
    path("pictures/<uuid:picture_id>.<str:extension>", pictures.picture, name="picture"),
    path("colours-<slug:digest>.css", colours.style_sheet, name="colours"),
    path("updates/", updates.updates, name="updates"),
    path("updates.atom", updates.updates_feed, name="updates_feed"),
    path("updates/new/", updates.update_new, name="update_new"),
    path("updates/<int:update_id>/", updates.update, name="update"),
    path("updates/<int:update_id>/change/", updates.update_change, name="update_change"),
    path("updates/<int:update_id>/take-down/", updates.update_take_down, name="update_take_down"),
    path("updates/<int:update_id>/stop-letters/", updates.update_stop_letters, name="update_stop_letters"),
    path("copy/", copying.copy, name="copy_convening"),
    path("archive/", archives.archive, name="archive"),
    path("archive/progress/", archives.progress, name="archive_progress"),
    path("archive/file/", archives.file, name="archive_file"),
    path("set-up/", set_up.set_up, name="set_up"),
    path("set-up/state/", set_up.change_state, name="set_up_state"),
    path("set-up/colours/", colours.choose, name="set_up_colours"),
    path("set-up/colours/specimen.css", colours.specimen, name="set_up_colours_specimen"),
    path("set-up/resources/", keeping.resources, name="set_up_resources"),
    path("set-up/resources/new/", keeping.resource, name="set_up_resource_new"),
    path("set-up/resources/<int:resource_id>/", keeping.resource, name="set_up_resource"),
    path("set-up/resources/<int:resource_id>/move/", keeping.move_resource, name="set_up_resource_move"),
    path("set-up/resources/<int:resource_id>/take-down/", keeping.take_down_resource, name="set_up_resource_take_down"),
    path("set-up/pictures/", keeping.all_pictures, name="set_up_pictures"),
    path("set-up/pictures/new/", keeping.picture, name="set_up_picture_new"),
    path("set-up/pictures/<uuid:picture_id>/", keeping.picture, name="set_up_picture"),
    path("set-up/pictures/<uuid:picture_id>/withdraw/", keeping.withdraw_consent, name="set_up_picture_withdraw"),
    path("set-up/pictures/<uuid:picture_id>/take-away/", keeping.take_away_picture, name="set_up_picture_take_away"),
    path("set-up/organisations/new/", keeping.organisation, name="set_up_organisation_new"),
    path("set-up/organisations/<int:organisation_id>/", keeping.organisation, name="set_up_organisation"),
    path("set-up/<str:kind>/<int:pk>/take-down/", set_up.take_down, name="set_up_take_down"),
    path("set-up/<str:what>/", set_up.write, name="set_up_write"),
    *participants.urls.urlpatterns,
    *sessions.urls.urlpatterns,
    *forums.urls.urlpatterns,
    *evaluation.urls.urlpatterns,
]

urlpatterns = [
    path("", convenings.home, name="home"),
    path("healthz", house.healthz, name="healthz"),
    path("style/", house.style, name="style"),
    path("language/", house.set_language, name="set_language"),
    path("me/", my_part.my_part, name="my_part"),
    path("me/care/", my_part.care, name="my_care"),
    path("me/held/", my_part.held, name="my_held"),
    path("me/held/file/", my_part.held_file, name="my_held_file"),
    path("me/erase/", my_part.erase, name="erase_me"),
    path("me/sign-in-anew/", my_part.sign_in_anew, name="sign_in_anew"),
    path("me/sign-out-everywhere/", my_part.sign_out_everywhere, name="sign_out_everywhere"),
    path("news/<int:update_id>/", updates.update_by_letter, name="update_by_letter"),
    path("held/", my_part.ask_for_a_link, name="ask_what_is_held"),
    path("held/<str:token>/", my_part.by_link, name="held_by_link"),
    # The accounts library's pages for addresses and for signing up do not exist here: invitations take their place.
    *(path(f"accounts/{page}/", errors.no_such_page) for page in ("email", "confirm-email", "signup/passkey")),
    path("accounts/", include("allauth.urls")),
    path("c/<slug:slug>/", include(of_one_convening)),
    *getattr(participants.urls, "public_urlpatterns", []),
    *forums.urls.public_urlpatterns,
]
if settings.EMBEDDED:
    urlpatterns += [
        path("demo/", demo.cast_list, name="demo_cast"),
        path("demo/letters/", demo.letters, name="demo_letters"),
        path("demo/as/<str:public_id>/", demo.sign_in_as, name="demo_sign_in_as"),
        path("demo/in/<str:token>/", demo.sign_in_link, name="demo_sign_in_link"),
    ]

handler400 = "convening.views.errors.bad_request"
handler404 = "convening.views.errors.not_found"
handler500 = "convening.views.errors.broken"
