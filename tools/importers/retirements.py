"""retirements.csv and retirements_doe.csv."""

from importers import places
from importers.fleet import capacity
from importers.fleet_additions import departures

# What was to close in 2025 and stood in May 2026 (most of it by orders of the Department of Energy
# under section 202(c) of the Federal Power Act). Brandon Shores has a date of its own.
LATE_YEAR, LATE_SOURCE = 2028, "B; assumption: what was to close in 2025 and stands closes in 2028"
DATED = {"MD": (2029, "MS")}
# Closed or turned to gas already, whatever the plans of 2025 say of its coal (key R).
GONE = ("Harrington",)
# Cumberland and Kingston: Tennessee's rows of 2026 to 2028 are theirs, and they go on (TVA's board,
# 11 February 2026, wkdzradio.com).
KEPT = {("TN", 2026), ("TN", 2027), ("TN", 2028)}
# Alamitos and Huntington Beach (EIA, 23 February 2026, as reported by enerknol.com).
GAS = [("CA", ("AES Alamitos LLC", "AES Huntington Beach LLC"), "gas_st", 2026, 1368.0, "EIA2")]
# DOE, July 2025: 104 GW by 2030; the classes as remembered (R).
DOE_GW = {"coal": 71.0, "gas_st": 25.0, "oil": 8.0}
DOE_YEARS = range(2026, 2031)


def gone(reference):
    """{zone: MW of coal that went since the end of 2024}."""
    result = {}
    for (zone, technology, *_), mw in departures(reference).items():
        if technology == "coal":
            result[zone] = result.get(zone, 0.0) + mw
    return result


def gas(reference):
    """{(zone, technology, year, source): MW}: where the units of the plants stand."""
    units, result = places.units(reference), {}
    for state, plants, technology, year, mw, source in GAS:
        mine = units[(units.state == state) & units.plant.isin(plants) & (units.tech == technology)]
        for zone, part in mine.groupby("zone").nameplate_mw.sum().items():
            result[zone, technology, year, source] = mw * part / mine.nameplate_mw.sum()
    return result


def planned(reference):
    """{(zone, year): MW}, scaled down where a zone's units are listed above its fleet."""
    units = places.units(reference)
    coal = units[units.tech == "coal"]
    fleet, state = capacity(reference), reference.nesting.state
    listed = coal.groupby("zone")["net_summer_mw"].sum()
    planned_units = coal[(coal.planned_retirement_year >= 2025) & ~coal.plant.isin(GONE)]
    by_year = planned_units.groupby(["zone", "planned_retirement_year"])
    result = {}
    for (zone, year), mw in by_year.net_summer_mw.sum().items():
        now = fleet.get((zone, "coal"), {}).get(2024, 0.0)
        if (state[zone], int(year)) not in KEPT:
            result[zone, int(year)] = mw * min(1.0, now / listed[zone])
    return result


def write_retirements(reference, output):
    went, state = gone(reference), reference.nesting.state
    mw_of, source_of = {}, {}
    for (zone, year), mw in planned(reference).items():
        source = "B"
        if year == 2025:
            mw = max(0.0, mw - went.get(zone, 0.0))
            year, source = DATED.get(state[zone], (LATE_YEAR, LATE_SOURCE))
        if round(mw, 1) <= 0.0:
            continue
        mw_of[zone, year] = mw_of.get((zone, year), 0.0) + mw
        before = source_of.get((zone, year))
        source_of[zone, year] = source if before in (None, source) else LATE_SOURCE
    rows = [[zone, "coal", str(year), round(mw, 1), source_of[zone, year]]
            for (zone, year), mw in mw_of.items()]
    rows += [[zone, technology, str(year), round(mw, 1), source]
             for (zone, technology, year, source), mw in gas(reference).items()]
    rows.sort()
    output.write(
        "retirements.csv",
        ["Planned retirements of coal units at the end of the year [net summer MW] (B, the plans of the 2025 early release),",
         "scaled down where the unit list of a zone holds more than its fleet of 2024. What was to close in 2025 and did is in",
         "fleet_additions.csv; what stands yet closes at the end of 2028 (assumption: orders that keep it are not renewed then),",
         "Brandon Shores (MD) in 2029 (MS). Cumberland and Kingston (TN) go on (their owner's board, February 2026). Gas: Alamitos and",
         "Huntington Beach (EIA2); other classes: retirements_doe.csv."],
        ["region", "technology", "year", "mw", "source"], rows, digits=6)


def write_doe(reference, output):
    """What is to close by 2030 beyond retirements.csv, so that the sums are those of the DOE."""
    by_2030 = {}
    for (zone, year), mw in planned(reference).items():
        if year <= DOE_YEARS[-1]:
            by_2030[zone, "coal"] = by_2030.get((zone, "coal"), 0.0) + mw
    for (zone, technology, *_), mw in gas(reference).items():
        by_2030[zone, technology] = by_2030.get((zone, technology), 0.0) + mw
    fleet = capacity(reference)
    rows = []
    for technology, gw in DOE_GW.items():
        left = {z: max(0.0, fleet.get((z, technology), {}).get(2024, 0.0) - by_2030.get((z, technology), 0.0))
                for z in reference.nesting.zones}
        known = sum(mw for (_, t), mw in by_2030.items() if t == technology)
        share = max(0.0, 1e3 * gw - known) / sum(left.values())
        for zone, mw in left.items():
            each = share * mw / len(DOE_YEARS)
            if round(each, 1) > 0.0:
                rows += [[zone, technology, str(year), round(each, 1), "DOE+R; assumption: spread"]
                         for year in DOE_YEARS]
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    output.write(
        "retirements_doe.csv",
        ["What closes besides retirements.csv at the end of the years 2026 to 2030 [MW], so that 104 GW are closed by 2030 as the",
         "Department of Energy takes it (July 2025): coal 71, gas steam 25, oil 8 GW (classes: R). Widely held to be too many. Spread over",
         "the regions by what is left of their fleet of 2024 and evenly over the years (assumption). Read with plants.retirement_plan = doe."],
        ["region", "technology", "year", "mw", "source"], rows, digits=6)
