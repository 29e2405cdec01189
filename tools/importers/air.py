"""air_*.csv: the outdoor air of a region by month and local clock hour, and its days.

On a day with anomalies a [K], e [K] and r, blended over midnight as the score of the demand is,

    dry bulb  = mean[month][hour] + a per_k[month][hour] + r (mean[month][hour] - mean of the month)
    dew point = min(dry bulb, mean[month][hour] + slope[month] a + e)

a: anomaly of the day's mean dry bulb behind the month's empirical quantiles, in step with the
demand's z:  y = rho z_demand + sqrt(1 - rho^2) z_air,  a = Q(Phi(y)),  rho = rho(mean of the month).
e: what the slope does not tell of the day's mean dew point, likewise, z_humidity on its own.
r: share by which the day's course is wider than the mean one, wide on dry days:
   r = max(-1, mean[month] - deviation[month] z_humidity).

The mean of r is such that the expected daily range is the measured one: the warmest hour is not the
same every day, so that the range of the mean course is too small.
"""

import gzip

import numpy as np
import pandas as pd
from scipy.optimize import curve_fit
from scipy.stats import norm

from importers import daily_anomaly
from importers.common import HOUR_COLUMNS
from importers.psychrometrics import dew_point_c

# Measured typical years (not the smoothed "Climate-Normals" files) where a state has one.
EPW = {
    "VA": "USA_VA_Leesburg.Exec", "TX": "USA_TX_Dallas-Fort.Worth",
    "GA": "USA_GA_Atlanta-Hartsfield-Jackson", "IL": "USA_IL_Chicago.OHare",
    "AZ": "USA_AZ_Phoenix-Sky.Harbor", "CA": "USA_CA_San.Jose-Mineta",
    "NY": "USA_NY_New.York-LaGuardia", "WA": "USA_WA_Seattle-Tacoma",
}
# Connecticut is blank in the population table; all of its counties are in zone 5A (as MA and RI).
ZONE_WHERE_MISSING = {"CT": "5A"}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_OF_DAY = np.repeat(np.arange(12), _DAYS)
# Days of a common year with daylight saving, as in 2023: 12 March to 5 November.
_SUMMER = (np.arange(365) >= 70) & (np.arange(365) < 308)
# Share of the day's own score in an hour, the rest is the neighbouring day's (grid/weather/weather.hpp).
_FROM_MIDNIGHT_H = np.minimum(np.arange(24) + 0.5, 23.5 - np.arange(24))
_OWN_WEIGHT = np.minimum(1.0, 0.5 + _FROM_MIDNIGHT_H / 6.0)


def local_days(reading, daylight_saving):
    """(365, 24) by clock hour of 8760 readings at 01:00, 02:00, ... standard time.

    Both kinds of file hold readings on the hour in local standard time (EPW: hour 1 is 01:00; the
    zones' coldest reading falls on 05:00 and their warmest on 15:00, so theirs too). An hour's value
    is the mean of the readings at its two ends.
    """
    hourly = 0.5 * (np.roll(reading, 1) + reading)  # hour that begins at 00:00 first
    at = np.arange(8760).reshape(365, 24)
    if daylight_saving:
        at = at - _SUMMER[:, None]
    return hourly[at]


def read_epw(path):
    """Dry bulb, dew point [deg C], pressure [Pa] and the year of each reading."""
    with gzip.open(path, "rt", encoding="latin-1") as file:
        cells = [line.split(",") for line in file.readlines()[8:]]
    dry, dew, pressure = (np.array([float(c[i]) for c in cells]) for i in (6, 7, 9))
    if len(dry) != 8760:
        raise ValueError(f"{path}: {len(dry)} hours")
    return dry, np.minimum(dew, dry), pressure, np.array([int(c[0]) for c in cells])


def zone_years(reference):
    """{ASHRAE zone: (dry bulb, dew point, pressure)}"""
    table = reference.table("weather/hourly_weather_by_ashrae_climate_zone.csv.gz",
                            dtype={"climate_zone": str})
    zones = {}
    for zone, g in table.sort_values(["climate_zone", "hour"]).groupby("climate_zone"):
        dry = g.dry_bulb_c.to_numpy(float)
        humidity = np.clip(g.relative_humidity_pct.to_numpy(float), 1.0, 100.0)
        zones[zone] = dry, np.minimum(dew_point_c(dry, humidity), dry), g.pressure_pa.to_numpy(float)
    return zones


def _by_month(days):
    return np.stack([days[MONTH_OF_DAY == m].mean(axis=0) for m in range(12)])


def _centred(table):
    """Quantiles (12, 21) moved so that the mean of their linear map is zero."""
    return table - ((table[:, :-1] + table[:, 1:]).mean(axis=1) / 2)[:, None]


