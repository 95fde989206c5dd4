"""What outlives a mayor's term: all that was promised under it and is still open, and whatever
else apps say goes on, such as signatures.
"""

from itertools import groupby
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from oia.accounts.models import Department, User
from oia.commitments.forms import ReassignForm
from oia.commitments.models import Commitment
from oia.commitments.models.terms import mayors
from oia.commitments.services.promising import reassign
from oia.core.pages import Guarded
from oia.core.plugs import Outliving, board
from oia.core.text import as_key

SHOWN = 300  # on one page; a department at a time where there are more


class HandOver(Guarded, TemplateView):
    """Open commitments of a term by department; those ticked are given to somebody else."""

    model = Commitment
    template_name = "commitments/hand_over.html"

    def get_permission_required(self):
        action = "change" if self.request.method == "POST" else "view"
        return [f"commitments.{action}_commitment"]

    @property
    def department(self):
        """The key of the only department asked for, or None."""
        return as_key(self.request.GET.get("department", ""))

    def term(self, terms):
        """The term that the address names; else the present one."""
        asked = as_key(self.request.GET.get("holding", ""))
        if asked is not None:
            return get_object_or_404(mayors(), pk=asked)
        return terms[0] if terms else None

    def found(self, term):
        if term is None:
            return Commitment.objects.none()
        found = Commitment.objects.open().visible_to(self.request.user).under(term)
        if self.department is not None:
            found = found.filter(department=self.department)
        return found.for_list().order_by("department__name", "falls_due_at", "pk")

    def get_context_data(self, **kwargs):
        terms = list(mayors())
        term = self.term(terms)
        rows = list(self.found(term)[: SHOWN + 1])
        by_department = groupby(rows[:SHOWN], key=lambda row: row.department)
        return super().get_context_data(
            **kwargs,
            terms=terms,
            term=term,
            groups=[(department, list(some)) for department, some in by_department],
            has_more=len(rows) > SHOWN,
            departments=Department.objects.order_by("name"),
            people=User.objects.active().by_name(),
            asked=self.department,
            sections=self.sections(term) if term else [],
            list_url=self.list_url(term) if term else "",
            may_change=self.request.user.has_perm("commitments.change_commitment"),
        )

    def sections(self, term):
        """What else of the term goes on, as far as this user may know it."""
        found = []
        for plug in board.all(Outliving):
            shown = plug.context(term, self.request.user, self.department)
            if shown is not None:
                found.append({"panel": plug, **shown})
        return found

    def list_url(self, term):
        """The same promises as a list, where files of them are written."""
        asked = {"term": term.pk} | ({"department": self.department} if self.department else {})
        return f"{reverse('commitments:commitment-list')}?{urlencode(asked)}"

    def post(self, request):
        form = ReassignForm(request.POST, user=request.user)
        if not form.is_valid():
            messages.error(request, _("Tick what changes hands, and say to whom."))
            return self.get(request)
        given = form.cleaned_data
        try:
            count = reassign(given["pk"], to=given["to"], by=request.user, why=given["why"])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            words = {"count": count, "who": given["to"]}
            said = ngettext(
                "%(count)d promise is now with %(who)s.",
                "%(count)d promises are now with %(who)s.",
                count,
            )
            messages.success(request, said % words)
        query = request.GET.urlencode()
        back = reverse("commitments:commitment-hand-over")
        return redirect(f"{back}?{query}" if query else back)
