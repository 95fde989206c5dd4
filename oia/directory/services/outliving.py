"""What the city agreed under a mayor and stays bound by: it outlives the term."""

from oia.directory.models import Agreement

SHOWN = 200


def agreed_in(term, user, department=None):
    """The agreements of a term that are in force, each with the partners whom `user` may know."""
    if not user.has_perm("directory.view_agreement"):
        return None
    found = Agreement.objects.in_force().signed_under(term).visible_to(user)
    if department:
        found = found.filter(department=department)
    found = found.select_related("city", "organisation", "owner").order_by("-signed_on", "pk")
    rows = list(found.defer("notes", "search_text")[: SHOWN + 1])
    for agreement in rows:
        agreement.partners_seen = agreement.partners_seen_by(user)
    return {"agreements": rows[:SHOWN], "has_more": len(rows) > SHOWN}
