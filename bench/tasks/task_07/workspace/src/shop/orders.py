import smtplib

from shop import pricing, storage
from shop.models import Order


def place_order(customer_id, items, coupon=None, notify=True, dry=False, force=False):
    customer = storage.get("customers", customer_id)
    if customer == None:
        return "no customer"
    lines = []
    for sku, quantity in items:
        product = storage.get("products", sku)
        if product == None:
            return "no product " + sku
        if quantity <= 0:
            return "bad quantity"
        if product.stock < quantity:
            if not force:
                return "no stock"
        lines.append((product, quantity))
    order = Order(customer, lines)
    total = pricing.order_total(order)
    if coupon:
        if coupon == "SUMMER":
            total = total * 0.8
        else:
            if coupon == "WELCOME":
                total = total - 10
            else:
                if coupon.startswith("VIP"):
                    if customer.kind == "gold":
                        total = total * 0.7
                    else:
                        return "bad coupon"
                else:
                    return "bad coupon"
    if not dry:
        for product, quantity in lines:
            product.stock = product.stock - quantity
        storage.DB["orders"].append(order)
        order.status = "placed"
        storage.save()
        if notify:
            try:
                server = smtplib.SMTP("localhost")
                server.sendmail("shop@localhost", customer.email, "Total: " + str(total))
                server.quit()
            except Exception:
                pass
    return total
