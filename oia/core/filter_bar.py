"""The filters above a list, made ready for their template: they are many and have long choices."""

from dataclasses import dataclass, field

from django import forms
from django.forms.utils import flatatt
from django.template import engines
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django_filters.fields import RangeField
from django_filters.widgets import BooleanWidget

from oia.core.light import light

TYPED = (forms.TextInput, forms.NumberInput)


@dataclass
class Field:
    """One filter. It has `choices` with a `value`, or two `ends`, or else the `html` it makes."""

    label: str
    name: str
    html_name: str
    id: str
    errors: list
    value: str = ""
    choices: list = field(default_factory=list)
    ends: list = field(default_factory=list)
    html: str = ""
    help: str = ""
    is_tick: bool = False


def rendered(form):
    """The fields of a filter form as HTML."""
    template = engines["parts"].env.get_template("filters.html")
    fields = [described(bound) for bound in form.visible_fields()]
    return mark_safe(template.render(fields=fields))  # escaped in the template


def described(bound):
    names = {"name": bound.name, "html_name": bound.html_name, "id": bound.id_for_label}
    one = Field(label=bound.label, errors=bound.errors, **names)
    widget = bound.field.widget
    if isinstance(bound.field, RangeField):
        one.ends = ends_of(bound)
    elif type(widget) is forms.Select and not one.errors and plain_choices(bound.field):
        one.choices = [(as_text(value), words) for value, words in choices_of(bound.field)]
        one.value = as_text(bound.value())
    elif type(widget) is BooleanWidget and not one.errors:
        one.choices = widget.choices
        one.value = {True: "true", False: "false"}.get(bound.value(), "")
    elif type(widget) in TYPED and not one.errors and not bound.help_text:
        one.html = input_of(bound, widget)
    else:
        one.is_tick = isinstance(widget, forms.CheckboxInput)
        one.html = bound.as_widget(attrs={"class": classes(widget, one.is_tick)})
        one.help = bound.help_text
    return one


def choices_of(field):
    """Values with their words. Records are read at once; Django's own way opens a cursor."""
    if not hasattr(field, "queryset") or getattr(field, "null_label", None):
        return field.choices
    blank = [] if field.empty_label is None else [("", field.empty_label)]
    records = light(field.queryset)
    return blank + [(field.prepare_value(one), field.label_from_instance(one)) for one in records]


def input_of(bound, widget):
    """An input as the widget makes it, without the three templates that takes."""
    context = widget.get_context(bound.html_name, bound.value(), bound.build_widget_attrs({}))
    shown = context["widget"]
    attrs = {"type": shown["type"], "name": shown["name"], "class": classes(widget, False)}
    if shown["value"] is not None:
        attrs["value"] = shown["value"]
    return format_html("<input{}>", flatatt(attrs | {"id": bound.auto_id} | shown["attrs"]))


def as_text(value):
    """A value as it stands in an address."""
    return "" if value is None else str(value)


def plain_choices(field):
    """Whether no choices are grouped: a list of records never is."""
    if hasattr(field, "queryset"):
        return True
    return not any(isinstance(words, list | tuple) for _value, words in field.choices)


def classes(widget, is_tick):
    if is_tick:
        return "checkboxinput form-check-input"
    kind = "form-select" if isinstance(widget, forms.Select) else "form-control"
    return f"{type(widget).__name__.lower()} {kind}"


def ends_of(bound):
    """The two inputs of a filter that takes a span."""
    first, widget = bound.field.fields[0], bound.field.widget
    values = bound.value() or []
    values = values if isinstance(values, list) else widget.decompress(values)
    kind = "date" if isinstance(first, forms.DateField) else "number"
    words = (_("from"), _("to"))
    return [
        {"name": f"{bound.html_name}_{suffix}", "value": value or "", "type": kind, "words": word}
        for suffix, value, word in zip(widget.suffixes, [*values, "", ""], words, strict=False)
    ]
