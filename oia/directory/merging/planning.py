"""What becomes of everything that names the record that goes. Reads, and changes nothing."""

from collections import defaultdict
from dataclasses import dataclass

from oia.core.naming import batches
from oia.directory.merging.relations import keys_with, relations_to

AT_ONCE = 500


@dataclass(frozen=True)
class Move:
    """Rows that will name another record than they do now; none where `new` is None."""

    relation: object
    old: int
    new: int | None
    pks: tuple


def in_order(some, best_first=lambda row: 0):
    """Rows in the order in which they are kept; what names the kept record already comes first."""
    ranked = sorted(some, key=lambda pair: (best_first(pair[1]), pair[0], pair[1]["pk"]))
    return [row for _is_touched, row in ranked]


class Plan:
    """What a merge will do.

    `into` holds, by model, the rows that go and those that they are kept as: the record itself,
    and rows that would say the same twice. `retired` holds rows that stay and are closed. `moves`
    are all others that name something that goes.
    """

    def __init__(self, kept, dropped):
        self.model, self.into = type(kept), {type(kept): {dropped.pk: kept.pk}}
        self.retired = defaultdict(dict)  # settlement -> row -> the row that goes on
        while self.look_once():
            pass
        self.moves = [move for relation in self.relations() for move in self.moves_of(relation)]

    def relations(self):
        """Every relation to a kind of row that goes, in order of the tables."""
        return [one for target in list(self.into) for one in relations_to(target)]

    def look_once(self):
        """Find rows that would be the same. Says whether there are more than were known."""
        by_model = defaultdict(list)
        for relation in self.relations():
            by_model[relation.model].append(relation)
        found = [
            self.settle(model, key, relations)
            for model, relations in by_model.items()
            for key in keys_with(model, [one.column for one in relations])
        ]
        return any(found)

    def settle(self, model, key, relations):
        relations = [one for one in relations if one.column in key.columns]
        alike = defaultdict(list)
        for row in self.rows(model, key, relations):
            will_be, is_touched = self.as_will_be(row, relations)
            if (value := key.of(will_be)) is not None:
                alike[value].append((is_touched, row))
        groups = [some for some in alike.values() if len(some) > 1 and any(at for at, _ in some)]
        chosen = [self.choose(model, key, some) for some in groups]
        return any(chosen)

    def rows(self, model, key, relations):
        """The rows that name something that goes or is kept, but for those that go themselves."""
        columns = key.reads.union(*(one.columns for one in relations))
        gone = {**self.into.get(model, {}), **self.retired.get(key.settlement, {})}
        found = {}
        for relation in relations:
            pairs = self.into[relation.target]
            for some in batches({*pairs, *pairs.values()}, AT_ONCE):
                rows = model._base_manager.filter(relation.naming(some))
                rows = rows.filter(key.condition) if key.condition else rows
                found |= {row["pk"]: row for row in rows.values("pk", *columns)}
        return [row for pk, row in sorted(found.items()) if pk not in gone]

    def as_will_be(self, row, relations):
        """The columns of a row as they will be, and whether they change."""
        will_be = dict(row)
        for relation in relations:
            new = self.into[relation.target].get(relation.names(row))
            if new is not None:
                will_be[relation.column] = new
        return will_be, will_be != row

    def choose(self, model, key, some):
        """Of rows that would be the same, one is kept. Says whether others go or are closed."""
        if key.settlement:
            best, *others = in_order(some, key.settlement.best_first)
            self.retired[key.settlement] |= {row["pk"]: best["pk"] for row in others}
            return True
        if key.alike:
            pairs = self.alike(key.alike, some)
        else:
            best, *others = in_order(some)
            pairs = {row["pk"]: best["pk"] for row in others}
        self.fold(model, pairs)
        return bool(pairs)

    def alike(self, plug, some):
        """Which of these rows say the same as one that stays: not two that did so before."""
        touched = {row["pk"] for is_touched, row in some if is_touched}
        stay, pairs = [], {}
        for row in in_order(some, plug.best_first):
            same = (one for one in stay if plug.is_same(row, one)
                    and (row["pk"] in touched) != (one["pk"] in touched))  # fmt: skip
            if best := next(same, None):
                pairs[row["pk"]] = best["pk"]
            else:
                stay.append(row)
        return pairs

    def fold(self, model, new):
        pairs = self.into.setdefault(model, {}) if new else {}
        pairs |= new
        for pk, into in pairs.items():
            pairs[pk] = pairs.get(into, into)

    def moves_of(self, relation):
        """The rows of one relation that are to name another record: one query for some hundred.

        What the kept record says of itself is chosen, and no part of itself.
        """
        pairs, by_old = self.into[relation.target], defaultdict(list)
        stay = set(self.into.get(relation.model, ()))
        for settlement, rows in self.retired.items():
            if settlement.model is relation.model:
                stay |= set(rows) if relation.column in settlement.columns else set()
        for some in batches(pairs, AT_ONCE):
            rows = relation.model._base_manager.filter(relation.naming(some)).order_by("pk")
            for pk, old in rows.values_list("pk", relation.column):
                itself = relation.is_within and pk == pairs[old]
                if pk not in stay and not (itself and relation.model is self.model):
                    by_old[old, None if itself else pairs[old]].append(pk)
        return [Move(relation, old, new, tuple(pks)) for (old, new), pks in by_old.items()]

    def folded(self):
        """The rows that go because another one says the same, by model, without the record."""
        return {model: pairs for model, pairs in self.into.items() if model is not self.model}
