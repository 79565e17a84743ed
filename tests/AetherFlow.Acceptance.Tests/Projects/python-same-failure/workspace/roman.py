"""Roman numerals."""

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500}


def to_int(numeral: str) -> int:
    total = 0
    for letter in numeral:
        total += VALUES[letter]
    return total
