"""Times of a day, as minutes since midnight."""


def overlaps(first, second):
    """Whether two spans (begin, end) have a minute in common."""
    return first[0] < second[1] and second[0] < first[1]
