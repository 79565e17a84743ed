"""Products are created, read, updated and deleted in SQLite."""

import sqlite3
import tempfile
from pathlib import Path

import acceptance

import database

connection = database.init_db(Path(tempfile.mkdtemp()) / "shop.db")


def check_table_has_the_columns():
    assert isinstance(connection, sqlite3.Connection)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(products)")]
    assert columns == ["id", "name", "price", "stock"]


def check_created_product_is_found():
    pen = database.create_product(connection, "Pen", 1.2, 10)
    assert database.get_product(connection, pen) == {"id": pen, "name": "Pen", "price": 1.2, "stock": 10}


def check_unknown_product_is_none():
    assert database.get_product(connection, 999) is None


def check_update_sets_only_the_given_fields():
    ink = database.create_product(connection, "Ink", 3.5, 4)
    assert database.update_product(connection, ink, stock=3) is True
    assert database.get_product(connection, ink) == {"id": ink, "name": "Ink", "price": 3.5, "stock": 3}
    assert database.update_product(connection, 999, stock=1) is False


def check_column_names_are_not_taken_from_callers():
    ink = database.create_product(connection, "Ink", 3.5, 4)
    try:
        database.update_product(connection, ink, **{"stock = 0 --": 1})
    except ValueError:
        pass
    assert database.get_product(connection, ink)["stock"] == 4


def check_delete():
    cap = database.create_product(connection, "Cap", 0.1, 1)
    assert database.delete_product(connection, cap) is True
    assert database.get_product(connection, cap) is None
    assert database.delete_product(connection, cap) is False


def check_names_are_parameters():
    name = "Robert'); DROP TABLE products;--"
    assert database.get_product(connection, database.create_product(connection, name, 1, 1))["name"] == name


acceptance.run(globals())
