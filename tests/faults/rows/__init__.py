"""What is broken or timed, by name: each takes the mail server and gives the figures reached."""

from tests.faults.lists.missing import forgotten
from tests.faults.lists.timing import timed_list
from tests.faults.rows.databases import crowded, cut_off, writing
from tests.faults.rows.imports import imported
from tests.faults.rows.merging import merged
from tests.faults.rows.processes import (
    answered,
    edited,
    flushed,
    killed,
    overlapping,
    poisoned,
    without_redis,
)
from tests.faults.rows.relating import related
from tests.faults.rows.searching import searched
from tests.faults.rows.speed import hanging, letters, quiet_tick
from tests.faults.rows.trips import clashing
from tests.faults.rows.visits import visit_pages, weighed
