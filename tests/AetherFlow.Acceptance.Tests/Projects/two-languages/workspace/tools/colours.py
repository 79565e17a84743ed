"""Writes the palette that the web page reads."""
import json
import sys

PALETTE = {"ink": (17, 17, 17), "paper": (250, 248, 240), "accent": (200, 60, 30)}


def to_hex(colour):
    return "#" + "".join(f"{part:x}" for part in colour)


if __name__ == "__main__":
    colours = {name: to_hex(colour) for name, colour in PALETTE.items()}
    assert colours["ink"] == "#111111", colours["ink"]
    assert to_hex((0, 10, 255)) == "#000aff", to_hex((0, 10, 255))
    json.dump(colours, sys.stdout)
