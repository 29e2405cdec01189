"""What every table shares: the regions, how tables are read and how they are written."""

import math
from pathlib import Path

import pandas as pd

# name, title, time zone of most of the load, census division (key R: geography, not measured).
_EASTERN, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
_REGIONS = [
    ("AL", "Alabama", _CENTRAL, "East_South_Central"),
    ("AR", "Arkansas", _CENTRAL, "West_South_Central"),
    ("AZ", "Arizona", "America/Phoenix", "Mountain"),
    ("CA", "California", _PACIFIC, "Pacific"),
    ("CO", "Colorado", _MOUNTAIN, "Mountain"),
    ("CT", "Connecticut", _EASTERN, "New_England"),
    ("DC", "District of Columbia", _EASTERN, "South_Atlantic"),
    ("DE", "Delaware", _EASTERN, "South_Atlantic"),
    ("FL", "Florida", _EASTERN, "South_Atlantic"),
    ("GA", "Georgia", _EASTERN, "South_Atlantic"),
    ("IA", "Iowa", _CENTRAL, "West_North_Central"),
    ("ID", "Idaho", _MOUNTAIN, "Mountain"),
    ("IL", "Illinois", _CENTRAL, "East_North_Central"),
    ("IN", "Indiana", _EASTERN, "East_North_Central"),
    ("KS", "Kansas", _CENTRAL, "West_North_Central"),
    ("KY", "Kentucky", _EASTERN, "East_South_Central"),
    ("LA", "Louisiana", _CENTRAL, "West_South_Central"),
    ("MA", "Massachusetts", _EASTERN, "New_England"),
    ("MD", "Maryland", _EASTERN, "South_Atlantic"),
    ("ME", "Maine", _EASTERN, "New_England"),
    ("MI", "Michigan", _EASTERN, "East_North_Central"),
    ("MN", "Minnesota", _CENTRAL, "West_North_Central"),
    ("MO", "Missouri", _CENTRAL, "West_North_Central"),
    ("MS", "Mississippi", _CENTRAL, "East_South_Central"),
    ("MT", "Montana", _MOUNTAIN, "Mountain"),
    ("NC", "North Carolina", _EASTERN, "South_Atlantic"),
    ("ND", "North Dakota", _CENTRAL, "West_North_Central"),
    ("NE", "Nebraska", _CENTRAL, "West_North_Central"),
    ("NH", "New Hampshire", _EASTERN, "New_England"),
    ("NJ", "New Jersey", _EASTERN, "Mid_Atlantic"),
    ("NM", "New Mexico", _MOUNTAIN, "Mountain"),
    ("NV", "Nevada", _PACIFIC, "Mountain"),
    ("NY", "New York", _EASTERN, "Mid_Atlantic"),
    ("OH", "Ohio", _EASTERN, "East_North_Central"),
    ("OK", "Oklahoma", _CENTRAL, "West_South_Central"),
    ("OR", "Oregon", _PACIFIC, "Pacific"),
    ("PA", "Pennsylvania", _EASTERN, "Mid_Atlantic"),
    ("RI", "Rhode Island", _EASTERN, "New_England"),
    ("SC", "South Carolina", _EASTERN, "South_Atlantic"),
    ("SD", "South Dakota", _CENTRAL, "West_North_Central"),
    ("TN", "Tennessee", _CENTRAL, "East_South_Central"),
    ("TX", "Texas", _CENTRAL, "West_South_Central"),
    ("UT", "Utah", _MOUNTAIN, "Mountain"),
    ("VA", "Virginia", _EASTERN, "South_Atlantic"),
    ("VT", "Vermont", _EASTERN, "New_England"),
    ("WA", "Washington", _PACIFIC, "Pacific"),
    ("WI", "Wisconsin", _CENTRAL, "East_North_Central"),
    ("WV", "West Virginia", _EASTERN, "South_Atlantic"),
    ("WY", "Wyoming", _MOUNTAIN, "Mountain"),
]
REGIONS = [name for name, *_ in _REGIONS]
TITLE = {name: title for name, title, *_ in _REGIONS}
TIME_ZONE = {name: zone for name, _, zone, _ in _REGIONS}
CENSUS_DIVISION = {name: division for name, _, _, division in _REGIONS}

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
    """The folder of reference tables."""

    def __init__(self, folder):
        self.folder = Path(folder)

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
