"""Which zones there are, and how they nest in states and in planning areas.

A zone lies in one state and in one area; a state's figure is the sum of its zones'. The tables of a
folder say all of it, so that another folder is another nesting:

    zones, states, areas    what there is; zones are made of, or parts of, the reference's zones
    parts, owners           to which zone of its state a county or a plant belongs
    loads, profiles         which load regions and which weather a zone has
    waters                  whose hourly water stands for a zone's
    edges, hvdc, unlimited  which lines end in a zone; limits: in the place of the reference's
    data_centres            where a state's known data centres stand
"""

from pathlib import Path

import pandas as pd

SHIPPED = Path(__file__).resolve().parent / "nesting"


class Nesting:
    """The tables of one folder; dictionaries are by zone unless their names say by what."""

    def __init__(self, folder=SHIPPED):
        self.folder = Path(folder)
        self._tables = {path.stem: pd.read_csv(path, comment="#", keep_default_na=False)
                        for path in self.folder.glob("*.csv")}
        zones, states = self.table("zones"), self.table("states").set_index("state")
        self.areas = self.table("areas")
        self.zones = list(zones.zone)
        self.states = list(states.index)
        by_zone = zones.set_index("zone")
        self.title, self.state, self.area, self.interconnection = (
            by_zone[column].to_dict() for column in ("title", "state", "area", "interconnection"))
        self._check()
        self.zone_of_reference = self._zone_of_reference(by_zone.reference_zone)
        self.time_zone_of_state = states.time_zone.to_dict()
        own = by_zone.time_zone.to_dict()
        self.time_zone = {z: own[z] or self.time_zone_of_state[s] for z, s in self.state.items()}
        self.census_division = self.of_state(states.census_division.to_dict())
        self.zones_of = {s: [z for z in self.zones if self.state[z] == s] for s in self.states}

    def _check(self):
        if len(set(self.zones)) != len(self.zones):
            raise ValueError(f"{self.folder}: a zone stands twice in zones.csv")
        for zone in self.zones:
            if self.state[zone] not in self.states:
                raise ValueError(f"{zone}: its state {self.state[zone]} is not in states.csv")
            if self.area[zone] not in set(self.areas.area):
                raise ValueError(f"{zone}: its area {self.area[zone]} is not in areas.csv")
        empty = set(self.states) - set(self.state.values())
        if empty:
            raise ValueError(f"states without a zone in zones.csv: {sorted(empty)}")

    def _zone_of_reference(self, names):
        """{reference zone: the zone that it is or is a part of}; None where parts.csv cuts it."""
        cut, result = set(self.table("parts").reference_zone), {}
        for zone, text in names.items():
            for name in text.split():
                if name in result and name not in cut:
                    raise ValueError(f"{zone}: reference zone {name} is another's too and parts.csv "
                                     "does not say how it is cut")
                result[name] = None if name in cut else zone
        return result

    def table(self, name):
        if name not in self._tables:
            raise ValueError(f"{self.folder}: {name}.csv is missing")
        return self._tables[name]

    def of_series(self, values):
        """{zone: value} of {series: value}: of the zone in waters.csv, or else of its area; none without."""
        series = self.table("waters").set_index("place").series.to_dict()
        named = {zone: series.get(zone) or series.get(self.area[zone]) for zone in self.zones}
        return {zone: values[name] for zone, name in named.items() if name in values}

    def of_state(self, values):
        """{zone: value} of {state: value}: what is known by state only, the same in all its zones."""
        return {zone: values[state] for zone, state in self.state.items()}


def split(total, shares, digits=1):
    """{zone: part} of a total that sums to it: rounded, the largest takes what rounding left.

    shares: {zone: share}, any positive sum. One zone has the total as it is.
    """
    if len(shares) == 1:
        return dict.fromkeys(shares, total)
    whole = sum(shares.values())
    largest = max(shares, key=shares.get)
    parts = {zone: round(total * share / whole, digits) for zone, share in shares.items()}
    parts[largest] = total - sum(part for zone, part in parts.items() if zone != largest)
    return parts