def _mean_range(fit, month, mean_r):
    """Expected range of a day's dry bulb, over quantiles of the day before, the day, the next and r."""
    z = norm.ppf((np.arange(9) + 0.5) / 9)
    side = norm.ppf((np.arange(4) + 0.5) / 4)
    own, before, after, wide = (x.ravel() for x in np.meshgrid(z, side, side, z, indexing="ij"))
    rho = fit["persistence"]
    rest = np.sqrt(1.0 - rho * rho)

    def anomaly(y):
        return np.interp(norm.cdf(y), daily_anomaly.PROBABILITIES, fit["quantiles"][month])[:, None]

    other = np.where(np.arange(24) < 12, anomaly(rho * own + rest * before),
                     anomaly(rho * own + rest * after))
    blended = _OWN_WEIGHT * anomaly(own) + (1.0 - _OWN_WEIGHT) * other
    r = np.maximum(-1.0, mean_r - fit["range_deviation"][month] * wide)[:, None]
    course = fit["dry_bulb"][month] - fit["dry_bulb"][month].mean()
    return np.ptp(course * (1.0 + r) + blended * fit["per_k"][month], axis=1).mean()


def fit_air(dry, dew, pressure, daylight_saving):
    """The coefficients of one year of 8760 readings, as arrays by name."""
    dry, dew = local_days(dry, daylight_saving), local_days(dew, daylight_saving)
    fit = {"dry_bulb": _by_month(dry), "dew_point": _by_month(dew), "per_k": np.empty((12, 24)),
           "dew_point_per_k": np.empty(12), "range_deviation": np.empty(12), "range_mean": np.zeros(12),
           "pressure": _by_month(pressure.reshape(365, 24).mean(axis=1))}
    residual, dew_residual = dry - fit["dry_bulb"][MONTH_OF_DAY], dew - fit["dew_point"][MONTH_OF_DAY]
    a, e = residual.mean(axis=1), dew_residual.mean(axis=1)
    for month in range(12):
        days = MONTH_OF_DAY == month
        squares = a[days] @ a[days]
        fit["per_k"][month] = a[days] @ residual[days] / squares
        fit["dew_point_per_k"][month] = a[days] @ e[days] / squares
        course = fit["dry_bulb"][month] - fit["dry_bulb"][month].mean()
        rest = residual[days] - np.outer(a[days], fit["per_k"][month])
        fit["range_deviation"][month] = (rest @ course / (course @ course)).std()
    e -= fit["dew_point_per_k"][MONTH_OF_DAY] * a
    for name, values in (("", a), ("humidity_", e)):
        values = values[:, None]
        z = daily_anomaly.normal_scores(values, MONTH_OF_DAY)
        fit[name + "persistence"] = daily_anomaly.persistence(z)[0]
        fit[name + "quantiles"] = _centred(daily_anomaly.quantiles_with_open_ends(values, MONTH_OF_DAY)[0])
    for month in range(12):
        days = MONTH_OF_DAY == month
        wanted, width = np.ptp(dry[days], axis=1).mean(), np.ptp(fit["dry_bulb"][month])
        for _ in range(6):
            fit["range_mean"][month] += (wanted - _mean_range(fit, month, fit["range_mean"][month])) / width
    return fit


def dominion_daily_mw(reference):
    """Mean MW of the local days of Dominion's zone, 2005 to 2018."""
    table = reference.table("hourly_demand_mw_pjm_dominion_zone_2005_2018.csv.gz",
                            parse_dates=["eastern_time"])
    begin = table.eastern_time - pd.Timedelta(hours=1)
    days = table.demand_mw.groupby(begin.dt.normalize())
    return days.mean()[days.size() >= 23]


def demand_link(reference):
    """(months, mean dry bulb, correlation of the daily normal scores) of the file of Leesburg and the
    demand of the same days in Dominion's zone, weekdays and weekends each about their mean."""
    dry, _, _, year = read_epw(reference.folder / "weather" / f"{EPW['VA']}.epw.gz")
    daily = dry.reshape(365, 24).mean(axis=1)
    demand = dominion_daily_mw(reference)
    months, means, correlations = [], [], []
    for month in range(12):
        days = np.flatnonzero(MONTH_OF_DAY == month)
        date = pd.to_datetime(dict(year=year[days * 24], month=month + 1, day=np.arange(len(days)) + 1))
        mw = demand.reindex(pd.DatetimeIndex(date)).to_numpy()
        known = ~np.isnan(mw)
        if known.sum() < 20:  # July of the file is of 2019
            continue
        weekend = (date.dt.dayofweek >= 5).to_numpy()
        ratio = mw / np.where(weekend, np.nanmean(mw[weekend]), np.nanmean(mw[~weekend]))
        both = np.column_stack([daily[days], ratio])[known]
        z = daily_anomaly.normal_scores(both, np.full(len(both), 0))
        months.append(month)
        means.append(daily[days].mean())
        correlations.append(np.corrcoef(z.T)[0, 1])
    return np.array(months), np.array(means), np.array(correlations)


