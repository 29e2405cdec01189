"""hydro.csv, availability.csv and self_scheduled.csv: what the energy of a year says.

It is known by state: a zone has what its state has.
"""

from importers.common import HOURS_2023, HOURS_OF_MONTH, MONTH_COLUMNS
from importers.fleet import capacity, state_capacity

WIND = ("wind_onshore", "wind_offshore")
LARGEST_AVAILABILITY = 0.95
MUST_RUN = ("biomass", "geothermal", "other_gas", "other")
EGRID_COLUMN = {"biomass": "biomass_mwh", "geothermal": "geothermal_mwh",
                "other_gas": "other_fossil_mwh", "other": "other_unknown_mwh"}


def mean_mw(fleet, place, technologies, year):
    """Mean of the capacities at the two ends of a year, as the model's linear path has it."""
    entries = [fleet[place, t] for t in technologies if (place, t) in fleet]
    return sum(0.5 * (e[year - 1] + e[year]) for e in entries)


def scaled_months(profile, wanted_mean):
    """profile x factor, at most one, with the mean over the year's hours that is wanted."""
    def mean(values):
        return sum(v * h for v, h in zip(values, HOURS_OF_MONTH)) / sum(HOURS_OF_MONTH)

    low, high = 0.0, 100.0
    for _ in range(100):
        factor = 0.5 * (low + high)
        if mean([min(1.0, factor * v) for v in profile]) < wanted_mean:
            low = factor
        else:
            high = factor
    return [min(1.0, high * v) for v in profile]


def write_hydro(reference, output):
    fleet = state_capacity(reference)
    profile = reference.by_state("monthly_hydro_cf_by_state.csv")
    sales = reference.by_state("state_electricity_sales.csv")["hydro_generation_2023_gwh"]
    of_state = {}
    for s in reference.nesting.states:
        mw = mean_mw(fleet, s, ["hydro"], 2023)
        months = [float(profile.loc[s, m]) for m in MONTH_COLUMNS]
        wanted = 1e3 * sales[s] / (mw * HOURS_2023) if mw > 0 else None
        if wanted:
            months = scaled_months(months, min(wanted, 0.95))
        of_state[s] = [*months, "H; D; C" if wanted else "H"]
    rows = [[zone, *row] for zone, row in reference.nesting.of_state(of_state).items()]
    output.write(
        "hydro.csv",
        ["Monthly capacity factor of conventional hydro: the months' pattern of H (weather of 2012); calibration, 2023: scaled so that the",
         "capacity (mean of the year's two ends, C) gives the generation (D). Outages are in it."],
        ["region", *MONTH_COLUMNS, "source"], rows, digits=4)


def availability(reference):
    """{(state, technology): (annual mean, source)}"""
    fleet, states = state_capacity(reference), reference.nesting.states
    nuclear = reference.by_state("state_electricity_sales.csv")["nuclear_generation_2023_gwh"]
    egrid = reference.by_state("state_generation_emissions_2022_egrid.csv")
    result = {}
    for s in states:
        mw = mean_mw(fleet, s, ["nuclear"], 2023)
        if mw > 0:
            result[s, "nuclear"] = (min(1.0, 1e3 * nuclear[s] / (mw * HOURS_2023)), "D/C")
    for t in MUST_RUN:
        energy = {s: max(0.0, egrid.loc[s, EGRID_COLUMN[t]]) for s in states}
        mw = {s: mean_mw(fleet, s, [t], 2022) for s in states}
        national = sum(energy.values()) / (sum(mw.values()) * HOURS_2023)
        for s in states:
            if (s, t) not in fleet:
                continue
            if mw[s] < 5.0 or energy[s] == 0.0:
                result[s, t] = (min(national, LARGEST_AVAILABILITY), "O/C: national")
            else:
                result[s, t] = (min(energy[s] / (mw[s] * HOURS_2023), LARGEST_AVAILABILITY), "O/C")
    return result


def _of_zones(reference, known):
    """[[zone, technology, ...]] of [[state, technology, ...]], where the zone has the class."""
    fleet = capacity(reference)
    return [[zone, technology, *rest] for state, technology, *rest in known
            for zone in reference.nesting.zones_of[state] if (zone, technology) in fleet]


def write_availability(reference, output):
    output.write(
        "availability.csv",
        ["Annual mean availability in place of the outage rates: measured energy over capacity (mean of the year's two ends, C).",
         "Nuclear: generation of 2023 (D), at most 1. biomass, geothermal, other_gas, other: eGRID 2022 (O), at most 0.95;",
         "the national ratio where a state has less than 5 MW or no energy in eGRID."],
        ["region", "technology", "annual_mean", "source"],
        _of_zones(reference, [[*key, *value] for key, value in availability(reference).items()]), digits=4)


def self_scheduled(reference):
    """[[state, technology, share, source]]"""
    fleet = state_capacity(reference)
    rows = []
    for s in reference.nesting.states:
        if (s, "nuclear") in fleet:
            rows.append([s, "nuclear", 1.0, "assumption: reactors do not follow the load"])
        rows += [[s, t, 1.0, "assumption: tax credits by the MWh"] for t in WIND if (s, t) in fleet]
        rows += [[s, t, 1.0, "assumption: runs as its measured energy says"]
                 for t in MUST_RUN if (s, t) in fleet]
    return rows


def write_self_scheduled(reference, output):
    output.write(
        "self_scheduled.csv",
        ["Share of the available capacity that runs whatever the price, before sun, wind and water. Coal and gas, which give way to",
         "them: commitment.csv. Wind is paid by the MWh (tax credits): it sells across any hurdle before what is committed elsewhere."],
        ["region", "technology", "share", "source"],
        _of_zones(reference, self_scheduled(reference)), digits=3)
