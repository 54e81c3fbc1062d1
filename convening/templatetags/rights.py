from django import template
from django.conf.locale import LANG_INFO

from .. import geography, policy, writing
from ..factors import device_of
from ..models.people import Role

register = template.Library()


@register.simple_tag(takes_context=True)
def can(context, right, obj):
    """`{% can "forums.write_post" room as may_post %}`: the same predicate as the door."""
    return policy.allows(context["request"].user, right, obj)


@register.filter
def country_name(code):
    """The country or territory in the reader's language."""
    return geography.country(code, writing.language_here())


@register.filter
def role_name(role):
    return Role(role).label


@register.filter
def language_name_local(code):
    """A language by its own name; nothing where none was chosen."""
    return LANG_INFO[code]["name_local"] if code in LANG_INFO else ""


@register.filter
def device(authenticator):
    """What a passkey is on, in the reader's words."""
    return device_of(authenticator)
