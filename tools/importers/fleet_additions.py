"""fleet_additions.csv: what came and went after the years of fleet.csv."""

from functools import cache

from importers import places
from importers.fleet import GAS, QUEUE_TECHNOLOGY, capacity, queue_shares
from importers.nesting import split
from importers.spread import spread, zones_of_authorities

LATEST = "2026-06-01"
# K's words; what is not named here (water, nuclear, biomass, geothermal, unknown) moved by less
# than 0.4 GW or between authorities.
MODES = {"battery storage": "battery", "solar": "solar_pv", "wind": "wind_onshore",
         "coal": "coal", "gas": "gas", "oil": "oil"}
PERIODS = (("2025-01-01", "2026-01-01", "mw_end_2024", "mw_end_2025"),
           ("2026-01-01", LATEST, "mw_end_2025", "mw_latest"))
# Duke's plants that burn coal and gas leave both of K's classes, 5.6 GW, without a retirement that
# anybody announced: left out.
LEFT_OUT = {("DUK", "coal"), ("DUK", "gas")}
# Where plants stand that an authority's load does not tell: {(state, county): weight} (key R).
# Intermountain in Utah is Los Angeles's, SunZia's wind in New Mexico is California's.
ELSEWHERE = {("LDWP", "coal"): {("UT", "millard"): 1.0}, ("LDWP", "gas"): {("UT", "millard"): 1.0},
             ("CISO", "wind", "mw_latest"): {("NM", "torrance"): 1.0},
             # Harrington in the Panhandle turned to gas, Indian River in Delaware closed
             ("SWPP", "coal", "mw_end_2025"): {("TX", "potter"): 1.0},
             ("PJM", "coal", "mw_end_2025"): {("DE", "sussex"): 1.0},
             # Vineyard 806 MW and Revolution 704 MW, off Massachusetts and Rhode Island
             ("ISNE", "wind"): {("MA", "bristol"): 806.0, ("RI", "washington"): 704.0}}
OFFSHORE = {"ISNE"}
LEAVES_FIRST = ("gas_st", "gas_ct", "gas_cc", "gas_ic")
SMALLEST_MW = 1.0


def net_summer_ratio(reference):
    latest = reference.table("state_generation_capacity_2024.csv")
    latest = latest.replace({"tech": {"solar_utility": "solar_pv", **{t: "gas" for t in GAS}}})
    sums = latest.groupby("tech")[["nameplate_mw", "net_summer_mw"]].sum()
    return (sums.net_summer_mw / sums.nameplate_mw).clip(upper=1.0).to_dict()


def due_by_2026(reference):
    """{technology: {state: MW of the queue}}."""
    result = {}
    for line in reference.table("interconnection_queue_by_state.csv").itertuples():
        technology = "gas" if line.tech == "gas" else QUEUE_TECHNOLOGY.get(line.tech, line.tech)
        result.setdefault(technology, {})[line.state] = line.mw_2026
    return result


def due_in_zones(reference):
    """{technology: {zone: MW of the queue by 2026}}, a state's shared as queue.csv shares it."""
    result = {}
    for technology, of_state in due_by_2026(reference).items():
        of_zone = result.setdefault(technology, {})
        for state, mw in of_state.items():
            if state in reference.nesting.states and mw > 0.0:
                classes = GAS if technology == "gas" else (technology,)
                of_zone.update(split(mw, queue_shares(reference, state, classes)))
    return result


def planned_retirements_2025(reference):
    units = places.units(reference)
    coal = units[(units.tech == "coal") & (units.planned_retirement_year == 2025)]
    return coal.groupby("zone").net_summer_mw.sum().to_dict()


def of_2024(reference):
    """{technology: {zone: MW}}, gas as one."""
    result = {}
    for (zone, technology), by_year in capacity(reference).items():
        name = "gas" if technology in GAS else technology
        zones = result.setdefault(name, {})
        zones[zone] = zones.get(zone, 0.0) + by_year[2024]
    return result


def _elsewhere(reference, *key):
    """{zone: weight} of what stands elsewhere than the authority's load says; None if it does not."""
    counties = ELSEWHERE.get(key) or ELSEWHERE.get(key[:2])
    return counties and {places.zone_at(reference, *county): weight for county, weight in counties.items()}


