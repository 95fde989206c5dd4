"""Steps of the directory that touch more than one row: who holds which post, from when."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.core.rights import need
from oia.directory.models import Post, PostHolding


@transaction.atomic
def hand_over(post, person, on, *, by):
    """Let `person` hold the post from that day on, and end the present holding the day before.

    The holding that ends stays, with its dates. Raises ValidationError if the present holder
    began no earlier than that day, or is this very person.
    """
    need(by, "directory.change_postholding")
    post = Post.objects.select_for_update().get(pk=post.pk)
    if not post.several_holders:
        for present in post.holdings.held_on(on).select_related("person"):
            give_way(present, person, on)
    return take_up(PostHolding(post=post, person=person, starts_on=on))


def give_way(present, person, on):
    """End a holding on the eve of another's."""
    if present.person_id == person.pk:
        raise ValidationError(_("%(person)s holds this post already.") % {"person": person})
    if present.starts_on and present.starts_on >= on:
        words = {"person": present.person, "day": date_format(present.starts_on, "j M Y")}
        raise ValidationError(
            _("%(person)s took up this post on %(day)s only. Name a later day.") % words
        )
    end(present, on - timedelta(days=1))


@transaction.atomic
def end_holding(holding, on, *, by):
    """Somebody leaves a post, and nobody follows yet. `on` is their last day."""
    need(by, "directory.change_postholding")
    return end(holding, on)


def end(holding, on):
    holding.ends_on = on
    holding.full_clean()
    holding.save()
    return holding


@transaction.atomic
def give_post(person, organisation, title, *, by, is_head=False, **dates):
    """Let a person hold a post, which comes into being if the organisation has none so called."""
    need(by, "directory.add_postholding")
    post = organisation.posts.filter(title__iexact=title).first()
    if post is None:
        post = Post(organisation=organisation, title=title, is_head=is_head)
        post.full_clean()
        post.save()
    return take_up(PostHolding(post=post, person=person, **dates))


def take_up(holding):
    holding.full_clean()
    holding.save()
    return holding
