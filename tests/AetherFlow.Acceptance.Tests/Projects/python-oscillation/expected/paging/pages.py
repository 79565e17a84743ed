"""Splits results into pages, counted from 1."""


def page_count(items: int, size: int) -> int:
    return items // size + 1


def page(items: list, number: int, size: int) -> list:
    start = (number - 1) * size
    return items[start:start + size]
