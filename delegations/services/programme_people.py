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
    for item in items:
        item.delegation = delegation
        item.people = {name: one(known["ours"], getattr(item, f"{name}_id")) for name in NAMED}
        item.people |= {name: at(known[name], tied[name].get(item.pk, ())) for name in TIED}
        item.guest_keys = {pk for pk, _name in item.people["guests"]}
    return items


def ties(name, delegation):
    """Whom the items of a visit name there: keys by that of the item."""
    through = getattr(ProgrammeItem, name).through._base_manager
    pairs = through.filter(programmeitem__delegation=delegation)
    found = defaultdict(set)
    for item, who in pairs.values_list("programmeitem_id", f"{TIED[name]._meta.model_name}_id"):
        found[item].add(who)
    return found


def listed(name, tied, single):
    """(place, name) by key of all whom these items name, in the order in which people are listed.

    Those of whom an item names one are of the directory, as people of ours are.
    """
    keys = set().union(*tied.values(), single if name == "ours" else ())
    model = TIED[name]
    everybody = model._default_manager.filter(pk__in=[NOBODY, *keys])
    found = light(everybody.only(*NAMES[model]))
    return {one.pk: (place, str(one)) for place, one in enumerate(found)}


def one(known, key):
    """[key, name] of somebody, in a list as those are of whom there may be several."""
    return [[key, known[key][1]]] if key in known else []


def at(known, keys):
    """[key, name] of some of those who are known, in their order."""
    here = sorted((known[pk][0], pk) for pk in keys if pk in known)
    return [[pk, known[pk][1]] for _place, pk in here]
