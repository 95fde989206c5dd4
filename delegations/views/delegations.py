"""Pages about visits: their list, one of them, forms, and the steps between states."""

from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import DECISIONS, NEED_WHY, VISIT_WAYS_BACK, VisitStatus
from delegations.filters.delegations import DelegationFilter
from delegations.forms.delegations import DatesForm, DelegationForm, NewDelegationForm
from delegations.models import Delegation
from delegations.services import delegations as services
from delegations.services import follow_up
from delegations.services.origins import words_beyond
from delegations.views.shown import ceremony, hosting, party_of, programme_in_short, step_rows
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.offering import offered
from oia.core.pages import EditRecord, MoveRecord, NewRecord, RecordPage
from oia.core.rows import day
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.core.visibility import hidden_from, unless_hidden

AROUND = (
    *("city", "organisation", "authorising_body", "host", "host_fallback"),
    *("owner", "backup", "department", "decided_by"),
)


class DelegationList(RecordList):
    queryset = Delegation.objects
    filterset_class = DelegationFilter
    title = _("Visits")
    lead = _("Who asks to come, who comes, and who was here.")
    columns = (
        Column("title", _("Visit"), "title"),
        Column("origin", _("From"), sheet=("city", "organisation", "comes_from")),
        Column("kind", _("Kind"), "kind"),
        Column("status", _("State"), "status"),
        Column("received", _("Received"), "received_on"),
        Column("reply", _("Answer"), "reply_by", sheet=("reply_by", "replied_on", "kept_promise")),
        Column("arrives", _("Arrives"), "arrives_on", nullable=True),
        Column("owner", _("Owner")),
    )
    reads = (
        "reference",
        "replied_on",
        "kept_promise",
        "comes_from",
        "city__name",
        "organisation__name",
    )
    reads += ("city__country", "organisation__country", "organisation__sensitivity")
    reads += ("organisation__city__name", "organisation__city__country")
    reads += tuple(names_of("owner"))
    template_name = "delegations/delegations.html"
    default_sort = "-received"
    bulk = ("owner", "backup", "department", "sensitivity")
    row_template = "delegation.html"
    page_size = 40  # whoever asks and comes takes long names
    empty_text = _("No visit yet. Write down the next letter that asks for one.")
    new_url = reverse_lazy("delegations:delegation-new")
    new_right = "delegations.add_delegation"

    def render_rows(self, rows):
        for row in rows:
            row.origins_seen = row.origins_seen_by(self.request.user)
            row.words_beyond = words_beyond(row.comes_from, row.origins_seen)
        return super().render_rows(rows)


class ByReference:
    """A page about the visit whose reference stands in the address."""

    model = Delegation
    slug_field = slug_url_kwarg = "reference"


class DelegationPage(ByReference, RecordPage):
    queryset = Delegation.objects.select_related(*AROUND, "organisation__city")
    template_name = "delegations/delegation.html"

    def get_context_data(self, **kwargs):
        delegation, hidden = self.object, hidden_from(self.request.user)
        origins = delegation.origins_seen_by(self.request.user)
        context = super().get_context_data(
            **kwargs,
            origins=origins,
            words_beyond=words_beyond(delegation.comes_from, origins),
            authorising_body=unless_hidden(delegation.authorising_body, hidden),
            host=unless_hidden(delegation.host, hidden),
            host_fallback=unless_hidden(delegation.host_fallback, hidden),
            themes=delegation.themes.all(),
            steps=step_rows(delegation),
            party=party_of(delegation),
            programme=programme_in_short(delegation),
            letters=list(delegation.letters.defer("text").order_by("-pk")),
            **hosting(delegation),
            **ceremony(delegation),
            may_decide=self.request.user.has_perm(services.DECIDE),
        )
        context["may_answer"] = context["may_decide"] and bool(services.answers_to(delegation))
        return context | self.steps_offered(context)

    def steps_offered(self, context):
        """The steps of the menu; what answers a request is done on a page of its own."""
        delegation, need_why, may_decide = self.object, NEED_WHY, context["may_decide"]
        left_out = set(DECISIONS) if may_decide else set()
        if delegation.status == VisitStatus.CANCELLED and not services.was_accepted(delegation):
            left_out.add(VisitStatus.CONFIRMED)
        if context["programme"]["version"] is None:
            left_out.add(VisitStatus.FROZEN)
        left_open = [row.step for row in context["steps"]["open"] if row.is_open]
        if left_open:
            need_why = {*NEED_WHY, VisitStatus.CLOSED}
        steps = offered(
            context["next_states"],
            delegation,
            ways_back=VISIT_WAYS_BACK,
            may_decide=may_decide,
            need_why=need_why,
            left_out=left_out,
            for_others=DECISIONS,
            others=_("protocol or a director"),
        )
        closes = VisitStatus.CLOSED in dict(steps["next_states"])
        return steps | {"left_open": left_open if closes else []}


class DelegationFormPage(ByReference, SavedByService):
    """A form whose visit the service keeps, its topics with it."""

    service = None

    def save(self, delegation, form):
        type(self).service(delegation, by=self.request.user, themes=form.cleaned_data["themes"])


class NewDelegation(DelegationFormPage, NewRecord):
    """A visit; behind the question mark stands who comes: ?city= or ?organisation=."""

    form_class = NewDelegationForm
    service = services.receive
    extra_context = {
        "title": _("New visit"),
        "cancel_url": reverse_lazy("delegations:delegation-list"),
    }

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in ("city", "organisation")}
        known = {name: key for name, text in asked.items() if (key := as_key(text)) is not None}
        return {"owner": self.request.user.pk} | known


class EditDelegation(DelegationFormPage, EditRecord):
    form_class = DelegationForm
    service = services.change


class MoveDates(ByReference, SavedByService, EditRecord):
    """Asks for other days of a visit, and why."""

    form_class = DatesForm

    def get_context_data(self, **kwargs):
        title = _now("Move the visit")
        lead = _now("What is counted from these days and not yet done moves along.")
        visit = self.get_object()
        if visit.status == VisitStatus.POSTPONED:
            lead = _now("With its new days the visit is looked through and answered once more.")
        back = visit.get_absolute_url()
        return super().get_context_data(**kwargs, title=title, lead=lead, cancel_url=back)

    def save(self, delegation, form):
        typed = {name: form.cleaned_data[name] for name in ("arrives_on", "leaves_on", "why")}
        before = self.days_of_steps(delegation)
        services.move_dates(delegation, **typed, by=self.request.user)
        now = self.days_of_steps(delegation)
        if moved := [
            f"{step} ({day(on)})" for step, on in now.items() if on != before.get(step, on)
        ]:
            messages.info(self.request, _now("Moved along: %s.") % ", ".join(moved))

    def days_of_steps(self, delegation):
        return {row.step: row.on for row in step_rows(delegation)["open"]}


class MoveDelegation(ByReference, MoveRecord):
    def move(self, record, to, *, by, why):
        came_from = record.status
        services.move(record, to, by=by, why=why)
        is_back = (came_from, to) == (VisitStatus.FOLLOW_UP, VisitStatus.IN_PROGRESS)
        if is_back and follow_up.has_promised(record):
            words = _now("What became a promise of the office when they left stays one.")
            messages.info(self.request, words)
