"""Check digits of book numbers."""


def check_digit(digits: str) -> int:
    """The last digit of an ISBN-13, computed of the twelve before it."""
    if len(digits) != 12 or not digits.isdigit():
        raise ValueError(f"twelve digits are wanted, not {digits!r}")
    weighted = sum(int(digit) * (1 if place % 2 == 0 else 3) for place, digit in enumerate(digits))
    return -weighted % 10


def is_valid(isbn: str) -> bool:
    digits = isbn.replace("-", "")
    return len(digits) == 13 and digits.isdigit() and check_digit(digits[:12]) == int(digits[12])
