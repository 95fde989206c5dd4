"""Whether flags that stand together are of one size, and in an order that says what is meant.

Equal in height and in area: a larger flag ranks above a smaller one. Where the proportions differ,
protocol makes the heights equal and lets the widths differ, or has them made in one proportion.
"""

from django.utils.translation import gettext as _

from delegations.choices.hosting import Whose


def checked(flags):
    """What is to be seen to with these flags, in words; nothing where all is well."""
    flags = list(flags)
    if not flags:
        return []
    return [*sizes(flags), *order(flags)]


def named(flags):
    return ", ".join(flag.name for flag in flags)


def sizes(flags):
    unknown = [flag for flag in flags if not (flag.width and flag.height)]
    if unknown:
        yield _("The size of %s is not known.") % named(unknown)
    known = [flag for flag in flags if flag not in unknown]
    if len({flag.height for flag in known}) > 1:
        tallest = max(known, key=lambda flag: flag.height)
        yield _("Not of one height: %s is the tallest.") % measured(tallest)
    elif len({flag.width for flag in known}) > 1:
        words = _("Of one height but not of one proportion: %s.")
        yield words % ", ".join(map(measured, known))


def measured(flag):
    return f"{flag.name} ({flag.width} × {flag.height})"


def order(flags):
    places = [flag.place for flag in flags]
    twice = [flag for flag in flags if places.count(flag.place) > 1]
    if twice:
        yield _("In one place: %s.") % named(twice)
    sides = {flag.whose for flag in flags}
    if Whose.THEIRS not in sides:
        yield _("No flag of theirs is there.")
    if Whose.OURS not in sides:
        yield _("No flag of ours is there.")
    elif len(flags) == 2 and not twice and flags[0].whose == Whose.OURS:
        yield _("Ours hangs in the place of honour, on the left as one looks at them.")
