"""wind_*.csv and solar_*.csv: shape, score and correlation.

    capacity factor(t) = min(1, daily mean(day) shape[month][UTC hour])

Days begin at 08:00 UTC, when it is night in all the contiguous states, so that a day's sun falls into one
day. shape: mean one over the day. The daily means' quantiles of 2012 (H) are scaled by one factor a
zone, so that the expected mean over the year, the limit of one included, is the zone's capacity factor
of 2023:

    f[zone] = p[zone] E[state] / sum over the state's zones of (p mw)

p: mean of the profile, E: the state's energy (D), mw: mean of the capacities at the year's two ends (C).
"""

import numpy as np
import pandas as pd

from importers import daily_anomaly
from importers.common import HOUR_COLUMNS, HOURS_2023, HOURS_OF_MONTH
from importers.fleet import capacity
from importers.measured_energy import mean_mw

DAY_BEGINS_UTC = 8
# A fleet that grew late in the year looks better than any turbine or panel.
LARGEST = {"wind": 0.60, "solar": 0.35}
NEIGHBOUR = {"wind": {"FL": "GA"}, "solar": {}}
CLASSES = {"wind": ["wind_onshore", "wind_offshore"], "solar": ["solar_pv"]}
ENERGY = {"wind": "wind_generation_2023_gwh", "solar": "solar_utility_generation_2023_gwh"}
SMALLEST_FLEET_MW = 5.0  # below it energy / capacity is rounding


def _weights(reference, kind, zone, known):
    """{IPM region: weight} of a zone that has regions of its own; empty where it has none."""
    table = reference.nesting.table("profiles").set_index("zone").ipm_regions
    named = [name for name in table.get(zone, "").split() if name in known]
    of = reference.table("state_ipm_region_weights.csv")
    of = of[(of.state == reference.nesting.state[zone]) & (of.tech == kind)]
    of = of.set_index("ipm_region").weight
    inside = {name: of.get(name, 0.0) for name in named}
    if sum(inside.values()) == 0.0:
        inside = dict.fromkeys(named, 1.0)
    return {name: weight / sum(inside.values()) for name, weight in inside.items()}


def profiles(reference, kind):
    """(hourly profiles by zone, the day of each hour); whole days only."""
    states, regions = (reference.table(f"hourly_{kind}_cf_by_{places}_2012.csv.gz", index_col=0,
                                       parse_dates=True) for places in ("state", "ipm_region"))
    columns = {}
    for zone, state in reference.nesting.state.items():
        weights = _weights(reference, kind, zone, regions.columns)
        columns[zone] = (sum(weight * regions[name] for name, weight in weights.items()) if weights
                         else states[NEIGHBOUR[kind].get(state, state)])
    table = pd.DataFrame(columns)
    day = (table.index - pd.Timedelta(hours=DAY_BEGINS_UTC)).floor("D")
    whole = pd.Series(day).groupby(day).transform("size").to_numpy() == 24
    return table[whole], day[whole]


def wanted_means(reference, kind, profile_mean):
    """(capacity factor by zone, zones that were limited, states without a fleet)."""
    fleet, nesting = capacity(reference), reference.nesting
    energy = reference.by_state("state_electricity_sales.csv")[ENERGY[kind]]
    mw = {zone: mean_mw(fleet, zone, CLASSES[kind], 2023) for zone in nesting.zones}
    of_state, profile = {}, {}
    for state, zones in nesting.zones_of.items():
        if sum(mw[zone] for zone in zones) >= SMALLEST_FLEET_MW and energy[state] > 0:
            of_state[state] = 1e3 * energy[state] / HOURS_2023
            profile[state] = sum(mw[zone] * profile_mean[zone] for zone in zones)
    # States without one: the profile at the country's ratio of energy to profile.
    national = sum(of_state.values()) / sum(profile.values())
    ratio = nesting.of_state({state: of_state[state] / profile[state] if state in of_state else national
                              for state in nesting.states})
    real = {zone: ratio[zone] * profile_mean[zone] for zone in nesting.zones}
    wanted = {zone: min(factor, LARGEST[kind]) for zone, factor in real.items()}
    return (wanted, [zone for zone in real if real[zone] > LARGEST[kind] and mw[zone] > 0],
            [state for state in nesting.states if state not in of_state])


