from modeltranslation.translator import TranslationOptions, register

from .models import Segment, Session


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("title", "description", "venue")


@register(Segment)
class SegmentTranslation(TranslationOptions):
    fields = ("title",)
