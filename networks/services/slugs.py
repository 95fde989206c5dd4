"""Short names for the addresses of what staff add themselves."""

from django.utils.text import slugify

from networks.models.summit import RESERVED
from oia.core.text import fold


def free_slug(model, *words):
    """A short name for addresses, made of the first words that give one and not yet taken."""
    plain = next(filter(None, (slugify(fold(word))[:90] for word in words)), "")
    wanted = plain or model._meta.model_name
    taken = {*model.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)}
    taken.update(RESERVED)
    number = 1
    while (slug := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return slug