def link_line(means, correlations):
    """(largest, zero [deg C], width [K]) of rho = largest tanh((mean - zero) / width)."""
    (largest, zero, width), _ = curve_fit(lambda t, r, t0, w: r * np.tanh((t - t0) / w), means,
                                          correlations, p0=(0.8, 14.0, 5.0),
                                          bounds=((0.0, 5.0, 0.5), (0.99, 25.0, 20.0)))
    return largest, zero, width


def _mean_of(parts):
    """Weighted mean of fits, name by name: of quantiles it keeps the width of each."""
    total = sum(share for share, _ in parts)
    return {name: sum(share * fit[name] for share, fit in parts) / total for name in parts[0][1]}


def air_fits(reference):
    """{state: fit}"""
    zones = {}
    years = zone_years(reference)
    shares = reference.table("state_climate_zone_shares.csv", dtype={"ashrae_climate_zone": str})
    result = {}
    for state in reference.nesting.states:
        saving = reference.nesting.time_zone_of_state[state] != "America/Phoenix"
        if state in EPW:
            dry, dew, pressure, _ = read_epw(reference.folder / "weather" / f"{EPW[state]}.epw.gz")
            result[state] = fit_air(dry, dew, pressure, saving)
            continue
        mine = shares[shares.state == state]
        weight = dict(zip(mine.ashrae_climate_zone, mine.population_share))
        weight = weight or {ZONE_WHERE_MISSING[state]: 1.0}
        if "1B" in weight:
            raise ValueError(f"{state}: zone 1B is not usable")
        for zone in weight:
            if zone not in zones:
                zones[zone] = fit_air(*years[zone], True)
        result[state] = _mean_of([(share, zones[zone]) for zone, share in weight.items()])
    return result


def write_fits(fits, link, output, about):
    """The six tables of {region: fit}; link: of link_line()."""
    months, largest, zero, width = range(12), *link
    regions = list(fits)

    def hours(name, key, digits, comments):
        output.write(name, [*about, *comments], ["region", "month", *HOUR_COLUMNS],
                     [[r, str(m + 1), *map(float, np.round(fits[r][key][m], digits))]
                      for r in regions for m in months])

    hours("air_dry_bulb.csv", "dry_bulb", 1, ["Dry bulb [deg C], means by month and local clock hour."])
    hours("air_dew_point.csv", "dew_point", 1,
          ["Dew point, of ice below 0 deg C [deg C], means by month and local clock hour."])
    hours("air_pattern.csv", "per_k", 2,
          ["Dry bulb of an hour [K] for one K of anomaly of the day's mean, by month and local clock hour."])
    for name, key, text in (
            ("air_score.csv", "", "Quantiles (0, 5 %, ... 100 %) of the day's mean dry bulb less the month's [K]"),
            ("air_humidity_score.csv", "humidity_",
             "Quantiles (0, 5 %, ... 100 %) of the day's mean dew point less what air_months.csv makes of the dry bulb [K]")):
        daily_anomaly.write_scores(
            output, name, [*about, text + ", mean zero, and the lag-one correlation of the normal scores."],
            regions, [fits[r][key + "persistence"] for r in regions],
            np.stack([np.round(fits[r][key + "quantiles"], 2) for r in regions]))
    output.write(
        "air_months.csv",
        [*about, "pressure [Pa]; dew_point_per_k: dew point of a day [K] for one K of its dry bulb; range_mean, range_deviation: by what",
         "share a day's course is wider than the mean one, such that the expected daily range is the file's; demand_correlation: of the",
         f"dry bulb's normal score with the demand's, {largest:.3f} tanh((T - {zero:.1f} deg C) / {width:.1f} K) of the month's mean T: calibration on the months",
         "of Leesburg's file and the demand of the same days, of 2005 to 2018, in Dominion's zone (P); assumption: elsewhere the same."],
        ["region", "month", "pressure_pa", "dew_point_per_k", "range_mean", "range_deviation", "demand_correlation"],
        [[r, str(m + 1), float(np.round(f["pressure"][m], -1)), float(np.round(f["dew_point_per_k"][m], 2)),
          float(np.round(f["range_mean"][m], 3)), float(np.round(f["range_deviation"][m], 3)),
          float(np.round(largest * np.tanh((f["dry_bulb"][m].mean() - zero) / width), 3))]
         for r, f in fits.items() for m in months])


def write_air(reference, output):
    epw = " ".join(f"{r} ({EPW[r]})" for r in sorted(EPW))
    about = [f"Outdoor air. Typical years of one station (L): {epw};",
             "elsewhere the hourly years of the ASHRAE climate zones (M), weighted by the state's population in them (CT: 5A).",
             "A zone has its state's."]
    _, means, correlations = demand_link(reference)
    write_fits(reference.nesting.of_state(air_fits(reference)), link_line(means, correlations), output, about)
