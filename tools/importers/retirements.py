"""retirements.csv."""

from importers.common import REGIONS
from importers.fleet import capacity
from importers.fleet_additions import additions

# What was to close in 2025 and stood in May 2026 (most of it by orders of the Department of Energy
# under section 202(c) of the Federal Power Act). Brandon Shores has a date of its own.
LATE_YEAR, LATE_SOURCE = 2028, "B; assumption: what was to close in 2025 and stands closes in 2028"
DATED = {"MD": (2029, "MS")}


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
    output.write(
        "retirements.csv",
        ["Planned retirements of coal units at the end of the year [net summer MW] (B, the plans of the 2025 early release),",
         "scaled down where the unit list of a state holds more than its fleet of 2024. What was to close in 2025 and did is in",
         "fleet_additions.csv; what stands yet closes at the end of 2028 (assumption: orders that keep it are not renewed then),",
         "Brandon Shores (MD) in 2029 (MS). Other classes: retirements_doe.csv."],
        ["region", "technology", "year", "mw", "source"], rows, digits=6)
