"""The list of commitments, the page of each, and the forms to add and change one."""

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import names_of
from oia.commitments.choices import Status
from oia.commitments.filters import CommitmentFilter
from oia.commitments.forms import CommitmentForm
from oia.commitments.models import Commitment
from oia.commitments.models.queryset import NAMES_OF_PARTNERS, PARTNERS
from oia.commitments.services import chasing, promising
from oia.commitments.services.others import given_there, others_named
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord, RecordPage
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.core.themes import themes_of
from oia.core.visibility import hidden_from
from oia.documents.models import Attachment
from oia.documents.models.subject import takes_papers


class CommitmentList(RecordList):
    """Every promise, whichever record it came from; the first to fall due on top."""

    template_name = "commitments/commitments.html"
    queryset = Commitment.objects.all()
    filterset_class = CommitmentFilter
    bulk = ("owner", "backup", "department", "themes", "direction", "sensitivity")
    row_template = "commitment.html"
    title = _("Commitments")
    lead = _("What we promised and what was promised to us, whichever record it came from.")
    empty_text = _("No promise is open. Add one here, or on the record where it was given.")
    default_sort = "due"
    keys_first = True  # all without a date stand at one place
    reads = ("source_title", "direction", "to_words", "to_type", "to_id", "status", "due_on")
    reads += (*names_of("owner"), "department__name", *NAMES_OF_PARTNERS)
    page_size = 40  # what was promised takes long sentences
    new_right = "commitments.add_commitment"
    new_url = reverse_lazy("commitments:commitment-new")
    columns = (
        Column("due", _("Due"), "falls_due_at", sheet=("due_on", "due_at")),
        Column("text", _("What was promised"), "text", sheet=("text", "about", "about_kind")),
        Column("to", _("To whom"), sheet=("to_organisation", "to_person", "to_city", "to_words")),
        Column("owner", _("Owner")),
        Column("department", _("Department")),
        Column("state", _("State"), sheet=("status",)),
    )

    def render_rows(self, rows):
        for row in rows:
            row.partners_seen = row.partners_seen_by(self.request.user)
        return super().render_rows(rows)


class CommitmentPage(RecordPage):
    queryset = Commitment.objects.select_related(
        *("owner", "backup", "department", "closed_by", *PARTNERS.values()),
        *("promised_by", "promised_as__person", "promised_as__post__organisation"),
    )
    template_name = "commitments/commitment.html"

    def get_context_data(self, **kwargs):
        user, commitment = self.request.user, self.object
        reports = list(reports_for(commitment, user))
        given = [one for one in reports if one.on]
        by = commitment.promised_by
        last_value = next((one.value for one in given if one.value is not None), None)
        is_short = commitment.is_off_target(last_value)
        return super().get_context_data(
            **kwargs,
            owed_report=next((one for one in reports if not one.on), None),
            reports=given,
            last_value=last_value,
            is_short=is_short,
            is_missed=is_short and (commitment.is_late or commitment.status == Status.KEPT),
            partners=commitment.partners_seen_by(user),
            has_hidden_partner=len(commitment.partners) > len(commitment.partners_seen_by(user)),
            promised_by_seen=by if by and by.sensitivity not in hidden_from(user) else None,
            themes=commitment.themes.all(),
            mayor=commitment.mayor,
            may_chase=commitment.is_open and bool(chasing.recipients(commitment)),
        )


def reports_for(commitment, user):
    """Its reports, the latest first; each says whether the user may see its paper."""
    papers = Attachment.objects.visible_to(user).filter(pk=OuterRef("paper")).order_by()
    reports = commitment.reports.select_related("by", "paper").order_by("-on", "-pk")
    return reports.annotate(is_paper_seen=Exists(papers))


class CommitmentFormPage(SavedByService):
    """A form whose commitment the service keeps, its themes with it."""

    model = Commitment
    form_class = CommitmentForm
    service = None

    def save(self, commitment, form):
        type(self).service(commitment, by=self.request.user, themes=form.cleaned_data["themes"])


class NewCommitment(CommitmentFormPage, NewRecord):
    """A promise written down. Behind the question mark stands the record that it came from:
    /commitments/new/?from=<model>&pk=<key>.
    """

    service = promising.promise
    success_text = _("Written down.")

    @cached_property
    def origin(self):
        """The record it came from, if the address names one that the user may see."""
        label, pk = (self.request.GET.get(name, "") for name in ("from", "pk"))
        pk = as_key(pk)
        if not label:
            return None
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError):
            model = None
        if model is None or not takes_papers(model) or model is Commitment or pk is None:
            raise Http404("No promise comes from there.")
        meta = model._meta
        if not self.request.user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
            raise Http404("No such record.")
        return get_object_or_404(model._default_manager.visible_to(self.request.user), pk=pk)

    def extra_form_kwargs(self):
        commitment = Commitment(subject=self.origin) if self.origin else Commitment()
        if getattr(self.origin, "is_partner", False):
            commitment.to_other = self.origin
        return super().extra_form_kwargs() | {"instance": commitment}

    def get_initial(self):
        user, told = self.request.user, {}
        if self.origin:
            told = {"themes": themes_of(self.origin, user)} | others_named(self.origin, user)
            told |= given_there(self.origin, user)
        return {"owner": user.pk} | told

    def get_success_url(self):
        if self.origin:
            return f"{self.origin.get_absolute_url()}#commitments"
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs):
        lead = _("Came from: %s") % self.origin if self.origin else ""
        back = self.origin.get_absolute_url() if self.origin else self.list_url
        return super().get_context_data(**kwargs, lead=lead, cancel_url=back)

    @property
    def list_url(self):
        return reverse("commitments:commitment-list")


class EditCommitment(CommitmentFormPage, EditRecord):
    queryset = Commitment.objects.all()
    service = promising.change
