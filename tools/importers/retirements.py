"""retirements.csv and retirements_doe.csv."""

from importers.common import REGIONS
from importers.fleet import capacity
from importers.fleet_additions import additions

# What was to close in 2025 and stood in May 2026 (most of it by orders of the Department of Energy
# under section 202(c) of the Federal Power Act). Brandon Shores has a date of its own.
LATE_YEAR, LATE_SOURCE = 2028, "B; assumption: what was to close in 2025 and stands closes in 2028"
DATED = {"MD": (2029, "MS")}
# Cumberland and Kingston: Tennessee's rows of 2026 to 2028 are theirs, and they go on (TVA's board,
# 11 February 2026, wkdzradio.com).
KEPT = {("TN", 2026), ("TN", 2027), ("TN", 2028)}
# Alamitos and Huntington Beach (EIA, 23 February 2026, as reported by enerknol.com).
GAS = [["CA", "gas_st", "2026", 1368.0, "EIA2"]]
# DOE, July 2025: 104 GW by 2030; the classes as remembered (R).
DOE_GW = {"coal": 71.0, "gas_st": 25.0, "oil": 8.0}
DOE_YEARS = range(2026, 2031)


def gone(reference):
    """{region: MW of coal that went since the end of 2024}."""
    result = {}
    for (region, technology, *_), mw in additions(reference).items():
        if technology == "coal" and mw < 0.0:
            result[region] = result.get(region, 0.0) - mw
    return result


def planned(reference):
    """{(region, year): MW}, scaled down where a state's units are listed above its fleet."""
    units = reference.table("generating_units_us_2023.csv.gz")
    coal = units[(units.tech == "coal") & units.state.isin(REGIONS)]
    fleet = capacity(reference)
    listed = coal.groupby("state")["net_summer_mw"].sum()
    by_year = coal[coal.planned_retirement_year >= 2025].groupby(["state", "planned_retirement_year"])
    result = {}
    for (state, year), mw in by_year.net_summer_mw.sum().items():
        now = fleet.get((state, "coal"), {}).get(2024, 0.0)
        result[state, int(year)] = mw * min(1.0, now / listed[state])
    return result


def write_retirements(reference, output):
    went = gone(reference)
    mw_of, source_of = {}, {}
    for (region, year), mw in planned(reference).items():
        if (region, year) in KEPT:
            continue
        source = "B"
        if year == 2025:
            mw = max(0.0, mw - went.get(region, 0.0))
            year, source = DATED.get(region, (LATE_YEAR, LATE_SOURCE))
        if round(mw, 1) <= 0.0:
            continue
        mw_of[region, year] = mw_of.get((region, year), 0.0) + mw
        before = source_of.get((region, year))
        source_of[region, year] = source if before in (None, source) else LATE_SOURCE
    rows = [[region, "coal", str(year), round(mw, 1), source_of[region, year]]
            for (region, year), mw in sorted(mw_of.items())]
    rows = sorted(rows + GAS)
    output.write(
        "retirements.csv",
        ["Planned retirements of coal units at the end of the year [net summer MW] (B, the plans of the 2025 early release),",
         "scaled down where the unit list of a state holds more than its fleet of 2024. What was to close in 2025 and did is in",
         "fleet_additions.csv; what stands yet closes at the end of 2028 (assumption: orders that keep it are not renewed then),",
         "Brandon Shores (MD) in 2029 (MS). Cumberland and Kingston (TN) go on (their owner's board, February 2026). Gas: Alamitos and",
         "Huntington Beach (EIA2); other classes: retirements_doe.csv."],
        ["region", "technology", "year", "mw", "source"], rows, digits=6)


def write_doe(reference, output):
    """What is to close by 2030 beyond retirements.csv, so that the sums are those of the DOE."""
    by_2030 = {}
    for (region, year), mw in planned(reference).items():
        if year <= DOE_YEARS[-1] and (region, year) not in KEPT:
            by_2030[region, "coal"] = by_2030.get((region, "coal"), 0.0) + mw
    for region, technology, _, mw, _ in GAS:
        by_2030[region, technology] = mw
    fleet = capacity(reference)
    rows = []
    for technology, gw in DOE_GW.items():
        left = {r: max(0.0, fleet.get((r, technology), {}).get(2024, 0.0) - by_2030.get((r, technology), 0.0))
                for r in REGIONS}
        known = sum(mw for (_, t), mw in by_2030.items() if t == technology)
        share = max(0.0, 1e3 * gw - known) / sum(left.values())
        for region, mw in left.items():
            each = share * mw / len(DOE_YEARS)
            if round(each, 1) > 0.0:
                rows += [[region, technology, str(year), round(each, 1), "DOE+R; assumption: spread"]
                         for year in DOE_YEARS]
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    output.write(
        "retirements_doe.csv",
        ["What closes besides retirements.csv at the end of the years 2026 to 2030 [MW], so that 104 GW are closed by 2030 as the",
         "Department of Energy takes it (July 2025): coal 71, gas steam 25, oil 8 GW (classes: R). Widely held to be too many. Spread over",
         "the regions by what is left of their fleet of 2024 and evenly over the years (assumption). Read with plants.retirement_plan = doe."],
        ["region", "technology", "year", "mw", "source"], rows, digits=6)
