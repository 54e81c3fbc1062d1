"""The release plan as one plain form."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from convening.forms import InLanguages
from convening.models import Convening

from .. import m49
from ..services.categories import KINDS, REGIONS, TITLES

BY_REGION, BY_M49, BY_OWN = "declared", "m49", "own"
COUNTRIES = frozenset(code for _name, codes in m49.REGIONS for code in codes.split()) | {"AQ", "TW", "XK"}


class Lines(forms.CharField):
    """Names with their members, one a line: “Name: member, member”. Gives {name: [members]}; `members` are those there are."""

    def __init__(self, *, members, **kwargs):
        self.members = {member.casefold(): member for member in members}
        super().__init__(required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(f"{name}: {', '.join(one)}" for name, one in value.items())

    def clean(self, value):
        found, taken = {}, set()
        for line in super().clean(value).splitlines():
            if not line.strip():
                continue
            name, colon, rest = line.rpartition(":")
            members = [part.strip() for part in rest.replace(";", ",").split(",") if part.strip()]
            unknown = [part for part in members if part.casefold() not in self.members]
            if not colon or not name.strip() or not members:
                raise forms.ValidationError(gettext("Write each line as a name, a colon, and what belongs to it, between commas: %(line)s"), params={"line": line})
            if unknown:
                raise forms.ValidationError(gettext("This is not known: %(parts)s."), params={"parts": ", ".join(unknown)})
            members = [self.members[part.casefold()] for part in members]
            if taken & {*members} or len({*members}) < len(members):
                raise forms.ValidationError(gettext("Each may stand in one line only: %(line)s"), params={"line": line})
            taken |= {*members}
            found[name.strip()] = members
        return found


class PlanForm(InLanguages):
    """What a `services.planning.Plan` holds, and the thresholds of the convening."""

    TEXTS = {"places": (_("Your words for “countries and territories”"), 80, False)}

    tables = forms.MultipleChoiceField(
        label=_("Tables of the report"), choices=[(name, _(title)) for name, title in TITLES.items()], widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked here is never printed, also not later and not on request."),
    )  # fmt: skip
    regions_by = forms.ChoiceField(
        label=_("Regions"), widget=forms.RadioSelect,
        choices=[(BY_REGION, _("The region that people choose themselves")), (BY_M49, _("The country that people declare, in the regions of the United Nations (M49)")),
                 (BY_OWN, _("The country that people declare, in regions of your own"))],
    )  # fmt: skip
    own_regions = Lines(
        label=_("Regions of your own"), members=COUNTRIES,
        help_text=_("One a line: its name, a colon, and two-letter codes of countries and territories, such as “Arab States: DZ, BH, KM, DJ, EG”. "
                    "Ten or more in each, so that a region never stands for a country."),
    )  # fmt: skip
    region_groups = Lines(
        label=_("Regions put together where a finer table would point to somebody"), members=REGIONS,
        help_text=_("One a line: a name, a colon, the regions. They are used only where they are needed."),
    )
    kind_groups = Lines(
        label=_("Kinds of actor put together where a finer table would point to somebody"), members=KINDS,
        help_text=_("One a line: a name, a colon, the kinds. Three or four groups must remain."),
    )
    names_places = forms.BooleanField(
        label=_("Name countries from which ten people or more took part"), required=False,
        help_text=_("Their names only, never their numbers. Where people would be few in what remains, none is named."),
    )
    counts_organisers = forms.BooleanField(
        label=_("Count organisers and staff among the participants"), required=False, help_text=_("Both figures are printed either way.")
    )
    interim_on = forms.DateField(
        label=_("Interim release, not before"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty for one release only. Each release more costs figures: what changed by few people in between is withheld."),
    )  # fmt: skip
    final_on = forms.DateField(label=_("Final release, not before"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    threshold_people = forms.IntegerField(
        label=_("The smallest number of people that may be printed"), min_value=5, max_value=1000, help_text=_("It may be raised, not lowered.")
    )
    threshold_posts = forms.IntegerField(
        label=_("The smallest number of people behind a figure of posts or of countries"), min_value=10, max_value=1000, help_text=_("It may be raised, not lowered.")
    )
    compared_with = forms.ModelChoiceField(
        label=_("An earlier convening to compare with"), queryset=Convening.objects.none(), required=False, empty_label=pgettext_lazy("an earlier convening", "none")
    )

    field_order = [
        "tables", "regions_by", "own_regions", "region_groups", "kind_groups", "counts_organisers", "names_places", "interim_on", "final_on",
        "threshold_people", "threshold_posts", "compared_with",
    ]  # fmt: skip

    def __init__(self, *args, convening, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["compared_with"].queryset = Convening.objects.filter(state=Convening.State.CLOSED).exclude(pk=convening.pk)
        self.fields["compared_with"].label_from_instance = lambda one: one.title

    def clean(self):
        told = super().clean()
        if told.get("regions_by") == BY_OWN and not told.get("own_regions") and "own_regions" not in self.errors:
            self.add_error("own_regions", gettext("Write at least two regions, or choose others."))
        return told

    def settled(self):
        """What `services.settle_plan` takes."""
        told = self.cleaned_data
        names = ("tables", "kind_groups", "names_places", "counts_organisers", "interim_on", "final_on", "compared_with")
        by_country = told["regions_by"] != BY_REGION
        return {
            **{name: told[name] for name in names},
            "regions": self._regions(told) if by_country else [],
            "region_groups": {} if by_country else told["region_groups"],
            "places": {language: text for language, text in self.texts("places").items() if text},
        }

    def _regions(self, told):
        if told["regions_by"] == BY_M49:
            lists = {name: codes.split() for name, codes in m49.REGIONS}
        else:
            lists = told["own_regions"]
        return [{"code": name, "texts": {}, "countries": codes} for name, codes in lists.items()]


def as_typed(plan, convening):
    """What the form starts from."""
    lists = {region["code"]: list(region["countries"]) for region in plan.regions}
    m49_lists = {name: codes.split() for name, codes in m49.REGIONS}
    kind = BY_REGION if not lists else BY_M49 if lists == m49_lists else BY_OWN
    same = ("tables", "region_groups", "kind_groups", "names_places", "counts_organisers", "interim_on", "final_on", "compared_with")
    return {
        **{name: getattr(plan, name) for name in same}, "regions_by": kind, "own_regions": lists if kind == BY_OWN else None,
        "threshold_people": convening.threshold_people, "threshold_posts": convening.threshold_posts,
        **{f"places_{language}": text for language, text in plan.places.items()},
    }  # fmt: skip
