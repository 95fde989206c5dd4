"""Days and moments as the numbers by which spreadsheets count them."""

from datetime import datetime, time, timedelta
from decimal import Decimal

BEFORE_LEAP = datetime(1899, 12, 31)  # noqa: DTZ001 -- spreadsheets know no zones
AFTER_LEAP = datetime(1899, 12, 30)  # noqa: DTZ001
SINCE_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
LAST = 2_958_465  # 31 December 9999
SECONDS = 86_400


def from_serial(number, system):
    """The moment a number stands for, in the system that counts from 1900 or from 1904.

    The former counts a 29 February 1900 that never was; it raises ValueError, as does any number
    outside the calendar.
    """
    number = Decimal(number)
    days = int(number // 1)
    if not 0 <= number < LAST + 1 or (system != "1904" and days == 60):
        raise ValueError(number)
    if system == "1904":
        start = SINCE_1904
    else:
        start = BEFORE_LEAP if days < 60 else AFTER_LEAP
    try:
        return start + timedelta(days=days, seconds=round((number % 1) * SECONDS))
    except OverflowError as error:
        raise ValueError(number) from error


def time_from_serial(number):
    """The time of day that a part of a day stands for."""
    seconds = round(Decimal(number) * SECONDS)
    if not 0 <= seconds < SECONDS:
        raise ValueError(number)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
