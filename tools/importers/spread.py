"""Where what a balancing authority holds is laid on zones.

An authority's zones are those whose load it serves (loads.py):

    served[authority, zone] = its part of the zone's energy of 2023

What it holds is spread by served times a weight of the zone, such as the fleet of the class.
"""

from functools import cache

from importers import loads, places

# State and county of what an authority has without load of its own in the load weights: its plants
# first, then its customers in other states (key R: geography, not measured).
PLACES = {
    "SEC": {"FL": "putnam"}, "YAD": {"NC": "stanly"}, "SEPA": {"GA": "elbert"}, "GRID": {"WA": "lewis"},
    "AEC": {"AL": "washington", "FL": "walton"}, "NSB": {"FL": "volusia"},
    "SWPP": {"MT": "richland"}, "WACM": {"SD": "pennington"}, "BPAT": {"WY": "lincoln"},
}


@cache
def _energy(reference):
    """{authority: {zone: TWh that it serves there}}"""
    weights = loads.weights(reference)
    authority = weights.region.str.split("-").str[0]
    result = {}
    for (name, zone), twh in weights.groupby([authority, weights.zone]).twh.sum().items():
        if twh > 0.0:
            result.setdefault(name, {})[zone] = twh
    return result


@cache
def zones_of_authorities(reference):
    """{authority: {zone: share of the zone's load that the authority serves}}."""
    energy, total = _energy(reference), {}
    for served in energy.values():
        for zone, twh in served.items():
            total[zone] = total.get(zone, 0.0) + twh
    result = {authority: {zone: twh / total[zone] for zone, twh in served.items()}
              for authority, served in energy.items()}
    for authority, counties in PLACES.items():
        state, county = next(iter(counties.items()))
        result.setdefault(authority, {places.zone_at(reference, state, county): 1.0})
    return result


def of_authority_in_state(reference, authority, state):
    """{zone: share} of what an authority's utilities have in a state: by the load that it serves there."""
    mine = reference.nesting.zones_of[state]
    served = {zone: twh for zone, twh in _energy(reference).get(authority, {}).items() if zone in mine}
    if not served and len(mine) > 1:
        if state not in PLACES.get(authority, {}):
            raise ValueError(f"{authority} serves no load in {state}, and spread.py does not say where it is")
        served = {places.zone_at(reference, state, PLACES[authority][state]): 1.0}
    served = served or {mine[0]: 1.0}
    return {zone: part / sum(served.values()) for zone, part in served.items()}


def spread(mw, served, weight_of_zone):
    """{zone: mw}: over zones by the share that is served times the zone's weight; by the share alone
    where no zone has a weight."""
    weight = {zone: share * max(0.0, weight_of_zone.get(zone, 0.0)) for zone, share in served.items()}
    if sum(weight.values()) <= 0.0:
        weight = served
    total = sum(weight.values())
    return {zone: mw * part / total for zone, part in weight.items()}
