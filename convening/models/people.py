"""A person, what is sealed about her, and her part in one convening."""

import base64
import secrets
import uuid
from dataclasses import asdict, dataclass, field, fields

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .. import clock, keyring, vault
from ..errors import Refused

ALIAS_DOMAIN = "blind.invalid"
ERASED_DOMAIN = "erased.invalid"

# Who sees an attribute that she need not tell (`Profile.shares`): nobody by her name, or the secretariat.
COUNTED, SECRETARIAT = "counted", "secretariat"
CHOOSABLE = ("affiliation", "country", "origin", "works_in", "region", "kind_of_actor", "gender")
FOR_THE_SECRETARIAT = ("honorific", "name_original", "phone", "access_needs")  # these serve nothing else


def public_id():
    """An opaque name for URLs and lists: 80 random bits, no vowels to make words of."""
    alphabet = "bcdfghjkmnpqrstvwxz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(17))


def alias_for(address):
    """What the accounts library sees instead of an address: its blind index, in the shape of an address."""
    return base64.b32encode(vault.blind_index(address)).decode().lower() + "@" + ALIAS_DOMAIN


@dataclass
class Profile:
    """All that is known about a person. Stored sealed under her own key; every attribute but name and address is optional.

    `shares` says who sees an optional attribute: {"country": "secretariat"}; nothing said means the evaluation's counts only,
    but for the affiliation, which the secretariat sees unless she says otherwise. Nobody else ever sees one with her name.
    `stamp` is the number that every login session of hers must match ("sign out everywhere" adds one).
    """

    name: str = ""
    name_original: str = ""
    email: str = ""
    affiliation: str = ""
    country: str = ""  # ISO 3166-1 alpha-2, or "" where she does not say
    region: str = ""
    kind_of_actor: str = ""
    language: str = ""  # of letters and pages; "" until she chooses
    zone: str = ""  # IANA
    phone: str = ""
    access_needs: str = ""
    honorific: str = ""
    gender: str = ""  # in her own words or one of those offered; "" where she does not say
    origin: str = ""  # country, where it is another than `country`
    works_in: str = ""  # country, where it is another than `country`
    careful: bool = False  # her risk profile: her pen name inside, neutral calendar entries, listed nowhere
    pen_name: str = ""
    shares: dict = field(default_factory=dict)
    stamp: int = 1

    def seen_by(self, name):
        """COUNTED or SECRETARIAT: who sees the attribute `name`."""
        if name in FOR_THE_SECRETARIAT:
            return SECRETARIAT
        return self.shares.get(name) or (SECRETARIAT if name == "affiliation" else COUNTED)

    def told_to_secretariat(self):
        """{attribute: value} of what the secretariat may read beside her name and address; what is empty is left out."""
        names = (*FOR_THE_SECRETARIAT, *CHOOSABLE)
        return {name: getattr(self, name) for name in names if getattr(self, name) and self.seen_by(name) == SECRETARIAT}

    @classmethod
    def read(cls, content):
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in content.items() if k in known})


class UserManager(BaseUserManager):
    def create_person(self, profile, *, can_sign_in=False):
        """A new person with her own key. She cannot sign in until an invitation is accepted, unless said."""
        person = self.model(id=uuid.uuid4(), is_active=can_sign_in)
        person.alias = alias_for(profile.email) if profile.email else f"{public_id()}@none.invalid"
        person.set_unusable_password()
        keyring.make("person", person.id)
        person.profile = profile
        person.save(force_insert=True)
        return person

    def by_address(self, address):
        """The person with this mailbox, or None."""
        return self.filter(alias=alias_for(address)).first() if vault.address_key(address) else None

    def get_by_natural_key(self, alias):
        return self.get(alias=alias)


