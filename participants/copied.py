"""What a new convening takes over of how people get in: offices with their seats, groups, categories, settings; nobody."""

from convening.structure import in_all_languages

from .models import Admission, Category, Group, Office, Quota


def copied(source, copy, shift):
    groups, categories = ({one.pk: _again(model, one, copy) for one in model.objects.filter(convening=source)} for model in (Group, Category))
    for office in Office.objects.filter(convening=source).prefetch_related("quotas"):
        same = _again(Office, office, copy)
        for quota in office.quotas.all():
            Quota.objects.create(
                office=same, group=groups.get(quota.group_id), category=categories.get(quota.category_id), seats=quota.seats
            )
    admission = Admission.of(source)
    released = admission.seats_released_on
    Admission.objects.create(
        convening=copy,
        seats_released_on=released + shift if released else None,
        days_valid=admission.days_valid,
        reminder_days=list(admission.reminder_days),
        asks_per_session=admission.asks_per_session,
        **in_all_languages(admission, "conduct"),
    )
    return []


def _again(model, thing, copy):
    return model.objects.create(convening=copy, slug=thing.slug, **in_all_languages(thing, "name"))
