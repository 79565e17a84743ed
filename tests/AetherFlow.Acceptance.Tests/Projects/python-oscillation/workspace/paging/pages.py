"""Splits results into pages, counted from 1."""


def page_count(items: int, size: int) -> int:
    return items // size


def page(items: list, number: int, size: int) -> list:
    start = number * size
    return items[start:start + size]
