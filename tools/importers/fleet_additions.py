"""fleet_additions.csv: what came and went after the years of fleet.csv."""

from importers.common import REGIONS
from importers.fleet import GAS, QUEUE_TECHNOLOGY, capacity
from importers.spread import spread_authority, states_of_authorities

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
# Where an authority's plants stand outside its load (key R): Intermountain in Utah is Los
# Angeles's, SunZia's wind in New Mexico is California's.
ELSEWHERE = {("LDWP", "coal"): {"UT": 1.0}, ("LDWP", "gas"): {"UT": 1.0},
             ("CISO", "wind", "mw_latest"): {"NM": 1.0},
             # Harrington in the Panhandle turned to gas, Indian River in Delaware closed
             ("SWPP", "coal", "mw_end_2025"): {"TX": 1.0}, ("PJM", "coal", "mw_end_2025"): {"DE": 1.0},
             # Vineyard 806 MW and Revolution 704 MW, off Massachusetts and Rhode Island
             ("ISNE", "wind"): {"MA": 806.0, "RI": 704.0}}
OFFSHORE = {"ISNE"}
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


def planned_retirements_2025(reference):
    units = reference.table("generating_units_us_2023.csv.gz")
    coal = units[(units.tech == "coal") & (units.planned_retirement_year == 2025)]
    return coal.groupby("state").net_summer_mw.sum().to_dict()


def of_2024(reference):
    """{technology: {state: MW}}, gas as one."""
    result = {}
    for (region, technology), by_year in capacity(reference).items():
        name = "gas" if technology in GAS else technology
        states = result.setdefault(name, {})
        states[region] = states.get(region, 0.0) + by_year[2024]
    return result


def class_of(technology, authority, mw):
    """{class of the fleet: share}: new gas as the queue's, gas that goes is steam."""
    if technology == "gas":
        return {"gas_cc": 2.0 / 3.0, "gas_ct": 1.0 / 3.0} if mw > 0.0 else {"gas_st": 1.0}
    if technology == "wind_onshore" and authority in OFFSHORE:
        return {"wind_offshore": 1.0}
    return {technology: 1.0}


def additions(reference):
    """{(region, class, from, to): MW net summer}."""
    table = reference.table("balancing_authority_capacity_2020_2026.csv")
    ratio, fleet = net_summer_ratio(reference), of_2024(reference)
    due, leaving = due_by_2026(reference), planned_retirements_2025(reference)
    states = states_of_authorities(reference)
    result = {}
    for line in table.itertuples():
        authority = line.balancing_authority
        technology = MODES.get(line.mode)
        if technology is None or (authority, line.mode) in LEFT_OUT:
            continue
        for begin, end, before, after in PERIODS:
            mw = getattr(line, after) - getattr(line, before)
            if abs(mw) < SMALLEST_MW:
                continue
            mw *= ratio["wind_onshore" if technology == "wind_onshore" else technology]
            weight = due.get(technology, {}) if mw > 0.0 else fleet.get(technology, {})
            if mw < 0.0 and technology == "coal" and any(leaving.get(s) for s in states[authority]):
                weight = leaving
            if sum(weight.get(s, 0.0) for s in states[authority]) <= 0.0:
                weight = fleet.get(technology, {})
            place = (ELSEWHERE.get((authority, line.mode, after))
                     or ELSEWHERE.get((authority, line.mode)))
            at = {authority: place} if place else states
            by_region = spread_authority(authority, mw, {} if place else weight, at)
            for region, part in by_region.items():
                for name, share in class_of(technology, authority, mw).items():
                    key = (region, name, begin, end)
                    result[key] = result.get(key, 0.0) + share * part
    return result


def write_fleet_additions(reference, output):
    rows = [[region, technology, begin, end, round(mw, 1), "K"]
            for (region, technology, begin, end), mw in sorted(additions(reference).items())
            if abs(mw) >= 0.5 * SMALLEST_MW and region in REGIONS]
    output.write(
        "fleet_additions.csv",
        ["Capacity that came, or below zero went, after fleet.csv [net summer MW], evenly between `from` and `to`: EIA's capacity by",
         "balancing authority, ends of 2024 and 2025 and latest of up to May 2026 (K), at the class's ratio of net summer to nameplate (C).",
         "Assumptions: an authority's MW are spread over its states by the share of each state's load that it serves times what of the",
         "technology was due there by 2026 (I), what goes by the fleet of 2024, coal by what was planned to close in 2025 (B); new gas is",
         "2/3 combined cycle, 1/3 turbines, gas that goes is steam; New England's new wind is offshore. Intermountain stands in Utah,",
         "Harrington in Texas, Indian River in Delaware, SunZia in New Mexico (R). Left out: Duke's coal and gas (dual-fuel plants leave",
         "both classes), and water, nuclear, biomass, geothermal, that moved by less than 0.4 GW or between authorities."],
        ["region", "technology", "from", "to", "mw", "source"], rows, digits=6)