@cache
def changes(reference):
    """[(authority, K's word, technology, period, zones that it serves, MW net summer)]"""
    table = reference.table("balancing_authority_capacity_2020_2026.csv")
    ratio, zones, result = net_summer_ratio(reference), zones_of_authorities(reference), []
    for line in table.itertuples():
        authority, technology = line.balancing_authority, MODES.get(line.mode)
        if technology is None or (authority, line.mode) in LEFT_OUT:
            continue
        for begin, end, before, after in PERIODS:
            mw = getattr(line, after) - getattr(line, before)
            if abs(mw) >= SMALLEST_MW:
                place = _elsewhere(reference, authority, line.mode, after)
                result.append((authority, technology, (begin, end), place or zones[authority],
                               bool(place), mw * ratio[technology]))
    return result


def classes_that_come(technology, authority):
    """{class of the fleet: share}: gas as in the queue."""
    if technology == "gas":
        return {"gas_cc": 2.0 / 3.0, "gas_ct": 1.0 / 3.0}
    if technology == "wind_onshore" and authority in OFFSHORE:
        return {"wind_offshore": 1.0}
    return {technology: 1.0}


@cache
def arrivals(reference):
    """{(zone, class, from, to): MW net summer}."""
    due, fleet, result = due_in_zones(reference), of_2024(reference), {}
    for authority, technology, period, served, is_place, mw in changes(reference):
        if mw <= 0.0:
            continue
        weight = due.get(technology, {})
        if sum(weight.get(zone, 0.0) for zone in served) <= 0.0:
            weight = fleet.get(technology, {})
        for zone, part in spread(mw, served, {} if is_place else weight).items():
            for name, share in classes_that_come(technology, authority).items():
                result[zone, name, *period] = result.get((zone, name, *period), 0.0) + share * part
    return result


@cache
def departures(reference):
    """The same of what went: never more than a zone has. Coal goes where it was planned to in 2025
    before it does elsewhere, gas from steam plants before turbines and combined cycle."""
    left = {key: by_year[2024] for key, by_year in capacity(reference).items()}
    planned, result = planned_retirements_2025(reference), {}
    for _, technology, period, served, _, mw in changes(reference):
        rest = max(0.0, -mw)
        stages = [(t, None) for t in LEAVES_FIRST] if technology == "gas" else [(technology, None)]
        if technology == "coal":
            stages.insert(0, ("coal", planned))
        for name, limit in stages:
            room = {zone: min(1.0, share) * min(left.get((zone, name), 0.0),
                                                limit.get(zone, 0.0) if limit else float("inf"))
                    for zone, share in served.items()}
            part = min(1.0, rest / sum(room.values())) if sum(room.values()) > 0.0 else 0.0
            for zone, mw_there in room.items():
                if part * mw_there > 0.0:
                    result[zone, name, *period] = result.get((zone, name, *period), 0.0) + part * mw_there
                    left[zone, name] -= part * mw_there
                    if limit:
                        limit[zone] -= part * mw_there
            rest -= part * sum(room.values())
    return result


def write_fleet_additions(reference, output):
    net = dict(arrivals(reference))
    for key, mw in departures(reference).items():
        net[key] = net.get(key, 0.0) - mw
    rows = [[zone, technology, begin, end, round(mw, 1), "K"]
            for (zone, technology, begin, end), mw in sorted(net.items()) if abs(mw) >= 0.5 * SMALLEST_MW]
    output.write(
        "fleet_additions.csv",
        ["Capacity that came, or below zero went, after fleet.csv [net summer MW], evenly between `from` and `to`: EIA's capacity by",
         "balancing authority, ends of 2024 and 2025 and latest of up to May 2026 (K), at the class's ratio of net summer to nameplate (C).",
         "Assumptions: an authority's MW are spread over its zones by the share of each zone's load that it serves times what of the",
         "technology was due there by 2026 (I), what goes by the fleet of 2024 and no more than it, coal first by what was planned to close",
         "in 2025 (B); new gas is 2/3 combined cycle, 1/3 turbines, gas that goes is steam before turbines; New England's new wind is",
         "offshore. Intermountain stands in Utah, Harrington in Texas, Indian River in Delaware, SunZia in New Mexico (R). Left out: Duke's",
         "coal and gas (dual-fuel plants leave both classes), and water, nuclear, biomass, geothermal, that moved by less than 0.4 GW or",
         "between authorities."],
        ["region", "technology", "from", "to", "mw", "source"], rows, digits=6)
