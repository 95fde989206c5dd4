"""Tags of the frames: what lists, forms and panels need to show themselves."""

from datetime import date

from django import template
from django.forms import BaseForm
from django.template import engines
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from oia.core import filter_bar
from oia.core.rows import day

register = template.Library()


@register.simple_tag(takes_context=True)
def active_filters(context, filterset):
    """The filters at work, in words, each with the address of the list without it."""
    form = filterset.form
    if not form.is_bound:
        return []
    found = []
    for field in form.visible_fields():
        value = form.cleaned_data.get(field.name) if form.is_valid() else None
        if value not in (None, "", []) and (words := in_words(field, value)):
            chip = {"label": field.label, "value": words}
            found.append(chip | {"url": without(context["request"], field.html_name)})
    return found


@register.simple_tag(takes_context=True)
def form_media(context):
    """The scripts and styles of a form and of the rows below it, each once."""
    form = context["form"]
    if helper := getattr(form, "helper", None):
        helper.include_media = False  # else crispy would print them a second time
    media = form.media
    for rows in context.get("formsets") or []:
        media += rows.formset.media
    return media


def in_words(field, value):
    """What was chosen, as the choice calls itself."""
    if hasattr(value, "all") or isinstance(value, list | tuple | set):
        return ", ".join(in_words(field, one) for one in value)
    if value is True or value is False:
        return _("yes") if value else ("" if field.widget_type == "checkbox" else _("no"))
    if isinstance(value, slice):
        return " – ".join(end_in_words(end) for end in (value.start, value.stop))
    known = {} if hasattr(field.field, "queryset") else flat_choices(field.field)
    return str(known.get(str(value), value))


def end_in_words(end):
    """One end of a span; three dots where it is open."""
    if end is None:
        return "…"
    return day(end) if isinstance(end, date) else str(end)


def flat_choices(field):
    """The choices of a field by value, with groups laid open."""
    flat = {}
    for value, words in getattr(field, "choices", ()):
        flat |= dict(words) if isinstance(words, list | tuple) else {value: words}
    return {str(value): words for value, words in flat.items()}


def without(request, name):
    """The address of this list without one filter, from its first page."""
    query = request.GET.copy()
    parts = [name, *(f"{name}_{end}" for end in ("min", "max", "after", "before"))]
    for part in [*parts, "after", "before"]:
        query.pop(part, None)
    return f"?{query.urlencode()}"


@register.simple_tag
def filter_fields(form):
    """The filters of a list."""
    return filter_bar.rendered(form)


@register.simple_tag
def part(name, **values):
    """A template of templates/parts, for what repeats itself on a page: in Jinja2, so quicker."""
    return mark_safe(engines["parts"].env.get_template(name).render(**values))  # escaped there


@register.simple_tag(takes_context=True)
def fill(context, name, values):
    """A template that an app declared, given what the app says it shows."""
    values = {key: value for key, value in values.items() if key != "panel"}
    with context.push(**values):
        return context.template.engine.get_template(name).render(context)


@register.simple_tag(takes_context=True)
def form_title(context):
    """The title of a form's page: the one its view gave, or what the form does to which record."""
    title, form = context.get("title"), context.get("form")
    if title or not hasattr(form, "instance"):
        return title or _("Please fill in")
    words = {"kind": form.instance._meta.verbose_name, "record": form.instance}
    return _("Change %(record)s") % words if form.instance.pk else _("New %(kind)s") % words


@register.simple_tag
def mistakes(form, formsets=()):
    """All that is wrong with a form and the rows below it, with the field each belongs to."""
    wrong = list(form_mistakes(form)) if isinstance(form, BaseForm) else []
    for rows in formsets or ():
        formset = rows["formset"] if isinstance(rows, dict) else rows.formset
        if formset.is_bound:
            wrong += [{"message": message} for message in formset.non_form_errors()]
            for row in formset.forms:
                wrong += form_mistakes(row)
    return wrong


def form_mistakes(form):
    for message in form.non_field_errors():
        yield {"message": message}
    for field in form:
        for message in field.errors:
            yield {"message": message, "field": field.auto_id, "label": field.label}
