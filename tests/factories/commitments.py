"""Promises of the office, made for tests."""

from datetime import date
from itertools import count

from oia.commitments.models import Commitment, CommitmentReport
from tests.factories.accounts import user

numbers = count(1)


def commitment(**kw):
    owner = {"owner": kw["owner"] if "owner" in kw else user()}
    defaults = {"text": f"Promise {next(numbers)}", "given_on": date(2026, 1, 15)}
    return Commitment.objects.create(**owner | defaults | kw)


def commitment_report(**kw):
    about = {"commitment": kw.get("commitment") or commitment()}
    defaults = {"on": date(2026, 6, 1), "text": "Half of it is done."}
    return CommitmentReport.objects.create(**about | defaults | kw)
