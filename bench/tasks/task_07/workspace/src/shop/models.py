class Product:
    def __init__(self, sku, name, price, stock, tags=[]):
        self.sku = sku
        self.name = name
        self.price = price
        self.stock = stock
        self.tags = tags


class Customer:
    def __init__(self, id, name, email, kind):
        self.id = id
        self.name = name
        self.email = email
        self.kind = kind


class Order:
    def __init__(self, customer, lines):
        self.customer = customer
        self.lines = lines  # list of (product, quantity)
        self.status = "new"

    def total(self):
        from shop import pricing

        return pricing.order_total(self)
