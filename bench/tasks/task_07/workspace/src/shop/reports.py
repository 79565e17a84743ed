from shop import pricing, storage


def sales_report():
    out = ""
    for order in storage.DB["orders"]:
        out = out + order.customer.name + ": " + str(pricing.order_total(order)) + "\n"
    return out


def stock_report():
    out = ""
    for sku in storage.DB["products"]:
        product = storage.DB["products"][sku]
        if product.stock < 5:
            out = out + product.name + " LOW\n"
        else:
            out = out + product.name + " ok\n"
    return out


def unused_export(path):
    f = open(path, "w")
    f.write(sales_report())
