"""Tags of the frames: what lists, forms and panels need to show themselves."""

from django import template
from django.forms import BaseForm
from django.utils.translation import gettext as _

from oia.core import story

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


def in_words(field, value):
    """What was chosen, as the choice calls itself."""
    if hasattr(value, "all") or isinstance(value, list | tuple | set):
        return ", ".join(in_words(field, one) for one in value)
    if value is True or value is False:
        return _("yes") if value else ("" if field.widget_type == "checkbox" else _("no"))
    if isinstance(value, slice):
        return " – ".join(str(end) for end in (value.start, value.stop) if end)
    known = {} if hasattr(field.field, "queryset") else flat_choices(field.field)
    return str(known.get(str(value), value))


def flat_choices(field):
    """The choices of a field by value, with groups laid open."""
    flat = {}
    for value, words in getattr(field, "choices", ()):
        flat |= dict(words) if isinstance(words, list | tuple) else {value: words}
    return {str(value): words for value, words in flat.items()}


def without(request, name):
    """The address of this list without one filter, from its first page."""
    query = request.GET.copy()
    for part in [key for key in query if key == name or key.startswith(f"{name}_")]:
        del query[part]
    for place in ("after", "before"):
        query.pop(place, None)
    return f"?{query.urlencode()}"


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


@register.simple_tag
def happenings(moves, changes):
    """The moves and changes of a record as one story, the latest first."""
    return story.told(list(moves), list(changes))
