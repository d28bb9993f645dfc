"""Redraws tables and fonts in a checkout: `python -m kiosk.drawing` (all of it with --again)."""

import argparse
from pathlib import Path

from kiosk.drawing.build import build


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m kiosk.drawing", description=__doc__)
    parser.add_argument("--again", action="store_true", help="draw what is up to date, too")
    build(Path(__file__).resolve().parents[2], again=parser.parse_args().again)


if __name__ == "__main__":
    main()
