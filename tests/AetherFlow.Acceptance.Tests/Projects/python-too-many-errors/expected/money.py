"""Amounts as people read them."""


def euros(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02} €"