class User(AbstractBaseUser):
    """A person. The row tells nothing about her: random ids, a blind index, one sealed profile."""

    last_login = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    alias = models.EmailField(max_length=80, unique=True)
    sealed_profile = models.BinaryField()
    is_active = models.BooleanField(default=False)

    objects = UserManager()

    USERNAME_FIELD = "alias"
    EMAIL_FIELD = "alias"
    REQUIRED_FIELDS = []

    def __str__(self):
        return self.public_id

    __repr__ = __str__

    def _place(self):
        return f"user.profile.{self.id.hex}"

    @property
    def profile(self):
        """Her profile, opened with her key; an empty one, with a stamp that no login session matches, after her erasure."""
        if "_profile" not in self.__dict__:
            content = {"stamp": 0}
            try:
                if self.sealed_profile:
                    content = vault.unseal(keyring.read("person", self.id), self.sealed_profile, place=self._place())
            except keyring.KeyGone:
                pass
            self._profile = Profile.read(content)
        return self._profile

    @profile.setter
    def profile(self, profile):
        self.sealed_profile = vault.seal(keyring.read("person", self.id), asdict(profile), place=self._place())
        self._profile = profile

    @property
    def shown_name(self):
        """What she is called wherever other participants can read it: her pen name, if she needs more care.

        Only the secretariat reads `profile.name`, and she herself.
        """
        profile = self.profile
        return profile.pen_name if profile.careful else profile.name

    @property
    def is_erased(self):
        return self.alias.endswith(f"@{ERASED_DOMAIN}")

    def refresh_from_db(self, *args, **kwargs):
        self.__dict__.pop("_profile", None)
        self.__dict__.pop("_standing", None)
        super().refresh_from_db(*args, **kwargs)

    @transaction.atomic
    def change_profile(self, **changes):
        """Write some attributes of her profile, on the row as it is now."""
        fresh = User.objects.select_for_update().get(pk=self.pk)
        if fresh.is_erased:
            raise Refused("account.erased", _("What was known about you was erased. Nothing can be written there any more."))
        profile = fresh.profile
        for name, value in changes.items():
            setattr(profile, name, value)
        self.profile = profile
        self.save(update_fields=["sealed_profile"])


class Role(models.TextChoices):
    PARTICIPANT = "participant", _("participant")
    NOMINATOR = "nominator", _("nominator")
    SECRETARIAT = "secretariat", _("secretariat")
    MODERATOR = "moderator", _("moderator")
    SPEAKER = "speaker", _("speaker")
    CHAIR = "chair", _("chair")
    INTERPRETER = "interpreter", _("interpreter")
    RAPPORTEUR = "rapporteur", _("rapporteur")
    EVALUATOR = "evaluator", _("evaluator")
    CUSTODIAN = "custodian", _("custodian")
    HELP_DESK = "help_desk", _("help desk")
    DONOR = "donor", _("donor")


# Who takes part and runs nothing: for them alone a code is printed, and no other role is opened by one.
WITHOUT_OFFICE = frozenset({Role.PARTICIPANT, Role.SPEAKER, Role.CHAIR, Role.INTERPRETER})


class Participation(models.Model):
    """Her part in one convening: her roles, and whether the private space is open to her (`member`).

    `handle` is the opaque name under which platforms know her ("P-4821"): random, and never shown beside her words.
    `sealed_answers` holds what she told this convening about herself, under her own key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="participations")
    convening = models.ForeignKey("convening.Convening", on_delete=models.PROTECT, related_name="participations")
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices))
    member = models.BooleanField(default=False)
    handle = models.CharField(max_length=12)
    until = models.DateField(null=True)  # the last day of a contract: after it her roles count no more
    sealed_answers = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "convening"], name="one_participation_a_person_and_convening"),
            models.UniqueConstraint(fields=["convening", "handle"], name="handle_is_unique_in_its_convening"),
        ]

    @property
    def is_running(self):
        """False from the day after the end of her contract, in the convening's zone."""
        return self.until is None or clock.today(self.convening.zone) <= self.until

    @property
    def roles_now(self):
        """The roles that count today: once the contract is over she is a participant, or nothing."""
        return self.roles if self.is_running else [role for role in self.roles if role == Role.PARTICIPANT]

    @property
    def member_now(self):
        """Whether the private space is open to her today: to those who work there, as long as they do."""
        return self.member and (self.is_running or Role.PARTICIPANT in self.roles)

    def _place(self):
        return f"participation.answers.{self.id.hex}"

    @property
    def answers(self):
        """What she told this convening: a dict, empty once her key is gone."""
        if self.sealed_answers is None:
            return {}
        try:
            return vault.unseal(keyring.read("person", self.person_id), self.sealed_answers, place=self._place())
        except keyring.KeyGone:
            return {}

    @answers.setter
    def answers(self, content):
        self.sealed_answers = vault.seal(keyring.read("person", self.person_id), content, place=self._place())
