"""Choosing one record out of many by typing its name."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.core.finding import typed

SHOWN = 8  # candidates to choose from when the text fits several


def label_of(record):
    """What a record is called where several of its kind are offered."""
    return getattr(record, "lookup_label", None) or str(record)


class Typed(str):
    """What stood in the text input, with the key of the record chosen before, if any."""

    def __new__(cls, text, pk=""):
        self = super().__new__(cls, text)
        self.pk = pk
        return self


class Lookup(forms.Widget):
    """A text input that suggests records while one types, and the key of the one chosen.

    Posts the key under the field's name and the text under `<name>_text`. Without script the
    text alone is posted; `LookupField` finds the record, or offers those that it might be, of
    which one comes back as `<name>_choice`. A key whose record is not called as the text says
    is left over from before: the text counts. `without` is the key of one that is not suggested.
    """

    template_name = "widgets/lookup.html"

    class Media:
        css = {"all": ["css/lookup.css"]}
        js = [Script("js/lookup.js", defer=True)]

    def __init__(self, url_name, attrs=None, *, label=label_of, without=None):
        super().__init__(attrs)
        self.url_name, self.label, self.without = url_name, label, without
        self.candidates, self.add_url = [], ""
        self.choices = ()

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.candidates, copied.add_url = [], ""
        return copied

    def value_from_datadict(self, data, files, name):
        if choice := data.get(f"{name}_choice"):
            return choice
        pk, text = data.get(name, ""), data.get(f"{name}_text")
        return pk if text is None else text.strip() and Typed(text.strip(), pk)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}_text" not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        pk, text = (value.pk, str(value)) if isinstance(value, Typed) else self.shown(value)
        candidates = [(record.pk, self.label(record)) for record in self.candidates]
        return context | {
            "pk": pk,
            "text": text,
            "url": reverse(self.url_name) + (f"?without={self.without}" if self.without else ""),
            "candidates": candidates,
            "add_url": self.add_url,
        }

    def shown(self, value):
        """The key and the text for a record that was chosen before."""
        if value in (None, ""):
            return "", ""
        try:
            record = self.choices.queryset.filter(pk=value).first()
        except (AttributeError, TypeError, ValueError):
            record = None
        return (record.pk, self.label(record)) if record else ("", str(value))


class LookupField(forms.ModelChoiceField):
    """Takes a record by its key, or by a name that only one record goes by.

    `queryset` gives the records to choose from, of a `FindableQuerySet`, or is a callable that
    does. Works as a `field_classes` entry of a ModelForm, with a `Lookup` as its widget. `add_url`
    leads to whoever may add such a record where a name is not known.
    """

    default_error_messages = {
        "unknown": gettext_lazy("“%(text)s” is not known here. Add it first.")
    }
    add_url = ""

    def __init__(self, queryset, url_name="", **options):
        if url_name:
            options.setdefault("widget", Lookup(url_name))
        super().__init__(queryset() if callable(queryset) else queryset, **options)

    def to_python(self, value):
        if isinstance(value, Typed):
            return self.chosen(value) or self.only_one(value)
        return super().to_python(value)

    def chosen(self, value):
        """The record whose key was posted, if the text is still what it is called."""
        if not str(value.pk).isascii() or not str(value.pk).isdigit():
            return None
        record = self.queryset.filter(pk=value.pk).first()
        return record if record and typed(self.widget.label(record)) == typed(value) else None

    def only_one(self, value):
        """The one record that the text names. Raises ValidationError if none or several are."""
        found = self.named(value)
        if len(found) == 1:
            return found[0]
        self.widget.candidates = found[:SHOWN] or list(self.queryset.best(value)[:SHOWN])
        words = {"text": value}
        if found:
            raise ValidationError(_("“%(text)s” fits several. Choose one of them.") % words)
        if self.widget.candidates:
            raise ValidationError(_("Nothing is called “%(text)s”. Choose one of these.") % words)
        self.widget.add_url = self.add_url
        raise ValidationError(self.error_messages["unknown"] % words)

    def named(self, value):
        """The records that go by this name, or are offered under it, best first."""
        found = self.queryset.named(value).order_by(*self.queryset.best_first)[: SHOWN + 1]
        if exact := list(found):
            return exact
        offered = self.queryset.best(value.split("(")[0].split(",")[0])[: SHOWN + 1]
        return [record for record in offered if typed(self.widget.label(record)) == typed(value)]

    def has_changed(self, initial, data):
        if isinstance(data, Typed):
            try:
                data = self.to_python(data).pk
            except ValidationError:
                return True
        return super().has_changed(initial, data)
