"""Things of the office, made for tests. Name only what the test is about."""

from tests.factories.accounts import (
    absence,
    council_date,
    department,
    exchange_rate,
    holiday,
    in_role,
    office,
    user,
)
from tests.factories.agreements import agreement, clearance, contact, signatory
from tests.factories.commitments import commitment, commitment_report
from tests.factories.declarations import (
    declaration,
    declaration_count,
    declaration_signatory,
    framework,
    instrument_text,
    sign_on,
    sign_on_step,
    sign_on_step_template,
    trace,
)
from tests.factories.delegations import delegation, step_template, visit_step
from tests.factories.desk import calendar_feed
from tests.factories.directory import city, holding, organisation, person, post, theme
from tests.factories.documents import attachment, decision
from tests.factories.gifts import gift, gift_rule
from tests.factories.hosting import visit_cost, visit_flag, visit_hours, visit_speech
from tests.factories.letters import letter_template, visit_letter
from tests.factories.networks import (
    body,
    contribution,
    dues,
    duty,
    duty_round,
    membership,
    network,
    network_member,
    other_cost,
    participation,
    review,
    seat,
    term,
)
from tests.factories.party import member, member_private, photo_consent, rank_place
from tests.factories.programme import programme_item, programme_version
from tests.factories.reminders import (
    deadline,
    failing_address,
    in_force_since_long_ago,
    rule,
    worker,
)
from tests.factories.sheets import bringing, wrong_row
from tests.factories.summits import (
    delegate,
    milestone,
    paper,
    plan,
    plan_cost,
    series,
    side_event,
    speaking_slot,
    summit,
    template,
)
from tests.factories.trips import (
    approval,
    chain_step,
    emission_factor,
    factor_set,
    invitation,
    leg,
    meeting,
    stay,
    traveller,
    trip,
    trip_cost,
    trip_step,
    trip_step_template,
)
