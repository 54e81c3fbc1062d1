from modeltranslation.translator import TranslationOptions, register

from .models import Office


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("name",)
