"""What lists, forms and panels show by themselves."""

from datetime import UTC, date, datetime
from itertools import pairwise
from types import SimpleNamespace

import django_filters
import pytest
from django import forms
from django.http import QueryDict
from django.template import Context
from django.utils import timezone

from oia.accounts.models import Department
from oia.core import filter_bar, story
from oia.core.filters import DaysFilter
from oia.core.models import Move
from oia.core.templatetags import frames
from oia.directory.models import Organisation
from oia.reminders import services as reminders
from oia.reminders.models import Deadline
from tests import factories


def told(moves, rows):
    """What is told of the moves and the history rows of one record, the latest first."""
    return story.events_of(moves, pairwise([*rows, None]))


class DeadlineFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("title", "icontains", label="Search")
    hard = django_filters.BooleanFilter(
        label="Hard only", widget=forms.CheckboxInput, method="nobody"
    )
    status = django_filters.ChoiceFilter(label="State", choices=[("open", "Open")])
    owner = django_filters.ModelChoiceFilter(
        label="Department", queryset=Department.objects.all(), method="nobody"
    )
    due = DaysFilter("due_on", label="Due")

    class Meta:
        model = Deadline
        fields = ["q", "hard", "status", "owner", "due"]

    def nobody(self, queryset, name, value):
        return queryset


def chips(query):
    asked = QueryDict(query)
    found = DeadlineFilter(asked, queryset=Deadline.objects.none())
    return frames.active_filters({"request": SimpleNamespace(GET=asked)}, found)


def test_active_filters_are_told_in_words():
    shown = [(chip["label"], chip["value"]) for chip in chips("q=World&status=open&hard=on")]

    assert shown == [("Search", "World"), ("Hard only", "yes"), ("State", "Open")]


@pytest.mark.django_db
def test_a_chosen_record_is_told_by_its_name():
    chosen = factories.department(name="Bürgermeisteramt")

    [chip] = chips(f"owner={chosen.pk}")

    assert chip["value"] == "Bürgermeisteramt"


def test_a_span_is_told_from_end_to_end():
    [both] = chips("due_after=2026-11-01&due_before=2026-11-30")
    [open_ended] = chips("due_after=2026-11-01")

    assert both["value"] == "Sun 1 Nov 2026 – Mon 30 Nov 2026"
    assert open_ended["value"] == "Sun 1 Nov 2026 – …"


def test_each_filter_has_the_address_of_the_list_without_it():
    search, span = chips("q=a&due_after=2026-11-01&due_before=2026-11-30&sort=-due&after=xyz")

    assert search["url"] == "?due_after=2026-11-01&due_before=2026-11-30&sort=-due"
    assert span["url"] == "?q=a&sort=-due"


def test_filters_that_make_no_sense_are_not_shown_as_active():
    assert chips("status=nonsense&due_after=yesterday") == []


def test_a_span_has_an_input_for_either_end_with_what_was_typed():
    form = DeadlineFilter(QueryDict("due_after=0201-13-01")).form

    first, last = filter_bar.described(form["due"]).ends

    assert (first["name"], first["type"], first["value"]) == ("due_after", "date", "0201-13-01")
    assert (last["name"], last["value"]) == ("due_before", "")
    assert filter_bar.described(form["q"]).ends == []


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
def test_a_span_of_days_includes_both_ends_and_no_more_in_every_zone(zone):
    for day in range(9, 14):
        factories.deadline(due_on=date(2026, 11, day))

    with timezone.override(zone):
        asked = QueryDict("due_after=2026-11-10&due_before=2026-11-12")
        found = DeadlineFilter(asked, queryset=Deadline.objects.all()).qs

    assert sorted(one.due_on.day for one in found) == [10, 11, 12]


def test_a_form_is_called_after_what_it_does():
    class OrganisationForm(forms.ModelForm):
        class Meta:
            model = Organisation
            fields = ["name"]

    known = OrganisationForm(instance=Organisation(pk=1, name="Łódź"))

    assert frames.form_title(Context({"form": OrganisationForm()})) == "New organisation"
    assert frames.form_title(Context({"form": known})) == "Change Łódź"
    assert frames.form_title(Context({"form": known, "title": "Hand over"})) == "Hand over"


def test_all_that_is_wrong_stands_at_the_top_with_its_field():
    class Row(forms.Form):
        on = forms.DateField(label="On")

    rows = forms.formset_factory(Row, min_num=2, validate_min=True, extra=0)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-on": "x"}
    )

    wrong = frames.mistakes(Row({"on": ""}), [{"title": "Rows", "formset": rows}])

    assert [mistake.get("field") for mistake in wrong] == ["id_on", None, "id_form-0-on"]


@pytest.mark.django_db
def test_the_story_of_a_record_tells_who_changed_what_from_what_to_what(
    django_assert_max_num_queries,
):
    warsaw, lodz = factories.city(name="Warszawa"), factories.city(name="Łódź")
    organisation = factories.organisation(name="Union", city=warsaw)
    organisation.name, organisation.city = "Union of Cities", lodz
    organisation._history_user = factories.user(first_name="Anna", last_name="Nowak")
    organisation._change_reason = "They moved"
    organisation.save()
    rows = list(organisation.history.select_related("history_user"))

    with django_assert_max_num_queries(1):
        changed, added = told([], rows)

    assert (changed["by"], changed["why"]) == ("Anna Nowak", "They moved")
    assert [(one["name"], str(one["old"]), str(one["new"])) for one in changed["changes"]] == [
        ("Name", "Union", "Union of Cities"),
        ("City", str(warsaw), str(lodz)),
    ]
    assert str(added["words"]) == "added it"


@pytest.mark.django_db
def test_a_save_that_changed_nothing_is_no_event():
    organisation = factories.organisation()
    organisation.save()

    assert len(told([], list(organisation.history.all()))) == 1


@pytest.mark.django_db
def test_what_changed_together_with_a_state_is_told_with_it():
    deadline = factories.deadline()
    reminders.mark_done(deadline, by=None, evidence="Sent by post")

    [done, *earlier] = told(
        list(Move.objects.filter(subject_id=deadline.pk)), list(deadline.history.all())
    )

    assert "Sent by post" in [change["new"] for change in done["changes"]]
    assert all(event.get("words") != "changed it" for event in earlier)


def test_moves_and_changes_are_one_story_the_latest_first():
    def move(day, to):
        at = datetime(2026, 11, day, tzinfo=UTC)
        return SimpleNamespace(
            at=at,
            by=None,
            came_from="",
            why="",
            to_label=to,
            road="",
            subject_type_id=1,
            subject_id=1,
        )

    assert [event["went_to"] for event in told([move(1, "Open"), move(2, "Done")], [])] == [
        "Done",
        "Open",
    ]
