"""A passkey on her own device is the quicker way in. The device is Chromium's virtual authenticator."""

from urllib.parse import urlsplit

import pytest

from convening.models import User

HER = "josephine@deputies.example"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_passkey_is_made_and_signs_in(place, invite, language):
    with place.entered():
        person = User.objects.by_address(HER)
        person.change_profile(language=language)  # she comes by another address than the demo's own
        person.authenticator_set.all().delete()
    # a passkey belongs to a name; 127.0.0.1 is a number
    here = f"http://localhost:{place.port}"
    her = invite(language, here=here)
    device = her.context.new_cdp_session(her.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    her.page.goto(here + urlsplit(place.sign_in_link(HER)).path)
    her.go("/accounts/2fa/").press('a[href="/accounts/2fa/webauthn/add/"]')
    box = her.page.locator("[name=passwordless]")
    if box.count():
        box.check()
    her.press("#mfa_webauthn_add")
    with place.entered():
        assert person.authenticator_set.filter(type="webauthn").count() == 1

    her.go("/accounts/logout/").press('form[action="/accounts/logout/"]:has(.button) .button')
    her.page.goto("/me/")
    assert her.path != "/me/"
    her.page.goto("/accounts/login/code/")
    her.press("#passkey_login")
    assert her.path == "/me/"
    her.in_her_language()
    with place.entered():
        made = person.authenticator_set.get(type="webauthn")
    assert (made.created_at.hour, made.created_at.minute, made.created_at.second) == (0, 0, 0), "a day, not a moment"
    assert made.last_used_at is None
