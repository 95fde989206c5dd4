"""Nothing is lost however often processes are killed, and nothing comes twice without a kill.

The long runs, and all the other ways to break an office, are in `make faults`.
"""

import pytest

from tests.faults.ground import FAULTS, POSTGRES, SQLITE, Grounds

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module", params=[POSTGRES, SQLITE])
def grounds(request):
    with Grounds(request.param) as made:
        yield made


def assert_sound(figures):
    """All went out, and office and mail server agree on every letter."""
    assert {name: figures[name] for name in FAULTS} == dict.fromkeys(FAULTS, 0), figures
    assert figures["repeats"] <= figures["killed"], figures


def test_fifty_kills_lose_nothing_and_repeat_at_most_one_mail_each(grounds):
    figures = grounds.play("killed", pause=0.03, kills=50, count=600)

    assert_sound(figures)
    assert figures["kills"] >= 50
    assert figures["killed"] >= 25, "too few of those that send"


@pytest.mark.parametrize("grounds", [POSTGRES], indirect=True)
def test_two_schedulers_and_four_workers_send_nothing_twice(grounds):
    figures = grounds.play("overlapping", pause=0.01, beats=2, workers=4, count=400)

    assert_sound(figures)
    assert figures["letters"] == 400
    assert figures["repeats"] == 0


@pytest.mark.parametrize("grounds", [POSTGRES], indirect=True)
def test_a_redis_emptied_again_and_again_loses_nothing(grounds):
    figures = grounds.play("flushed", pause=0.01, times=5, count=300)

    assert_sound(figures)
    assert figures["letters"] == 300
    assert figures["repeats"] == 0
