"""Columns of lists: chosen, put in order, remembered, and held by the address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from oia.core.arranging import blocks_of
from oia.core.lists import RecordList
from oia.core.sheets import HIDDEN
from oia.core.visibility import Sensitivity
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/organisations/"
CHOOSE = "/accounts/views/columns/"


def lists(patterns=None):
    """Every list page there is."""
    for pattern in patterns or get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from lists(pattern.url_patterns)
        elif issubclass(getattr(pattern.callback, "view_class", object), RecordList):
            yield pattern.callback.view_class


def heads(page):
    """The words above the columns."""
    head = re.search(r"<thead>(.*?)</thead>", page, re.DOTALL)[1]
    cells = re.findall(r'<th scope="col" class="(?!pick)[^>]*>(.*?)</th>', head, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def cells(page):
    body = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)[1]
    found = re.findall(r"<td[^>]*>(.*?)</td>", body, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in found]


def page(client, **asked):
    return client.get(ADDRESS, asked).content.decode()


def test_there_are_many_lists():
    assert len({view.__name__ for view in lists()}) >= 13


@pytest.mark.parametrize("view", sorted(lists(), key=lambda view: view.__name__))
def test_every_column_of_a_list_has_a_cell(view):
    assert blocks_of(view.row_template) == {column.name for column in view.columns}


def test_the_address_says_which_columns_in_which_order(as_reader):
    factories.organisation(name="Alpha", country="PL", email="a@alpha.example")
    shown = page(as_reader, cols="country,email,name")

    assert heads(shown) == ["Country", "E-mail", "Name"]
    assert cells(shown) == ["Poland", "a@alpha.example", "Alpha"]


def test_names_that_are_no_columns_are_left_out(as_reader):
    factories.organisation()

    assert heads(page(as_reader, cols="name,search_text,password,name")) == ["Name"]
    assert heads(page(as_reader, cols="nothing")) == ["Name", "Kind", "City", "Country"]


def test_columns_once_chosen_are_remembered_for_whoever_chose(as_reader, officer):
    factories.organisation()
    chosen = {"col": ["name", "email", "kind"], "order-name": 3, "order-email": 1, "order-kind": 2}
    answer = as_reader.post(CHOOSE, {"back": f"{ADDRESS}?country=&q=o", **chosen})

    assert answer.headers["Location"] == f"{ADDRESS}?q=o&cols=email,kind,name"
    assert heads(page(as_reader)) == ["E-mail", "Kind", "Name"]
    as_reader.force_login(officer)
    assert heads(page(as_reader)) == ["Name", "Kind", "City", "Country"]


def test_the_standard_comes_back(as_reader):
    factories.organisation()
    as_reader.post(CHOOSE, {"back": ADDRESS, "col": ["kind"]})
    answer = as_reader.post(CHOOSE, {"back": f"{ADDRESS}?cols=kind", "col": "kind", "reset": "1"})

    assert answer.headers["Location"] == ADDRESS
    assert heads(page(as_reader)) == ["Name", "Kind", "City", "Country"]


@pytest.mark.parametrize(
    "back", ["", "https://evil.example/", "//evil.example/x", "/nowhere/", "javascript:alert(1)"]
)
def test_an_address_that_is_not_ours_leads_nowhere(as_reader, back):
    answer = as_reader.post(CHOOSE, {"back": back, "col": ["kind"]})

    assert answer.headers["Location"] == "/accounts/views/"


def test_a_linked_record_that_is_not_for_the_reader_stays_hidden(as_reader):
    secret = factories.organisation(name="Secret body", sensitivity=Sensitivity.RESTRICTED)
    factories.organisation(name="Part", parent=secret)
    shown = page(as_reader, cols="name,parent")

    assert cells(shown) == ["Part", HIDDEN.strip("[]")]


def test_text_in_a_column_is_never_taken_for_html(as_reader):
    factories.organisation(name="<b>N</b>", notes="<script>alert(1)</script>", phone="<i>1</i>")
    shown = page(as_reader, cols="name,notes,phone")

    assert "<script>alert(1)" not in shown
    assert "&lt;i&gt;1&lt;/i&gt;" in shown


def test_more_columns_cost_the_same_queries_for_one_row_and_for_fifty(as_reader):
    def make(number):
        whole = factories.organisation(name=f"Whole {number}")
        factories.organisation(name=f"Body {number}", parent=whole, city=factories.city())

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page(as_reader, cols="name,parent,city,notes,website,id")
        return len(queries)

    make(0)
    cost()
    one = cost()
    for number in range(1, 25):
        make(number)

    assert cost() == one
