"""Which steps a page offers under “Move on”, which of them want a reason, which are others’."""


def offered(
    steps, record, *, may_decide, ways_back=(), need_why=(), left_out=(), for_others=(), others=""
):
    """The steps for the menu of a record, for its template: those back only for who decides.

    What is there, but not for this user, is told with who takes it: `for_others` by `others`, which
    is a director unless it says somebody else.
    """

    def is_back(to):
        return (record.status, to) in ways_back

    def is_theirs(to):
        return to in for_others or (is_back(to) and not may_decide)

    steps = [(to, words) for to, words in steps if to not in left_out]
    shown = [(to, words) for to, words in steps if not is_theirs(to)]
    return {
        "next_states": shown,
        "for_others": [words for to, words in steps if is_theirs(to)],
        "others": others,
        "say_why": {to for to, _words in shown if to in need_why or is_back(to)},
    }
