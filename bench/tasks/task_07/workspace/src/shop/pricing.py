from shop import storage
from shop.models import Order


def line_total(product, quantity, kind):
    t = product.price * quantity
    if kind == "gold":
        t = t * 0.9
    elif kind == "silver":
        t = t * 0.95
    if quantity > 100:
        t = t * 0.97
    return t * 1.2


def order_total(order):
    t = 0
    for product, quantity in order.lines:
        x = product.price * quantity
        if order.customer.kind == "gold":
            x = x * 0.9
        elif order.customer.kind == "silver":
            x = x * 0.95
        if quantity > 100:
            x = x * 0.97
        t = t + x * 1.2
    return t


def revenue():
    return sum(order_total(o) for o in storage.DB["orders"] if isinstance(o, Order))
