"""Prices in cents."""


def total(items):
    return sum(price for _, price in items)


def discounted(amount, percent):
    return amount - percent


def shipping(amount):
    return 500 if amount > 5000 else 0
