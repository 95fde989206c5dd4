import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from oia.sheets import services
from oia.sheets.choices import Verdict
from tests import factories


@pytest.fixture
def office(db):
    return factories.office()


@pytest.fixture
def officer(office):
    return factories.in_role("officer", username="officer")


@pytest.fixture
def other(office):
    return factories.in_role("officer", username="other")


class Bringing:
    """An import on its way, as somebody goes through it page by page."""

    def __init__(self, by, sheet, content, name="people.csv"):
        content = content.encode() if isinstance(content, str) else content
        file = SimpleUploadedFile(name, content)
        self.by, self.it = by, services.bring(file, sheet_name=sheet, by=by)

    def again(self):
        self.it.refresh_from_db()
        return self

    def check(self, **said):
        services.start_check(self.it, by=self.by, **said)
        services.carry_on(self.it.pk)
        return self.again()

    def write(self, **how):
        services.start_writing(self.it, by=self.by, **how)
        services.carry_on(self.it.pk)
        return self.again()

    def undo(self, by=None):
        services.start_undo(self.it, by=by or self.by)
        services.carry_on(self.it.pk)
        return self.again()

    @property
    def counts(self):
        return {name: count for name, count in self.it.counts.items() if count}

    def row(self, line):
        return self.it.rows.get(line=line)

    def faults(self):
        return {row.line: row.faults for row in self.it.rows.filter(verdict=Verdict.WRONG)}


@pytest.fixture
def bring(officer):
    def begin(content, *, sheet="people", by=officer, name="people.csv"):
        return Bringing(by, sheet, content, name)

    return begin
