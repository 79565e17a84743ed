"""A CSV file is read, validated and written again."""

import csv
import tempfile
from pathlib import Path

import acceptance
from acceptance import member

import csv_processor

PEOPLE = "name,age,city\nAda,36,London\nGrace,,New York\nLinus,old,Helsinki\n"
SCHEMA = {"name": str, "age": int, "city": str}

folder = Path(tempfile.mkdtemp())
people = folder / "people.csv"
people.write_text(PEOPLE, encoding="utf-8")


def check_file_becomes_dictionaries():
    rows = csv_processor.read_csv(people)
    assert [row["name"] for row in rows] == ["Ada", "Grace", "Linus"]
    assert dict(rows[0]) == {"name": "Ada", "age": "36", "city": "London"}


def check_missing_file_is_reported_by_name():
    error = acceptance.raises(Exception, csv_processor.read_csv, folder / "absent.csv")
    assert not isinstance(error, OSError), "the error of the system is passed on as it is"
    assert "absent.csv" in str(error)


def check_wrong_types_and_missing_values_are_found():
    report = csv_processor.validate_rows(csv_processor.read_csv(people), SCHEMA)
    assert member(report, "is_valid") is False
    assert [(member(error, "row"), member(error, "column")) for error in member(report, "errors")] == [(2, "age"), (3, "age")]
    assert [row["name"] for row in member(report, "valid_rows")] == ["Ada"]


def check_valid_rows_are_valid():
    report = csv_processor.validate_rows([{"name": "Ada", "age": "36", "city": "London"}], SCHEMA)
    assert member(report, "is_valid") is True and not member(report, "errors")


def check_export_keeps_the_structure():
    rows = csv_processor.read_csv(people)
    target = folder / "clean.csv"
    csv_processor.export_csv(rows, target)
    with open(target, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == ["name", "age", "city"]
        assert list(reader) == rows


acceptance.run(globals())
