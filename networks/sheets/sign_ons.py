"""What the city signs, who is asked before, and what came of it, as sheets."""

from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import DiplomaticFunction
from networks.models import SignOn, SignOnStep, SignOnStepTemplate, Trace
from networks.services.outliving import with_promises
from networks.services.rows import (
    keep_part,
    keep_sign_on,
    keep_sign_on_step,
    keep_sign_on_template,
)
from networks.services.sign_ons import move
from networks.sheets.targets import CLEARANCE_TEMPLATE, DECLARATION, FRAMEWORK, SIGN_ON
from oia.accounts.sheets import DEPARTMENT, USER
from oia.core.plugs import register
from oia.core.sheets import (
    NUMBER,
    Kind,
    Sheet,
    SheetColumn,
    of_field,
    of_fields,
    of_state,
    only_out,
)
from oia.directory.sheets import HOLDING, ORGANISATION


def set_functions(sign_on, values):
    sign_on.functions = list(values or [])


def counted(name, label, kind):
    """A column that tells of the promises of a sign-on, where the rows were read with those."""
    return SheetColumn(
        name=name, label=label, kind=kind, read=lambda sign_on: getattr(sign_on, name, None)
    )


FUNCTIONS = of_field(
    SignOn,
    "functions",
    kind=Kind.CHOICES,
    choices=tuple(DiplomaticFunction.choices),
    read=lambda sign_on: list(sign_on.functions),
    write=set_functions,
)

register(
    Sheet(
        name="sign_ons",
        title=_("Sign-ons"),
        model=SignOn,
        url_name="networks:signon-list",
        columns=(
            NUMBER,
            of_field(SignOn, "declaration", target=DECLARATION),
            of_state(SignOn, also=("Status",)),
            *of_fields(SignOn, "nature"),
            of_field(SignOn, "received_on", also=("Requested",)),
            of_field(SignOn, "asked_by", target=ORGANISATION),
            *of_fields(SignOn, "asked_by_words", "who_may_sign"),
            of_field(SignOn, "due_on", also=("Closes", "Deadline")),
            *of_fields(SignOn, "due_time", "zone_kind", "zone", "organiser_words"),
            *of_fields(SignOn, "certainty", "hard", "internal_on", "source_link"),
            *of_fields(SignOn, "final_text_on", "final_text_came_on", "council_on", "embargo_on"),
            *of_fields(SignOn, "fast_track", "fast_track_why"),
            *of_fields(SignOn, "approved_on", "approved_from", "conditions"),
            *of_fields(SignOn, "awaits_final_text", "ratify_later"),
            of_field(SignOn, "signed_on", also=("Date of signing",)),
            *of_fields(SignOn, "method", "signed_as"),
            of_field(SignOn, "signatory", target=HOLDING),
            *of_fields(SignOn, "signatory_words"),
            *of_fields(SignOn, "reservations", "in_effect_on", "ratify_by", "confirm_by"),
            *of_fields(SignOn, "confirmed_on", "list_check_on", "listed_on", "listed_as"),
            *of_fields(SignOn, "listed_wrong", "ended_on"),
            FUNCTIONS,
            of_field(SignOn, "owner", target=USER, also=("Responsible",)),
            of_field(SignOn, "backup", target=USER),
            of_field(SignOn, "department", target=DEPARTMENT),
            SheetColumn(
                name="ratified",
                label=_("ratified"),
                kind=Kind.YES_NO,
                read=lambda sign_on: sign_on.is_covered if sign_on.signed_on else None,
            ),
            counted("open_promises", _("open promises"), Kind.WHOLE),
            counted("late_promises", _("of them late"), Kind.WHOLE),
            counted("reports_until", _("reports until"), Kind.DATE),
            counted("reports_without_end", _("reports without an end"), Kind.YES_NO),
            *of_fields(SignOn, "sensitivity", "notes"),
        ),
        keys=(("declaration", "received_on"), ("declaration",)),
        prepare=lambda found: with_promises(found).select_related(
            *("declaration", "asked_by", "owner", "backup", "department"),
            *("signatory__person", "signatory__post__organisation"),
        ),
        save=keep_sign_on,
        move=move,
        order=62,
    )
)

register(
    Sheet(
        name="sign_on_steps",
        title=_("Clearance steps"),
        model=SignOnStep,
        columns=(
            NUMBER,
            of_field(SignOnStep, "sign_on", target=SIGN_ON),
            of_field(SignOnStep, "title", also=("Step",)),
            *of_fields(SignOnStep, "kind"),
            of_field(SignOnStep, "owner", target=USER, also=("Who",)),
            of_field(SignOnStep, "department", target=DEPARTMENT),
            *of_fields(SignOnStep, "days"),
            of_field(SignOnStep, "due_on", also=("Deadline",)),
            *of_fields(SignOnStep, "verdict", "text", "answered_on"),
            *only_out(SignOnStep, "template", target=CLEARANCE_TEMPLATE),
        ),
        keys=(("sign_on", "title"),),
        prepare=lambda found: found.select_related(
            "sign_on__declaration", "owner", "department", "template"
        ),
        save=keep_sign_on_step,
        order=63,
    )
)

register(
    Sheet(
        name="sign_on_step_templates",
        title=_("Templates of clearance steps"),
        model=SignOnStepTemplate,
        url_name="networks:signonsteptemplate-list",
        columns=(
            NUMBER,
            of_field(SignOnStepTemplate, "title", also=("Step",)),
            *of_fields(SignOnStepTemplate, "kind", "days", "fast_days"),
            of_field(SignOnStepTemplate, "owner", target=USER),
            of_field(SignOnStepTemplate, "department", target=DEPARTMENT),
            *of_fields(SignOnStepTemplate, "is_active"),
            of_field(SignOnStepTemplate, "slug", required=False),
            *of_fields(SignOnStepTemplate, "notes"),
        ),
        keys=(("slug",), ("title",)),
        alike="title",
        prepare=lambda found: found.select_related("owner", "department"),
        save=keep_sign_on_template,
        order=64,
    )
)

register(
    Sheet(
        name="traces",
        title=_("Traces"),
        model=Trace,
        columns=(
            NUMBER,
            of_field(Trace, "sign_on", target=SIGN_ON),
            *of_fields(Trace, "position", "declared"),
            of_field(Trace, "framework", target=FRAMEWORK),
            *of_fields(Trace, "uptake", "passage", "place", "noted_on"),
        ),
        keys=(("sign_on", "framework", "position"),),
        prepare=lambda found: found.select_related("sign_on__declaration", "framework"),
        save=keep_part,
        order=65,
    )
)
