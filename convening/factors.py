"""Passkeys and second steps in the house's words: the accounts library's forms with our labels.

A passkey's name would stand in the database as it was typed, so it is chosen from a few words instead.
"""

from allauth.account.forms import ReauthenticateForm as BasePasswordForm
from allauth.mfa.base.forms import AuthenticateForm as BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as BaseReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

DEVICES = {
    "phone": _("a phone or tablet"),
    "computer": _("a computer"),
    "key": _("a key to plug in or hold against the phone"),
    "other": _("another device"),
}
_NUMBER = {"autocomplete": "one-time-code", "dir": "ltr", "inputmode": "text", "spellcheck": "false"}


def device_of(authenticator):
    """What she said the passkey is on; what is not one of our words is told as another device."""
    return DEVICES.get(authenticator.wrap().name, DEVICES["other"])


class WhichDevice(forms.ChoiceField):
    def __init__(self):
        super().__init__(label=_("What is it on?"), choices=DEVICES.items(), help_text=_("So that you can tell several apart. We learn nothing else of it."))


class AddPasskeyForm(AddWebAuthnForm):
    name = WhichDevice()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["name"] = "phone"
        self.fields["name"].required = False  # the device has made the passkey by now: it is not refused for want of a word
        self.fields["passwordless"] = forms.BooleanField(
            label=_("It lets me in by itself"),
            required=False,
            initial=True,
            help_text=_("Then you need no code from a letter. The device asks for your finger, your face or its number."),
        )

    def clean_name(self):
        return self.cleaned_data.get("name") or "other"


class ChangePasskeyForm(EditWebAuthnForm):
    name = WhichDevice()


class _OneCode:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.widget.attrs = self.label, dict(_NUMBER)


class SecondStepForm(_OneCode, BaseAuthenticateForm):
    label = _("The number that the app shows, or a code on paper")


class AnewByNumberForm(_OneCode, BaseReauthenticateForm):
    label = _("The number that the app shows, or a code on paper")


class SetUpAppForm(_OneCode, ActivateTOTPForm):
    label = _("The number that the app shows")


class AnewByPasswordForm(BasePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        password = self.fields["password"]
        password.label = _("Your password")
        password.widget.attrs = {"autocomplete": "current-password", "dir": "ltr"}
