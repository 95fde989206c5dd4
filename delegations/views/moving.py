"""Which steps a page offers under “Move on”, and for which of them it asks for a reason."""


def offered(steps, record, *, ways_back, may_decide, need_why, left_out=()):
    """The steps for the menu of a record, for its template: those back only for who decides."""

    def is_back(to):
        return (record.status, to) in ways_back

    shown = [
        (to, words) for to, words in steps if to not in left_out and (may_decide or not is_back(to))
    ]
    return {
        "next_states": shown,
        "say_why": {to for to, _words in shown if to in need_why or is_back(to)},
    }
