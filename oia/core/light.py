"""Records for reading, made without the ceremony: a list shows fifty and changes none.

They are records of their model, with its properties and with fields that are read when asked for.
They are only not made by its `__init__`, which takes longer than the database takes to find them.
"""

from django.db.models.base import ModelState
from django.db.models.query import ModelIterable


def light(queryset):
    """The same records, made light. Whatever hangs on them by select_related is light too."""
    queryset = queryset.all()
    queryset._iterable_class = LightIterable
    return queryset


class LightIterable(ModelIterable):
    def __iter__(self):
        queryset = self.queryset
        compiler = queryset.query.get_compiler(using=queryset.db)
        rows = compiler.results_iter(compiler.execute_sql(chunked_fetch=self.chunked_fetch))
        make = Maker(compiler.klass_info, compiler.select, queryset.db)
        added = list(compiler.annotation_col_map.items())
        for row in rows:
            one = make(row)
            for name, place in added:
                one.__dict__[name] = row[place]
            yield one


class Maker:
    """Makes the records of one model out of rows, with those they link to, each of these once."""

    def __init__(self, info, select, db):
        self.model, self.db = info["model"], db
        places = info["select_fields"]
        self.cells = [(select[place][0].target.attname, place) for place in places]
        self.key = dict(self.cells)[self.model._meta.pk.attname]
        self.links = [
            (each["local_setter"], each["remote_setter"], Maker(each, select, db), {})
            for each in info.get("related_klass_infos", ())
        ]

    def __call__(self, row):
        one = self.model.__new__(self.model)
        state = one.__dict__["_state"] = ModelState()
        state.adding, state.db = False, self.db
        for name, place in self.cells:
            one.__dict__[name] = row[place]
        for keep, keep_back, make, made in self.links:
            key = row[make.key]
            if key is not None and key not in made:
                made[key] = make(row)
            other = made.get(key)
            keep(one, other)
            if other is not None:
                keep_back(other, one)
        return one
