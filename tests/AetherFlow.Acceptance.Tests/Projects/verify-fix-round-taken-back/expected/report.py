"""A report of what is in stock."""

TITLE = "Stock"


def title():
    return TITLE


def lines(items):
    import stock
    return [f"{name} {stock.count(items, name)}" for name in stock.names(items)]
