"""How allauth works here without an address in any table, without addresses of machines, and for the invited only."""

import base64
import ipaddress
import re
from datetime import UTC, datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, EmailField, LoginForm, RequestLoginCodeForm
from allauth.account.forms import ChangePasswordForm as BaseChangePasswordForm
from allauth.account.forms import ResetPasswordForm as BaseResetPasswordForm
from allauth.account.forms import SetPasswordForm as BaseSetPasswordForm
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from . import keyring, mail, vault
from .models import User
from .models.people import ALIAS_DOMAIN, alias_for


class BlindEmailField(EmailField):
    """Takes an address, hands on its alias: nothing behind the form ever sees the address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.widget.attrs.pop("placeholder", None)
        self.widget.attrs["dir"] = "ltr"

    def clean(self, value):
        value = super().clean(value)
        return value if not value or value.endswith("@" + ALIAS_DOMAIN) else alias_for(value)


class SignInForm(LoginForm):
    """By a password, for whoever chose one. The library leaves the field out where nobody signs up with a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = BlindEmailField(label=_("Your e-mail address"))

    def _setup_password_field(self):
        password = self.fields["password"]
        password.label, password.help_text = _("Your password"), ""
        password.widget.attrs = {"autocomplete": "current-password", "dir": "ltr"}


class RequestCodeForm(RequestLoginCodeForm):
    email = BlindEmailField(label=_("Your e-mail address"))


class TypeCodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = _("The code from the letter")
        code.widget.attrs = {"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "characters", "spellcheck": "false"}


class ResetPasswordForm(BaseResetPasswordForm):
    email = BlindEmailField(label=_("Your e-mail address"))


def _ask_for_a_password(fields):
    """In our own words, as every other page: the library's are of two minds in Arabic what a password is called."""
    fields["password1"].help_text = _("Twelve characters or more, and none that many people use.")
    fields["password2"].label = _("The same password once more")
    for field in fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["dir"] = "ltr"


class ChoosePasswordForm(BaseSetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Password")
        _ask_for_a_password(self.fields)


class NewPasswordForm(BaseChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label, self.fields["oldpassword"].help_text = _("Your password until now"), ""
        self.fields["password1"].label = _("The new password")
        _ask_for_a_password(self.fields)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """One letter for every request, the same work for a stranger; to the person behind the alias and nobody else."""
        person = User.objects.filter(alias=email, is_active=True).first()
        context = {"code": context.get("code", ""), "link": context.get("password_reset_url", "")}
        template = "convening/emails/password_link.txt" if context["link"] else "convening/emails/sign_in_code.txt"
        mail.write(template, to=person, context=context)

    def get_client_ip(self, request):
        """A digest of the caller's network that changes every day, in the shape of a private address: for rate limits only."""
        address = ipaddress.ip_address(super().get_client_ip(request) or "127.0.0.1")
        network = ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 64}", strict=False)
        day = datetime.now(UTC).strftime("%Y%m%d")
        return str(ipaddress.IPv6Address(b"\xfd" + vault.digest(keyring.house("rate limits"), day, str(network), size=15)))

    def get_http_user_agent(self, request):
        return "browser"

    def get_from_email(self):
        return settings.DEFAULT_FROM_EMAIL


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are sealed; the authenticator app shows the house's name and her own, never an alias."""

    _place = "second factor"

    def encrypt(self, text):
        return base64.b64encode(vault.seal(keyring.house(self._place), text, place=self._place)).decode()

    def decrypt(self, encrypted_text):
        return vault.unseal(keyring.house(self._place), base64.b64decode(encrypted_text), place=self._place)

    def get_public_key_credential_user_entity(self, user):
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": settings.SITE_NAME, "display_name": settings.SITE_NAME}

    def build_totp_url(self, user, secret):
        return super().build_totp_url(user, secret).replace(user.alias.replace("@", "%40"), "me").replace(user.alias, "me")

    def build_totp_svg(self, url):
        """A picture to stand in the page: on white, whatever the page's colours, and of the page's size."""
        drawing = re.sub(r"^.*?(<svg)", r"\1", super().build_totp_svg(url), flags=re.DOTALL)
        return re.sub(r">", r'><rect width="100%" height="100%" fill="#fff"/>', drawing, count=1)
