"""Which texts of this app are written in four languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import Item, Survey


@register(Survey)
class SurveyTranslation(TranslationOptions):
    fields = ("title", "introduction")


@register(Item)
class ItemTranslation(TranslationOptions):
    fields = ("section", "question", "help")
