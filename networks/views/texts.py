"""Pages about the versions of a text: where it speaks of cities, and two of them compared."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, DetailView

from networks import tasks
from networks.choices.declarations import BodyState
from networks.forms.declarations import NewTextForm, TextForm
from networks.languages import language_name
from networks.models import Declaration, InstrumentText
from networks.models.instrument_text import MOST_SHOWN
from networks.services import texts as services
from networks.services.mentions import FAMILIES, among, compare
from networks.views.parts_of import RemoveOf
from networks.views.saving import SavedByService
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import EditRecord, Guarded, RecordForm
from oia.core.parts import InParts
from oia.core.waking import wake

HITS_SHOWN = 200  # on a page
BLOCKS_SHOWN = 300  # changed passages of a comparison


class NewText(RecordForm, CreateView):
    """A version of the text of `kind`, which the address names."""

    model = InstrumentText
    action = "add"
    form_class = NewTextForm
    kind = Declaration
    extra_context = {"title": gettext_lazy("New version of the text")}

    @cached_property
    def instrument(self):
        seen = self.kind.objects.visible_to(self.request.user)
        return get_object_or_404(seen, slug=self.kwargs["slug"])

    def extra_form_kwargs(self):
        text = InstrumentText(**{self.kind._meta.model_name: self.instrument})
        return {"user": self.request.user, "instance": text}

    @property
    def back(self):
        return f"{self.instrument.get_absolute_url()}#texts"

    def get_context_data(self, **kwargs):
        lead = str(self.instrument)
        return super().get_context_data(**kwargs, lead=lead, cancel_url=self.back)

    def form_valid(self, form):
        try:
            texts = self.keep(form)
        except ValidationError as error:
            form.add_error("file" if form.cleaned_data["file"] else "words", error.messages)
            return self.form_invalid(form)
        for text in texts:
            if text.body.state == BodyState.WAITING:
                transaction.on_commit(partial(wake, tasks.read_text, text.pk))
        messages.success(self.request, _("Saved."))
        self.tell_language(form)
        return redirect(texts[0] if len(texts) == 1 else self.back)

    def tell_language(self, form):
        """Say which language files got whose names tell none."""
        if names := form.without_language():
            words = {"names": ", ".join(names), "language": language_name(form.instance.language)}
            told = _("No language in the name: kept as %(language)s are %(names)s.") % words
            messages.warning(self.request, told)

    def keep(self, form):
        if form.cleaned_data["file"]:
            return services.add_files(list(form.versions()), by=self.request.user)
        words = form.cleaned_data["words"]
        return [services.add_text(form.instance, by=self.request.user, words=words)]


class EditText(SavedByService, EditRecord):
    model = InstrumentText
    form_class = TextForm

    def get_queryset(self):
        return super().get_queryset().select_related("declaration", "framework", "body")

    def save(self, text, form):
        services.change_text(text, by=self.request.user)


class RemoveText(RemoveOf):
    model = InstrumentText

    def get_queryset(self):
        return super().get_queryset().select_related("declaration", "framework")

    def remove(self):
        self.back = f"{self.object.instrument.get_absolute_url()}#texts"
        services.remove_text(self.object, by=self.request.user)

    def form_valid(self, form):
        back = self.object.get_absolute_url()
        try:
            return super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(back)

    def get_success_url(self):
        return self.back

    def get_context_data(self, **kwargs):
        back = self.object.get_absolute_url()
        return super().get_context_data(**kwargs, lead=str(self.object), cancel_url=back)


class TextPage(InParts, Guarded, DetailView):
    """One version: how often it speaks of cities, each hit, and the words themselves."""

    model = InstrumentText
    context_object_name = "record"
    template_name = "networks/text.html"
    part_template_name = "networks/_text_body.html"

    def get_queryset(self):
        return super().get_queryset().select_related("declaration", "framework", "paper", "body")

    def get_context_data(self, **kwargs):
        text, body = self.object, self.object.body
        sightings.note(text.instrument, self.request.user, SightRoad.PAGE)
        family = self.request.GET.get("of", "")
        hits = body.mentions.get("hits", [])
        shown = [hit for hit in hits if belongs(hit, family)]
        others = text.instrument.texts.exclude(pk=text.pk).filter(body__state=BodyState.READY)
        meta = text._meta
        return super().get_context_data(
            **kwargs,
            instrument=text.instrument,
            body=body,
            families=families_of(body.mentions),
            family=family,
            hits=Paginator(shown, HITS_SHOWN).get_page(self.request.GET.get("page")),
            others=others.latest_first(),
            paragraphs=body.words.split("\n\n") if len(body.words) <= MOST_SHOWN else [],
            may_change=self.request.user.has_perm(f"networks.change_{meta.model_name}"),
            may_remove=self.request.user.has_perm(f"networks.delete_{meta.model_name}"),
        )


def belongs(hit, family):
    """Whether a hit is among those asked for: all, those of a family, apart, or left out."""
    if not family:
        return True
    counted = hit["status"] == "counted"
    return hit["family"] == family if counted else hit["status"] == family


def families_of(mentions):
    """The table of a count: (name, words, how many)."""
    found = mentions.get("families", {})
    return [(name, words, found.get(name, 0)) for name, words in FAMILIES.items()] if found else []


class CompareTexts(Guarded, DetailView):
    """Two versions side by side, word by word; and where the cities came in, or went."""

    model = InstrumentText
    context_object_name = "record"
    template_name = "networks/text_compare.html"

    def get_queryset(self):
        return super().get_queryset().select_related("declaration", "framework", "body")

    def get_context_data(self, **kwargs):
        new = self.object
        olds = new.instrument.texts.select_related("body").filter(body__state=BodyState.READY)
        old = get_object_or_404(olds.exclude(pk=new.pk), pk=self.kwargs["other"])
        if new.body.state != BodyState.READY:
            raise Http404("Its words are not there yet.")
        sightings.note(new.instrument, self.request.user, SightRoad.PAGE)
        found = compare(old.body.words, new.body.words)
        changed = sum(not block.same for block in found.blocks)
        return super().get_context_data(
            **kwargs,
            instrument=new.instrument,
            old=old,
            new=new,
            found=found,
            blocks=up_to(found.blocks, BLOCKS_SHOWN),
            changed=changed,
            not_shown=max(0, changed - BLOCKS_SHOWN),
            came_in=among(new.body.mentions.get("hits", []), found.new),
            struck_out=among(old.body.mentions.get("hits", []), found.gone),
            totals=totals(old.body.mentions, new.body.mentions),
        )


def up_to(blocks, most):
    """The blocks until so many changed ones have been seen."""
    shown, seen = [], 0
    for block in blocks:
        seen += not block.same
        if seen > most:
            break
        shown.append(block)
    return shown


def totals(old, new):
    """The table of two counts: (words, before, after, by how much)."""
    if not old or not new:
        return []
    pairs = zip(families_of(old), families_of(new), strict=True)
    return [
        (words, before, after, signed(after - before))
        for (_n, words, before), (_m, _w, after) in pairs
    ]


def signed(number):
    """ "+2", "−1" or "0" """
    return f"{number:+d}".replace("-", "−") if number else "0"
