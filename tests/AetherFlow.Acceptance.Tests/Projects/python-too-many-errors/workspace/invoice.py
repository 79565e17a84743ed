"""Prints an invoice."""
import sys

from money import euros
from rates import TAX_RATES


def lines(items):
    for name, cents, kind in items:
        tax = round(cents * TAX_RATES[kind])
        yield f"{name:<12}{euros(cents + tax):>10}"


if __name__ == "__main__":
    for line in lines([("Bread", 320, "food"), ("Lamp", 4990, "goods")]):
        sys.stdout.write(line + "\n")
