from modeltranslation.translator import TranslationOptions, register

from .models import Convening, Organisation, Picture, Resource, Update


@register(Convening)
class ConveningTranslation(TranslationOptions):
    fields = ("title", "tagline", "description")


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "credit_line")


@register(Update)
class UpdateTranslation(TranslationOptions):
    fields = ("title", "body")


@register(Resource)
class ResourceTranslation(TranslationOptions):
    fields = ("title", "note")


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ("words", "caption")
