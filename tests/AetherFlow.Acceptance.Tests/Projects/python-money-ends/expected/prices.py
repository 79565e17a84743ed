"""Prices in cents."""


def total(items):
    return sum(price for _, price in items)


def discounted(amount, percent):
    return amount * (100 - percent) // 100


def shipping(amount):
    return 500 if amount > 5000 else 0
