"""In which zone a generating unit stands, and how its state's capacity is shared by the zones.

A unit is of the zone of the first of these that tells: its state, if that is one zone; its owner
(owners.csv); its county, where a reference zone is cut into parts (parts.csv); the reference's table of
counties; and, without a county that is known, the nearest unit of its state that has one.

    share of a zone = capacity of the class's units in the zone / in the state

net summer where the list has it (coal), else nameplate.
"""

from functools import cache

import numpy as np

CITIES = " city"  # independent cities have it in the list of units, most not in the table of counties


def county_key(name):
    return "".join(c for c in str(name).lower() if c.isalpha())


@cache
def zone_of_county(reference):
    """{(state, county): zone}, for the states of several zones."""
    nesting, result = reference.nesting, {}
    cut = {of: rows for of, rows in nesting.table("parts").groupby("reference_zone", sort=False)}
    for row in reference.table("county_to_planning_zone.csv").itertuples():
        if len(nesting.zones_of.get(row.state, [])) < 2:
            continue
        zone = _part(cut[row.zone_69], row) if row.zone_69 in cut else nesting.zone_of_reference[row.zone_69]
        result[row.state, county_key(row.county)] = zone
    return result


def _part(rules, county):
    for rule in rules.itertuples():
        wanted = {"county": county.county, "zone_134": county.zone_134, "rest": ""}[rule.by]
        if rule.value == wanted:
            return rule.zone
    raise ValueError(f"parts.csv: {county.county}, {county.zone_69}, is in no part")


def _owners(reference):
    """{(state, plant): owner}"""
    states = reference.nesting.table("states").set_index("title").state
    plants = reference.table("power_plants_us_2023_11.csv.gz")
    plants = plants[plants.state.isin(states.index)]
    names = plants.utility_name.str.replace(",", "", regex=False)
    return dict(zip(zip(plants.state.map(states), plants.plant_name), names))


def _named_zone(unit, owner_of, zone_of_owner, zone_of):
    """The unit's zone by its owner or county; None if neither is known."""
    state, owner, county = unit.state, owner_of.get((unit.state, unit.plant)), str(unit.county).lower()
    return (zone_of_owner.get((state, owner, unit.plant)) or zone_of_owner.get((state, owner, ""))
            or zone_of.get((state, county_key(county)))
            or zone_of.get((state, county_key(county.removesuffix(CITIES)))))


def zone_at(reference, state, county, owner="", plant=""):
    """The zone of a place that no list of units has: by its owner or county, as units()."""
    nesting = reference.nesting
    mine = nesting.zones_of[state]
    if len(mine) == 1:
        return mine[0]
    zone_of_owner = nesting.table("owners").set_index(["state", "owner", "plant"]).zone.to_dict()
    zone = (zone_of_owner.get((state, owner, plant)) or zone_of_owner.get((state, owner, ""))
            or zone_of_county(reference).get((state, county_key(county))))
    if zone is None:
        raise ValueError(f"{county}, {state}: no zone is known of this county")
    return zone


@cache
def units(reference):
    """The list of generating units of the nesting's states, with their zone."""
    nesting = reference.nesting
    table = reference.table("generating_units_us_2023.csv.gz")
    table = table[(table.nameplate_mw > 0) & table.state.isin(nesting.states)].reset_index(drop=True)
    owner_of, zone_of = _owners(reference), zone_of_county(reference)
    zone_of_owner = nesting.table("owners").set_index(["state", "owner", "plant"]).zone.to_dict()
    zones = np.empty(len(table), dtype=object)
    for unit in table.itertuples():
        mine = nesting.zones_of[unit.state]
        zones[unit.Index] = (mine[0] if len(mine) == 1
                             else _named_zone(unit, owner_of, zone_of_owner, zone_of))
    table["zone"] = zones
    for state, group in table.groupby("state"):
        known, lost = group[group.zone.notna()], group[group.zone.isna()]
        for unit in lost.itertuples():
            scale = np.cos(np.radians(unit.lat))
            distance = (known.lat - unit.lat) ** 2 + (scale * (known.lon - unit.lon)) ** 2
            table.loc[unit.Index, "zone"] = known.zone[distance.idxmin()]
    return table


@cache
def capacity_shares(reference):
    """{(state, technology): {zone: share}} for the classes that have units in the list."""
    table = units(reference)
    capacity = table.net_summer_mw.fillna(table.nameplate_mw)
    sums = capacity.groupby([table.state, table.tech, table.zone]).sum()
    result = {}
    for (state, technology, zone), mw in sums.items():
        result.setdefault((state, technology), {})[zone] = mw
    return {key: {zone: mw / sum(mine.values()) for zone, mw in mine.items()}
            for key, mine in result.items()}
