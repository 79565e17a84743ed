"""What is in stock."""


def count(items, name):
    return sum(1 for item in items if item == name)


def names(items):
    return sorted(set(items))
