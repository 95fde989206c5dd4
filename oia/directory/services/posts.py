"""Steps of the directory that touch more than one row: who holds which post, from when."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from oia.core.rights import need
from oia.core.sheets import check_and_save
from oia.core.text import fold
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


def keep_theme(theme, along, *, by):
    """Keep a theme, new or changed; one without a short name gets it from its name."""
    theme.slug = theme.slug or slugify(fold(theme.name))[:60]
    check_and_save(theme, along, by=by)


@transaction.atomic
def keep_person(person, along, *, by):
    """Keep a person as a row of a sheet has them, with the post that the row gives them.

    Whoever holds that post already keeps it. A row never takes a post away.
    """
    check_and_save(person, along, by=by)
    if "row_post" not in person.__dict__:
        return
    title, organisation = person.__dict__.pop("row_post")
    if not (title and organisation):
        raise ValidationError(half_a_post(title, organisation))
    if not holds(person, organisation, title):
        give_post(person, organisation, title, by=by)
    person.__dict__.pop("held_now", None)  # what was read before no longer holds


def holds(person, organisation, title):
    """Whether somebody holds a post of this title today, or is to hold it."""
    held = person.holdings.filter(post__organisation=organisation, post__title__iexact=title)
    return held.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())).exists()


def half_a_post(title, organisation):
    """What a row lacks that names a post, under the column that lacks it."""
    if not (title or organisation):
        return {"post": _("A row takes no post away: it is ended on its own page.")}
    words = _("A post needs a title and an organisation.")
    return {"organisation" if title else "post": words}
