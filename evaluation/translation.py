"""Which texts of this app are written in four languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import Document, Item, Piece, Survey


@register(Survey)
class SurveyTranslation(TranslationOptions):
    fields = ("title", "introduction")


@register(Item)
class ItemTranslation(TranslationOptions):
    fields = ("section", "question", "help")


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title", "subtitle", "imprint")


@register(Piece)
class PieceTranslation(TranslationOptions):
    fields = ("title", "text")
