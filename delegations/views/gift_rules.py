"""Pages about the rules by which gifts are declared."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from delegations.filters.gifts import GiftRuleFilter
from delegations.forms.gifts import GiftRuleForm
from delegations.models import GiftRule
from delegations.services import gifts as services
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord
from oia.core.saving import SavedByService


class GiftRuleList(RecordList):
    queryset = GiftRule.objects
    filterset_class = GiftRuleFilter
    row_template = "gift_rule.html"
    title = _("Gift rules")
    lead = _("From which value on gifts are declared, by kind of donor, place and recipient.")
    empty_text = _("No rules yet. Without one, no gift has to be declared.")
    bulk = ("is_active",)
    default_sort = "name"
    new_url = reverse_lazy("delegations:giftrule-new")
    new_right = "delegations.add_giftrule"
    columns = (
        Column("name", _("Rule"), "name"),
        Column("covers", _("Of which gifts"), sheet=("source", "where", "recipient")),
        Column(
            "threshold",
            _("From"),
            classes="num",
            sheet=("threshold", "currency", "includes_threshold"),
        ),
        Column("window", _("Adds up over"), sheet=("window_months", "per_recipient")),
        Column("days", _("Declared within"), sheet=("days", "counted_in")),
        Column("valid", _("Valid"), sheet=("valid_from", "valid_until")),
        Column("active", _("In use"), sheet=("is_active",)),
    )


class RuleFormPage(SavedByService):
    model = GiftRule
    form_class = GiftRuleForm
    extra_context = {
        "cancel_url": reverse_lazy("delegations:giftrule-list"),
        "lead": _("All gifts are judged anew as soon as it is saved."),
    }

    def save(self, rule, form):
        return services.save_rule(rule, by=self.request.user)


class NewRule(RuleFormPage, NewRecord):
    pass


class EditRule(RuleFormPage, EditRecord):
    pass
