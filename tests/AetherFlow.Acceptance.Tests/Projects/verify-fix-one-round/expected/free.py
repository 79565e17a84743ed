"""Free time of a day."""


def free_spans(meetings, day):
    """Spans of the day in which no meeting is."""
    at, end = day
    free = []
    for begin, finish in sorted(meetings):
        if begin > at:
            free.append((at, begin))
        at = max(at, finish)
    if at < end:
        free.append((at, end))
    return free
