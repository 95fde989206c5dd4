"""Declarations and frameworks that staff add or change."""

from django.db import transaction

from networks.models import Declaration, Framework
from networks.services.keeping import keep
from networks.services.sight import pass_on
from networks.services.slugs import free_slug
from oia.core.rights import need


def right(record):
    action = "add" if record._state.adding else "change"
    return f"networks.{action}_{record._meta.model_name}"


@transaction.atomic
def save_declaration(declaration, *, by):
    """Keep a declaration. Who may not see it does not see what we did about it either."""
    need(by, right(declaration))
    declaration.slug = declaration.slug or free_slug(Declaration, declaration.title)
    keep(declaration, by=by)
    pass_on(declaration, declaration.sign_ons.all(), by=by)
    return declaration


@transaction.atomic
def save_framework(framework, *, by):
    need(by, right(framework))
    framework.slug = framework.slug or free_slug(Framework, framework.title)
    return keep(framework, by=by)


@transaction.atomic
def save_count(count, *, by):
    """Keep a figure beside the others; it gets a short name of its own."""
    need(by, right(count))
    if not count.slug and count.declaration_id:
        words = f"{count.declaration.slug} {count.measure} {count.number}"
        count.slug = free_slug(type(count), words)
    return keep(count, by=by)
