"""Prints the working hours of a week."""
import sys

from hours import parse_line, total

SAMPLE = """\
Mon 08:30-12:00
Mon 13:00-17:15
Tue 09:00-12:30
"""


def main(text: str) -> int:
    shifts = [parse_line(line) for line in text.splitlines() if line.strip()]
    for day in dict.fromkeys(shift.day for shift in shifts):
        minutes = total(shift for shift in shifts if shift.day == day)
        print(f"{day} {minutes // 60}:{minutes % 60:02}")
    return 0 if total(shifts) == 675 else 1


if __name__ == "__main__":
    sys.exit(main(SAMPLE))
