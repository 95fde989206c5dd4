"""Who is at each item of a programme, read once for all of them."""

from collections import defaultdict

from delegations.models import Member, ProgrammeItem
from oia.accounts.models import User, names_of
from oia.core.light import light
from oia.directory.models import Person

#: People of the directory of whom an item names one.
NAMED = ("host", "greeter", "interpreter")

#: Those of whom it may name several, in the order in which they stand.
TIED = {"guests": Member, "ours": Person, "staff": User}

#: What it takes to name one of each.
NAMES = {Member: ["name"], Person: ["name"], User: names_of()}

#: A key that nobody has: so every programme costs as many queries, whoever is named in it.
NOBODY = 0


def items_of(delegation):
    """The items in the order of time, each with its `people`: [key, name] by the fields.

    A constant number of queries, and nobody is read twice, however many items name them.
    """
    items = list(light(delegation.programme.defer("created_at", "updated_at")))
    tied = {name: ties(name, delegation) for name in TIED}
    single = {getattr(item, f"{name}_id") for item in items for name in NAMED} - {None}
    known = {name: listed(name, tied[name], single) for name in TIED}
    there = {name: by_item(known[name], tied[name]) for name in TIED}
    for item in items:
        item.delegation = delegation
        item.people = {name: one(known["ours"], getattr(item, f"{name}_id")) for name in NAMED}
        item.people |= {name: there[name].get(item.pk, []) for name in TIED}
        item.guest_keys = {pk for pk, _name in item.people["guests"]}
    return items


def ties(name, delegation):
    """Which items of a visit name somebody there: keys of items by that of who it is."""
    pairs = through(name).filter(programmeitem__delegation=delegation)
    found = defaultdict(list)
    for item, who in pairs.values_list("programmeitem_id", f"{TIED[name]._meta.model_name}_id"):
        found[who].append(item)
    return found


def through(name):
    """The ties between items and those whom they name there."""
    return getattr(ProgrammeItem, name).through._base_manager


def listed(name, tied, single):
    """The names by key of all whom these items name, in the order in which people are listed.

    Those of whom an item names one are of the directory, as people of ours are.
    """
    keys = {*tied, *(single if name == "ours" else ())}
    model = TIED[name]
    everybody = model._default_manager.filter(pk__in=[NOBODY, *keys])
    return {one.pk: str(one) for one in light(everybody.only(*NAMES[model]))}


def one(known, key):
    """[key, name] of somebody, in a list as those are of whom there may be several."""
    return [[key, known[key]]] if key in known else []


def by_item(known, tied):
    """[key, name] of those whom each item names, in their order."""
    found = defaultdict(list)
    for who, name in known.items():
        for item in tied.get(who, ()):
            found[item].append([who, name])
    return found
