"""What a person does with her own account."""

from django.db import transaction

from ..models import User


@transaction.atomic
def sign_out_everywhere(person):
    """End every login session of hers: each must match the stamp in her sealed profile."""
    fresh = User.objects.select_for_update().get(pk=person.pk)
    fresh.change_profile(stamp=fresh.profile.stamp + 1)
