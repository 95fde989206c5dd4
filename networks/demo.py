"""What networks and summits add to the demo office; `networks.telling` tells it."""

from networks.telling import (
    duties,
    life,
    money,
    others,
    plan,
    roll,
    signing,
    steps,
    summit,
    watched,
)
from oia.core.plugs import DemoPart, register


def memberships(story):
    for subject in (roll, steps, money, duties, life):
        subject.build(story)


def summits(story):
    for subject in (summit, plan, watched):
        subject.build(story)


def signed(story):
    signing.build(story)
    others.build(story)


register(DemoPart(name="memberships", build=memberships, order=30))
register(DemoPart(name="summits", build=summits, order=40))
register(DemoPart(name="signing", build=signed, order=45))
