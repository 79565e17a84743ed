"""Shifts as people write them down."""
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    day: str
    minutes: int


def parse_line(line: str) -> Shift:
    """Reads a line like ``Mon 08:30-12:00``."""
    day, times = line.split()
    begin, end = (_minutes(time) for time in times.split("-"))
    if end < begin:
        raise ValueError(f"ends before it begins: {line}")
    return Shift(day, end - begin)


def total(shifts: Iterable[Shift]) -> int:
    return sum(shift.minutes for shift in shifts)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
