#!/usr/bin/env python3
"""Makes the measured tables of tests/data that results are held against, from a folder of reference tables.

    import_evidence.py REFERENCE_DIR OUTPUT_DIR

The same reference gives the same bytes. Needs numpy, pandas and scipy. Where the figures come from:
the first lines of each table, and scenarios/data/SOURCES.md.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from importers import capacity_by_area, hindcast_2022, load_duration  # noqa: E402
from importers.common import Output, Reference  # noqa: E402

WRITERS = [load_duration.write_load_duration, capacity_by_area.write_capacity,
           hindcast_2022.write_hindcast]


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    reference, output = Reference(arguments[0]), Output(arguments[1])
    for write in WRITERS:
        write(reference, output)


if __name__ == "__main__":
    main(sys.argv[1:])
