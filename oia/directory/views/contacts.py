"""Pages of the contact log: the list, one contact, and the form with its box to paste into."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.urls import reverse_lazy
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord, RecordPage
from oia.core.plugs import TypedAlong, board
from oia.core.saving import SavedByService, add_refusal
from oia.core.text import as_key
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.filters.contacts import ContactFilter
from oia.directory.forms.contacts import ContactForm, PeopleRows
from oia.directory.models import Contact
from oia.directory.pasted import LARGEST
from oia.directory.pasted.proposing import proposed
from oia.directory.services import contacts as services


class ContactList(RecordList):
    queryset = Contact.objects
    filterset_class = ContactFilter
    title = _("Contact log")
    lead = _("With whom we were in touch, what was said, and what comes next.")
    columns = (
        Column("at", _("When"), "at"),
        Column("about", _("What about"), "about"),
        Column("with", _("With"), sheet=("people", "organisation", "city", "others")),
        Column("channel", _("How")),
        Column("colleagues", _("Of ours")),
        Column("next", _("Next step"), sheet=("next_step", "next_step_on")),
    )
    reads = ("channel", "others", "next_step", "next_step_on", "city__name")
    reads += ("organisation__name", "organisation__sensitivity")
    default_sort = "-at"
    bulk = ("channel", "owner", "sensitivity")
    row_template = "contact.html"
    empty_text = _("Nothing is logged yet. Begin with the next call.")
    new_url = reverse_lazy("directory:contact-new")
    new_right = "directory.add_contact"

    def get_queryset(self):
        return super().get_queryset().with_names_of_ours().prefetch_related("people")

    def render_rows(self, rows):
        for row in rows:
            row.partners_seen = partners_of(row, self.request.user)
        return super().render_rows(rows)


def partners_of(contact, user):
    """Everybody and everything it was with, as far as the user may know."""
    hidden = hidden_from(user)
    found = [one for one in contact.people.all() if one.sensitivity not in hidden]
    found.append(unless_hidden(contact.organisation, hidden))
    return [one for one in (*found, contact.city) if one is not None]


class ContactPage(RecordPage):
    queryset = Contact.objects.select_related("organisation", "city", "owner")
    template_name = "directory/contact.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            partners=partners_of(self.object, self.request.user),
            colleagues=self.object.colleagues.all(),
            themes=self.object.themes.all(),
        )


@dataclass
class Rows:
    """A formset and the words above it; and who wants what is typed there, if it is not ours."""

    title: str | Promise
    formset: Any
    plug: TypedAlong | None = None

    def filled_in(self):
        """What was typed, row by row."""
        return [
            {name: value for name, value in row.cleaned_data.items() if name != "DELETE"}
            for row in self.taken()
        ]

    def taken(self):
        """The rows in which something was typed, but for those taken away."""
        rows = self.formset.forms if self.formset.is_bound else []
        return [row for row in rows if row.has_changed() and not row.cleaned_data.get("DELETE")]

    def keep(self, record, *, by):
        """Hand the rows to whom they belong; what is wrong with one is said beside it."""
        try:
            self.plug.keep(record, self.filled_in(), by=by)
        except ValidationError as error:
            if hasattr(error, "row"):
                add_refusal(self.taken()[error.row], error)
                error.was_told = True
            raise


def chosen_in(formset, name):
    """The records chosen in rows of one lookup each, but for rows taken away."""
    rows = (row.cleaned_data for row in formset.forms)
    found = (row.get(name) for row in rows if not row.get("DELETE"))
    return list(filter(None, found))


def as_typed(formset):
    """What stands in rows, word for word, so that the same rows can begin with it once more."""
    rows = [{name: row[name].data for name in row.fields} for row in formset.forms
            if row.has_changed()]  # fmt: skip
    return [row for row in rows if not row.pop(DELETION_FIELD_NAME)]


class ContactFormPage(SavedByService):
    """A form with rows for the people of theirs, kept by the service."""

    model = Contact
    form_class = ContactForm
    template_name = "directory/contact_form.html"
    service = None

    @cached_property
    def rows(self):
        user, initial = {"user": self.request.user}, [{"person": pk} for pk in self.chosen()]
        data = self.request.POST if self.is_sent() else None
        return PeopleRows(data, initial=initial, form_kwargs=user, prefix="people")

    def is_sent(self):
        return self.request.method == "POST"

    def chosen(self):
        """The keys of the people that the form begins with."""
        raise NotImplementedError(f"{type(self).__name__} does not say who is chosen.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, formsets=self.formsets)

    @cached_property
    def formsets(self):
        return [Rows(_("People of theirs"), self.rows)]

    def form_valid(self, form):
        if any(one.formset.is_bound and not one.formset.is_valid() for one in self.formsets):
            return self.form_invalid(form)
        return super().form_valid(form)

    def people(self):
        """Those chosen, and those whom this user may not see: they stay."""
        return [*chosen_in(self.rows, "person"), *self.unseen()]

    def unseen(self):
        return []

    def save(self, contact, form):
        links = {name: form.cleaned_data[name] for name in ("colleagues", "themes")}
        type(self).service(contact, by=self.request.user, people=self.people(), **links)


class NewContact(ContactFormPage, NewRecord):
    """Half a minute: whom the address names is chosen already (?person=, ?organisation=, ?city=).

    What was pasted fills what is empty in the form, and nothing is kept before somebody has looked
    it through.
    """

    template_name = "directory/contact_new.html"
    service = services.log
    pasted, pasted_people, remarks, paste_error = None, (), (), ""
    extra_context = {
        "title": _("Log a contact"),
        "cancel_url": reverse_lazy("directory:contact-list"),
    }

    def is_sent(self):
        return self.request.method == "POST" and not self.is_pasted()

    def is_pasted(self):
        """Whether a mail is to be read, and the form to be shown once more with what it says."""
        return "fill" in self.request.POST

    @cached_property
    def formsets(self):
        """The people, and what other apps let one type in along with it."""
        return [*super().formsets, *self.along]

    @cached_property
    def along(self):
        plugs = [plug for plug in board.all(TypedAlong) if plug.model is Contact]
        return [self.typed_along(one) for one in plugs if self.request.user.has_perm(one.right)]

    def typed_along(self, plug):
        there = f"{plug.name}-TOTAL_FORMS" in self.request.POST
        options = {"form_kwargs": {"user": self.request.user}, "prefix": plug.name}
        formset = plug.rows(self.request.POST if there else None, **options)
        if there and self.is_pasted():
            formset = plug.rows(initial=as_typed(formset), **options)
        return Rows(plug.title, formset, plug)

    def save(self, contact, form):
        super().save(contact, form)
        for one in self.along:
            one.keep(contact, by=self.request.user)

    def asked(self, name):
        return as_key(self.request.GET.get(name, ""))

    def chosen(self):
        """Whom the address names, or whoever stands there as somebody pastes, and who was read."""
        people = [self.asked("person")] if self.asked("person") else []
        if self.is_pasted() and "people-TOTAL_FORMS" in self.request.POST:
            options = {"form_kwargs": {"user": self.request.user}, "prefix": "people"}
            people = [row["person"] for row in as_typed(PeopleRows(self.request.POST, **options))]
        known = {str(getattr(one, "pk", one)) for one in people}
        return people + [one.pk for one in self.pasted_people if str(one.pk) not in known]

    def get_initial(self):
        asked = {name: self.asked(name) for name in ("organisation", "city")}
        known = {name: pk for name, pk in asked.items() if pk}
        return {"colleagues": [self.request.user.pk]} | known

    def typed(self):
        """What somebody typed in the form before they pasted, word for word."""
        if "about" not in self.request.POST:
            return {}
        form = self.form_class(self.request.POST, **self.begun())
        return {name: form[name].data for name in form.changed_data}

    def begun(self):
        """What the form begins with, and for whom."""
        return {"initial": self.get_initial(), "user": self.request.user}

    def post(self, request, *args, **kwargs):
        if self.is_sent():
            return super().post(request, *args, **kwargs)
        self.object = None
        try:
            self.pasted, self.pasted_people, self.remarks = proposed(self.content(), request.user)
        except ValidationError as error:
            self.paste_error = " ".join(error.messages)
        begun, typed = self.begun(), self.typed()
        begun["initial"] |= {name: value for name, value in (self.pasted or {}).items() if value}
        begun["initial"] |= typed
        form = self.form_class(**begun)
        for name in typed:
            form.fields[name].show_hidden_initial = False  # it is still typed at the next paste
        return self.render_to_response(self.get_context_data(form=form))

    def content(self):
        """What was pasted, or the file that was chosen."""
        file = self.request.FILES.get("file")
        if file is None:
            return self.request.POST.get("paste", "")
        return file.read(LARGEST + 1)

    def get_context_data(self, **kwargs):
        typed = self.request.POST.get("paste", "") if self.pasted is None else ""
        return super().get_context_data(
            **kwargs,
            pasted=typed,
            paste_error=self.paste_error,
            was_read=self.pasted is not None,
            remarks=self.remarks,
        )


class EditContact(ContactFormPage, EditRecord):
    service = services.change
    tied_beside = ("people",)

    def chosen(self):
        seen = self.object.people.visible_to(self.request.user)
        return list(seen.order_by("name").values_list("pk", flat=True))

    def unseen(self):
        seen = self.object.people.visible_to(self.request.user).values("pk")
        return self.object.people.exclude(pk__in=seen)
