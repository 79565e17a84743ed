"""What sending a parcel costs."""

FREE_FROM = 50_00
SMALL_PARCEL_GRAMS = 2_000


def shipping_cost(total_cents: int, weight_grams: int) -> int:
    """Cents for the parcel; orders from 50 euros on are sent for nothing."""
    if weight_grams < 0:
        raise ValueError(f"a weight of {weight_grams} g")
    if total_cents > FREE_FROM:
        return 0
    return 4_90 if weight_grams <= SMALL_PARCEL_GRAMS else 7_90
