"""Opens the spreadsheets that people bring, and hands out their rows as they stand.

What cannot be read is refused in words. What a cell means is for `oia.sheets.meaning` to say.
"""

from oia.sheets.reading.opening import Table, open_table
from oia.sheets.reading.raws import BadCell, Priced, Refused, Row, Undecided, tell_raw
