"""How the records of this app are named in the cells of others, and found by these names."""

import re

from django.db.models import Q

from networks.models import (
    Declaration,
    Duty,
    DutyRound,
    Framework,
    Membership,
    MilestoneTemplate,
    Network,
    NetworkBody,
    Plan,
    SignOn,
    SignOnStepTemplate,
    Summit,
    SummitSeries,
)
from oia.core.finding import spelled, together
from oia.core.sheets import Target

#: "United Cities and Local Governments (UCLG)"
WITH_ACRONYM = re.compile(r"(.+?)\s*\(([^()]+)\)$")


def named(queryset, text):
    """By any name, also by a name with the acronym behind it, as letters have it."""
    found = queryset.named(text)
    if both := WITH_ACRONYM.match(text):
        found |= queryset.named(both[1]).named(both[2])
    return found


def of_network(queryset, text):
    """There is one membership for each network, and it goes by the network's names."""
    return queryset.filter(network__in=named(Network.objects.order_by(), text))


def of_summit(queryset, text):
    return queryset.filter(summit__in=named(Summit.objects.order_by(), text))


def body_named(queryset, text):
    """ "Executive board · ICLEI", or the board alone where only one is called so."""
    acronym = together("name", "network__acronym", between=" · ")
    name = together("name", "network__name", between=" · ")
    either = Q(by_acronym__iexact=text) | Q(by_name__iexact=text) | Q(name__iexact=text)
    return queryset.alias(by_acronym=acronym, by_name=name).filter(either)


def common_template(queryset, text):
    """Only what every summit asks for can be done otherwise by one series."""
    return queryset.filter(series=None, title__iexact=text)


NETWORK = Target(model=Network, find=named)
MEMBERSHIP = Target(model=Membership, find=of_network)
BODY = Target(model=NetworkBody, find=body_named)
SERIES = Target(model=SummitSeries, find=named)
SUMMIT = Target(model=Summit, find=named)
PLAN = Target(model=Plan, find=of_summit)
COMMON_TEMPLATE = Target(model=MilestoneTemplate, find=common_template)
TEMPLATE = Target(model=MilestoneTemplate, find=lambda rows, text: rows.filter(title__iexact=text))
DUTY = Target(model=Duty, find=named)
ROUND = Target(model=DutyRound, find=spelled("duty__name", "period", between=" "))
DECLARATION = Target(model=Declaration, find=named)
FRAMEWORK = Target(model=Framework, find=named)
SIGN_ON = Target(model=SignOn, find=lambda rows, text: rows.named(text))
CLEARANCE_TEMPLATE = Target(
    model=SignOnStepTemplate, find=lambda rows, text: rows.filter(title__iexact=text)
)