def expected_mean(table, shape):
    """Mean over the year of min(1, q(u) shape) for quantiles (12, 21) and shape (12, 24)."""
    u = (np.arange(200) + 0.5) / 200
    total = 0.0
    for month, hours in enumerate(HOURS_OF_MONTH):
        q = np.interp(u, daily_anomaly.PROBABILITIES, table[month])
        total += hours * np.minimum(1.0, np.outer(q, shape[month])).mean()
    return total / sum(HOURS_OF_MONTH)


def scaled(table, shape, wanted):
    low, high = 0.0, 20.0
    for _ in range(60):
        factor = 0.5 * (low + high)
        mean = expected_mean(np.minimum(1.0, factor * table), shape)
        low, high = (factor, high) if mean < wanted else (low, factor)
    return np.minimum(1.0, high * table)


def fit(reference, kind):
    table, day = profiles(reference, kind)
    hours = table.index.hour.to_numpy()
    month_of_hour = day.month.to_numpy() - 1
    daily = table.groupby(day).mean()
    months = daily.index.month.to_numpy() - 1
    zones = reference.nesting.zones
    shape = np.empty((len(zones), 12, 24))
    for month in range(12):
        mine = table.to_numpy()[month_of_hour == month]
        clock = hours[month_of_hour == month]
        mean = np.stack([mine[clock == h].mean(axis=0) for h in range(24)], axis=1)
        shape[:, month] = mean / mean.mean(axis=1, keepdims=True)
    shape = np.round(shape, 4)
    values = daily.to_numpy()
    z = daily_anomaly.normal_scores(values, months)
    raw = daily_anomaly.quantiles(values, months)
    wanted, limited, without = wanted_means(reference, kind, table.mean().to_dict())
    quantiles = np.stack([scaled(raw[i], shape[i], wanted[r]) for i, r in enumerate(zones)])
    return {"shape": shape, "rho": daily_anomaly.persistence(z), "table": quantiles,
            "correlation": daily_anomaly.correlation(z), "wanted": wanted,
            "limited": limited, "without": without}


def write_capacity_factors(reference, output, kind):
    f, zones = fit(reference, kind), reference.nesting.zones
    about = (f"{kind.capitalize()}: hourly capacity factors of 2012 by IPM region (H)"
             + (", Florida's from Georgia." if kind == "wind" else "."))
    day = f"Days begin at {DAY_BEGINS_UTC:02d}:00 UTC; a month is that of the day."
    output.write(f"{kind}_shape.csv", [about, "Mean one over the day, by UTC hour. " + day],
                 ["region", "month", *HOUR_COLUMNS],
                 [[r, str(m + 1), *map(float, f["shape"][i, m])]
                  for i, r in enumerate(zones) for m in range(12)], 4)
    daily_anomaly.write_scores(
        output, f"{kind}_score.csv",
        [about, "Quantiles of the daily mean (0, 5 %, ... 100 %) and the lag-one correlation of its normal scores. " + day,
         "Calibration, 2023: scaled so that the year's expected mean is a state's energy (D) over the mean of the capacities at its two ends (C),",
         f"at most {LARGEST[kind]:g}" + (f" (limited: {' '.join(f['limited'])})." if f["limited"] else " (none limited)."),
         f"No fleet in 2023, profile at the country's ratio: {' '.join(f['without'])}."],
        zones, f["rho"], f["table"])
    daily_anomaly.write_correlation(
        output, f"{kind}_correlation.csv",
        [about, "Correlation of the regions' normal scores, nearest positive definite. " + day],
        zones, f["correlation"])


def write_wind(reference, output):
    write_capacity_factors(reference, output, "wind")


def write_solar(reference, output):
    write_capacity_factors(reference, output, "solar")
