"""What the chapters of a relationship have in common."""


def up_to(found, name, until, count):
    """The latest of these records by one of their days, none after `until`."""
    days = {f"{name}__lte": until} if until else {f"{name}__isnull": False}
    return found.filter(**days).order_by(f"-{name}", "-pk")[:count]
