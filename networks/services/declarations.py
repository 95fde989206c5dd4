"""Declarations and frameworks that staff add or change."""

from django.db import transaction

from networks.models import Declaration, Framework, SignOn
from networks.services.keeping import keep
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.core.visibility import Sensitivity


def right(record):
    action = "add" if record._state.adding else "change"
    return f"networks.{action}_{record._meta.model_name}"


@transaction.atomic
def save_declaration(declaration, *, by):
    """Keep a declaration. Who may not see it does not see what we did about it either."""
    need(by, right(declaration))
    declaration.slug = declaration.slug or free_slug(Declaration, declaration.title)
    keep(declaration, by=by)
    if declaration.sensitivity != Sensitivity.OFFICE:
        for sign_on in declaration.sign_ons.filter(sensitivity=Sensitivity.OFFICE):
            sign_on.sensitivity = declaration.sensitivity
            keep(sign_on, by=by)
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


def at_least(sign_on: SignOn):
    """Who may see a sign-on: never more people than may see its declaration."""
    if sign_on.sensitivity == Sensitivity.OFFICE and sign_on.declaration_id:
        sign_on.sensitivity = sign_on.declaration.sensitivity
