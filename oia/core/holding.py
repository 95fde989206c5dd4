"""Keeps others from changing records while they are being changed."""


def held(model, pks):
    """When each of some records last changed, by its number. Until the transaction ends nobody
    else changes them. What does not say when it changed is held all the same, with None.

    SQLite lets one transaction write at a time, so that nothing is to be done there.
    """
    rows = model._base_manager.filter(pk__in=pks).order_by("pk").select_for_update()
    if any(field.name == "updated_at" for field in model._meta.concrete_fields):
        return dict(rows.values_list("pk", "updated_at"))
    return dict.fromkeys(rows.values_list("pk", flat=True))


def hold(record):
    """Let nobody else change a record until the transaction ends; it is as it stands by now."""
    record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update())
