"""Rows of a sheet, brought in as an import brings them."""

from oia.core.plugs import board
from oia.core.sheets import Sheet


def sheet(name):
    return board.get(Sheet, name)


def row(kind, by, record=None, /, **cells):
    """What an import does with one row: write what differs, save, move."""
    ours = sheet(kind)
    record, along = record or ours.model(), {}
    to = cells.pop("status", "")
    for cell, value in cells.items():
        column = ours.column(cell)
        if column.write:
            column.write(record, value)
        else:
            along[cell] = value
    if to and record._state.adding:
        record.status = to
    if cells or record._state.adding:
        ours.save(record, along, by=by)
    if to and record.status != to:
        ours.move(record, to, by=by, why="As the list has it")
    return record


def read(name, record):
    """The record as the sheet reads it."""
    return sheet(name).prepare(sheet(name).model._default_manager.all()).get(pk=record.pk)


def found(name, column, text):
    target = sheet(name).column(column).target
    return list(target.find(target.model._default_manager.order_by("pk"), text))
