from modeltranslation.translator import TranslationOptions, register

from .models import Admission, Category, Group, Office


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("name",)


@register(Group)
class GroupTranslation(TranslationOptions):
    fields = ("name",)


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name",)


@register(Admission)
class AdmissionTranslation(TranslationOptions):
    fields = ("conduct",)
