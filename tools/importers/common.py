"""What every table shares: how tables are read and how they are written."""

import math
from pathlib import Path

import pandas as pd

from importers.nesting import Nesting

MONTH_COLUMNS = [f"m{m:02d}" for m in range(1, 13)]
HOUR_COLUMNS = [f"h{h:02d}" for h in range(24)]
QUANTILE_COLUMNS = [f"q{q:02d}" for q in range(21)]
HOURS_OF_MONTH = [24 * days for days in (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)]
HOURS_2023 = 8760.0


def number(value, digits=5):
    """Shortest plain decimal of `digits` significant ones; empty for a missing value."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str):
        return value
    if value == 0:
        return "0"
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    text = f"{round(float(value), decimals):.{max(decimals, 0)}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Reference:
    """The folder of reference tables, the nesting of the zones that they are to be brought to, and the
    year whose hourly load no shape is to be fitted to (None: all are)."""

    def __init__(self, folder, nesting=None, left_out=None):
        self.folder = Path(folder)
        self.nesting = nesting or Nesting()
        self.left_out = left_out

    def table(self, name, **options):
        # "NA" is no state, but pandas would read a blank where a name is meant.
        return pd.read_csv(self.folder / name, keep_default_na=False, na_values=[""], **options)

    def by_state(self, name, **options):
        return self.table(name, **options).set_index("state")


class Output:
    """The folder of shipped tables."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, name, comments, header, rows, digits=5):
        lines = [f"# {comment}" for comment in comments]
        lines.append(",".join(header))
        for row in rows:
            cells = [number(cell, digits) for cell in row]
            if len(cells) != len(header):
                raise ValueError(f"{name}: {len(cells)} cells in a row of {len(header)}: {cells}")
            if any("," in cell or "\n" in cell for cell in cells):
                raise ValueError(f"{name}: a cell holds a separator: {cells}")
            lines.append(",".join(cells))
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
