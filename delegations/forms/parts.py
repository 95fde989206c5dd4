"""Typing in what hosting costs, and the ceremony."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.forms.grouped import VisitForm
from delegations.models import VisitCost, VisitFlag, VisitHours, VisitSpeech
from oia.accounts.models import Office
from oia.accounts.widgets import begin_in_our_currency


class CostForm(VisitForm):
    """A line of cost. An amount left blank is not known, which is not the same as nothing."""

    groups = [
        (_("For what"), ["kind", "what", "payer"]),
        (_("How much"), ["estimate", "actual", "currency"], ["notes"]),
    ]

    class Meta:
        model = VisitCost
        fields = ["kind", "what", "payer", "estimate", "actual", "currency", "notes"]

    def prepare(self):
        super().prepare()
        self.fields["currency"].required = False
        self.fields["currency"].help_text = _("Blank: the office's own.")
        begin_in_our_currency(self)

    def clean_currency(self):
        return self.cleaned_data["currency"].upper() or Office.current().currency


class HoursForm(VisitForm):
    """Hours of a colleague; one's own, unless something else is said."""

    groups = [(_("Hours"), ["user", "day", "hours"], ["what"], ["notes"])]

    class Meta:
        model = VisitHours
        fields = ["user", "day", "hours", "what", "notes"]

    def prepare(self):
        super().prepare()
        if not self.instance.pk:
            self.initial |= {"user": self.user.pk, "day": timezone.localdate()}


class InPlace(VisitForm):
    """Something with a place in an order; a new one comes last."""

    def prepare(self):
        super().prepare()
        if not self.instance.pk:
            others = type(self.instance).objects.filter(delegation=self.instance.delegation)
            last = others.order_by("-place").values_list("place", flat=True).first()
            self.initial["place"] = (last or 0) + 1


class FlagForm(InPlace):
    groups = [(_("Flag"), ["name", "whose", "place"], ["width", "height"], ["notes"])]

    class Meta:
        model = VisitFlag
        fields = ["name", "whose", "place", "width", "height", "notes"]


class SpeechForm(InPlace):
    groups = [
        (_("Speech"), ["speaker", "whose", "place"], ["about"], ["minutes", "language"], ["notes"])
    ]

    class Meta:
        model = VisitSpeech
        fields = ["speaker", "whose", "place", "about", "minutes", "language", "notes"]
