"""commitment.csv: what runs of coal and gas plants whatever its fuel costs."""

from importers.common import HOURS_2023, HOURS_OF_MONTH, MONTH_COLUMNS
from importers.fleet import state_capacity
from importers.measured_energy import mean_mw
from importers.own_use import OF_BIOMASS, grid_gas_mwh
from importers.prices import STATES
from importers.technologies import forced_outage_rates, scheduled_outages

GAS = ("gas_cc", "gas_ct", "gas_st", "gas_ic")
# Shares of the country's gas energy by class that table 8.1's heat rate was split with.
ENERGY_SHARE = {"gas_cc": 0.85, "gas_ct": 0.085, "gas_st": 0.06, "gas_ic": 0.005}
CALIBRATION_YEARS = (2022, 2023)
# Calibration: part of a class's energy that the hour's prices do not call for by themselves, in the
# balance of 2022 and 2023.
NOT_BY_PRICE = {"gas_ct": 0.97, "gas_st": 0.80, "gas_ic": 0.80}


# Calibration, 2022 and 2023: part of a class's measured capacity factor that runs whatever the price
# (contracts, heat, least load of what is committed). One factor a class for the whole country.
SELF_SCHEDULED = {"coal": 0.5, "gas_cc": 0.6}


def gas_shape(reference):
    """Twelve factors, mean one over the year's hours: gas generation of five system operators."""
    mwh = [0.0] * 12
    for year in CALIBRATION_YEARS:
        table = reference.table(f"planning/hourly_generation_mw_by_fuel_5iso_{year}.csv.gz", comment="#")
        month = table.utc_hour_ending.str[5:7].astype(int)
        for m, energy in table.gas.groupby(month).sum().items():
            mwh[m - 1] += energy
    mean = sum(mwh) / sum(HOURS_OF_MONTH)
    return [e / h / mean for e, h in zip(mwh, HOURS_OF_MONTH)]


def energy_by_class(reference):
    """{(state, class): MWh}: each state's gas energy of 2022 on the grid shared by capacity x the class's
    weight, weights such that the country has ENERGY_SHARE."""
    mwh = grid_gas_mwh(reference)
    capacity = reference.table("state_generation_capacity_2024.csv")
    mw = capacity.set_index(["state", "tech"]).net_summer_mw.to_dict()
    weight = dict.fromkeys(GAS, 1.0)
    for _ in range(200):
        energy = {}
        for s in STATES:
            weighted = {t: weight[t] * mw.get((s, t), 0.0) for t in GAS}
            total = sum(weighted.values())
            for t in GAS:
                energy[s, t] = mwh[s] * weighted[t] / total if total > 0 else 0.0
        national = sum(energy.values())
        for t in GAS:
            weight[t] *= ENERGY_SHARE[t] * national / sum(energy[s, t] for s in STATES)
    return energy, mw


def self_scheduled(reference):
    """[[state, technology, share]]: factor x capacity factor of 2022 over availability."""
    fleet, states = state_capacity(reference), reference.nesting.states
    coal = reference.by_state("state_generation_emissions_2022_egrid.csv").coal_mwh
    mwh = {"coal": {s: max(0.0, coal[s]) for s in states}, "gas_cc": grid_gas_mwh(reference)}
    outage, planned = forced_outage_rates(reference), scheduled_outages(reference)
    rows = []
    for s in states:
        for t, part in SELF_SCHEDULED.items():
            mw = mean_mw(fleet, s, [t], 2022)
            available = mw * HOURS_2023 * (1.0 - outage[t]) * (1.0 - sum(planned[t]) / 12)
            if available > 0 and mwh[t][s] > 0:
                rows.append([s, t, part * min(1.0, mwh[t][s] / available)])
    return rows


def write_commitment(reference, output):
    outage, planned = forced_outage_rates(reference), scheduled_outages(reference)
    shape, (energy, mw) = gas_shape(reference), energy_by_class(reference)
    rows = [[s, t, *[share] * 12, "calibration: O; C"] for s, t, share in self_scheduled(reference)]
    for s in STATES:
        for t, part in NOT_BY_PRICE.items():
            capacity = mw.get((s, t), 0.0)
            if capacity <= 0 or energy[s, t] <= 0:
                continue
            mean_mw = part * energy[s, t] / sum(HOURS_OF_MONTH)
            rows.append([s, t, *[min(1.0, mean_mw * x / (capacity * (1 - outage[t]) * (1 - planned[t][m])))
                                 for m, x in enumerate(shape)], "calibration: O; C"])
    output.write(
        "commitment.csv",
        ["Share of the available capacity of coal and gas plants that runs whatever its fuel costs, but for sun, wind and water: under",
         "contract, for heat, at least load, started for reserves, ramps and local needs, which an hour's merit order has not.",
         "coal, gas_cc: calibration, 2022 and 2023 (2024 is left out), one factor for the country x the state's capacity factor of 2022 over",
         "availability: " + ", ".join(f"{t} {part:g}" for t, part in SELF_SCHEDULED.items())
         + ". Energy from eGRID (O), of gas without what the owners of plants use themselves (E,",
         f"D: end use with direct use, less sales and small-scale sun; assumption: {OF_BIOMASS:g} of a state's biomass first, then gas), capacity",
         "from C. Assumption: all of a state's gas energy is counted to gas_cc (at most its availability).",
         "gas_ct, gas_st, gas_ic: calibration, 2022 and 2023: the country's gas energy by combined cycle, turbine, steam and engine at",
         "85 / 8.5 / 6 / 0.5 %, those of table 8.1 (S, R), times the part of it that the balance does not call for by price:",
         ", ".join(f"{t} {part:g}" for t, part in NOT_BY_PRICE.items()) + ". A state's gas energy of 2022 on the grid (O; E, D) is shared by its",
         "capacities (C) at the country's ratios of capacity factors; months follow the gas energy of PJM, ERCOT, CAISO, NYISO and",
         "ISO-NE in 2022 and 2023 (CFE). Assumption: the same in all years, hours and states of such a fleet."],
        ["state", "technology", *MONTH_COLUMNS, "source"], rows, digits=3)
