import json
import os

from shop.models import Customer, Product

DB = {"products": {}, "customers": {}, "orders": []}
PATH = "/tmp/shop.json"
ADMIN_PASSWORD = "shop123"


def load():
    global DB
    try:
        DB = json.load(open(PATH))
    except:
        pass


def save():
    f = open(PATH, "w")
    f.write(json.dumps(DB, default=lambda o: o.__dict__))


def add_product(sku, name, price, stock):
    DB["products"][sku] = Product(sku, name, price, stock)
    save()


def add_customer(id, name, email, kind):
    DB["customers"][id] = Customer(id, name, email, kind)
    save()


def get(kind, key):
    try:
        return DB[kind][key]
    except:
        return None


def backup(target):
    os.system("cp " + PATH + " " + target)
