"""Who comes, as a sheet. What only protocol may know of them is in none."""

from django.utils.translation import gettext_lazy as _

from delegations.models import Member, PhotoConsent, RankPlace
from delegations.services.party import keep_member_row
from delegations.sheets.steps import VISIT
from oia.core.finding import spelled
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, of_field, of_fields, only_out
from oia.directory.services.keeping import keep_row_of_part

MEMBER = Target(
    model=Member,
    name_of=lambda member: f"{member.name}, {member.delegation.reference}",
    find=spelled("name", "delegation__reference"),
)

register(
    Sheet(
        name="members",
        title=_("Members of delegations"),
        model=Member,
        columns=(
            NUMBER,
            of_field(Member, "delegation", target=VISIT, also=("Reference",)),
            *only_out(Member, "place"),
            of_field(Member, "honorific", also=("Title", "Salutation")),
            of_field(Member, "name", also=("Full name", "Participant")),
            *of_fields(Member, "native_name", "spoken_name"),
            of_field(Member, "post", also=("Position", "Function")),
            *of_fields(Member, "part", "rank", "languages", "visa_letter", "notes"),
        ),
        keys=(("delegation", "name"),),
        prepare=lambda found: found.select_related("delegation"),
        save=keep_member_row,
        order=68,
    )
)

register(
    Sheet(
        name="photo_consents",
        title=_("Photo consents"),
        model=PhotoConsent,
        columns=(
            NUMBER,
            of_field(PhotoConsent, "member", target=MEMBER),
            *of_fields(PhotoConsent, "purpose", "is_given", "on", "how"),
        ),
        keys=(("member", "purpose"),),
        prepare=lambda found: found.select_related("member__delegation"),
        save=keep_row_of_part,
        order=69,
    )
)

register(
    Sheet(
        name="rank_places",
        title=_("Order of ranks"),
        model=RankPlace,
        columns=(NUMBER, *of_fields(RankPlace, "rank", "place")),
        keys=(("rank",),),
        save=keep_row_of_part,
        order=69,
    )
)
