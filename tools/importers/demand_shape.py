"""demand_mean.csv, demand_pattern.csv, demand_score.csv and demand_correlation.csv.

    load(t) / annual mean = q(day)[local hour] + score(day) pattern[month][local hour]

of the demand without data centres: L the metered load of a zone, D its data centres (flat, at the
busbar), n = (L - D) / mean(L - D) of the year. mean[day type][month][local hour]: the plain means of
n. q: the curve through them (grid/demand/demand_levels.hpp). pattern: first principal component of the
month's daily residuals from q (24 local hours), its mean square over the hours one, its mean positive.
score: the residual's projection on it, mean zero in the month.
"""

import numpy as np
import pandas as pd

from importers import daily_anomaly, loads, weather_years
from importers.common import HOUR_COLUMNS
from importers.energy import data_centres_of_zones, path_twh
from importers.network import loss_factors

YEARS = (2022, 2023, 2024)
DAY_TYPES = ("weekday", "weekend")


def years_of_fit(reference):
    return [year for year in YEARS if year != reference.left_out]


def hourly_load(reference):
    """Metered MW by zone, index the beginning of the hour in UTC."""
    load = pd.concat([loads.hourly(reference, year) for year in years_of_fit(reference)])
    load.index = (load.index - pd.Timedelta(hours=1)).tz_localize("UTC")
    if not (load.index[1:] - load.index[:-1] == pd.Timedelta(hours=1)).all():
        raise ValueError("the hourly load has gaps")
    return load


def data_centre_mw(reference):
    """{year: mean MW at the busbar by zone}"""
    _, centres = data_centres_of_zones(reference)
    factor, path = reference.nesting.of_state(loss_factors(reference)), path_twh()
    return {year: pd.Series({z: 1e3 * centres[z] * path[year] / path[2023] * factor[z]
                             / (8784 if year % 4 == 0 else 8760) for z in centres})
            for year in YEARS}


def local_days(series, zone):
    """DataFrame: local date x 24 clock hours; whole days only."""
    local = series.copy()
    local.index = local.index.tz_convert(zone)
    frame = pd.DataFrame({"date": local.index.date, "hour": local.index.hour, "value": local.to_numpy()})
    count = frame.groupby("date").size()
    days = frame.pivot_table(index="date", columns="hour", values="value", aggfunc="mean")
    days = days[count.reindex(days.index) >= 23]
    return days.interpolate(axis=1)  # the hour that the clocks skip in spring


def weights_of_days(dates):
    """Weights of the level at the begin of the day's month, of the month's mean and of the level at
    its end, (days, 3), as in grid/demand/demand_levels.hpp."""
    weights = []
    for date in dates:
        month = pd.date_range(date.replace(day=1), periods=date.days_in_month)
        share = (np.arange(len(month)) + 0.5) / len(month)
        s = share[(month.dayofweek >= 5) == (date.dayofweek >= 5)]
        own = share[date.day - 1]
        bubble = own * (1 - own) / (s * (1 - s)).sum()
        weights.append((1 - own - bubble * (1 - s).sum(), bubble * len(s), own - bubble * s.sum()))
    return np.array(weights)


def levels_of_days(mean, dates):
    """Curve through mean[day type][month][hour], (days, 24)."""
    before = np.roll(mean, 1, axis=1)
    begin = np.minimum((before + mean) / 2, 2 * np.minimum(before, mean))
    kind, month = (dates.dayofweek >= 5).astype(int), dates.month.to_numpy() - 1
    parts = np.stack([begin[kind, month], mean[kind, month], begin[kind, (month + 1) % 12]], axis=1)
    return (weights_of_days(dates)[:, :, None] * parts).sum(axis=1)


class Fit:
    """The tables of one zone."""

    def score_of(self, days):
        """Scores of other days by these tables, mean zero in each month, and the months."""
        dates = pd.DatetimeIndex(days.index)
        months = dates.month.to_numpy() - 1
        residual = days.to_numpy() - levels_of_days(self.mean, dates)
        score = (residual * self.pattern[months]).mean(axis=1)
        means = np.array([score[months == month].mean() for month in range(12)])
        return score - means[months], months

    def __init__(self, days):
        dates = pd.DatetimeIndex(days.index)
        self.months = dates.month.to_numpy() - 1
        weekend = (dates.dayofweek >= 5).astype(int)
        values = days.to_numpy()
        self.mean = np.empty((2, 12, 24))
        for kind in range(2):
            for month in range(12):
                chosen = (weekend == kind) & (self.months == month)
                self.mean[kind, month] = values[chosen].mean(axis=0)
        residual = values - levels_of_days(self.mean, dates)
        self.pattern = np.empty((12, 24))
        self.score = np.empty(len(values))
        explained = 0.0
        for month in range(12):
            chosen = self.months == month
            _, _, components = np.linalg.svd(residual[chosen], full_matrices=False)
            first = components[0] * np.sign(components[0].mean())
            self.pattern[month] = first * np.sqrt(24)
            self.score[chosen] = residual[chosen] @ first / np.sqrt(24)
            explained += 24 * (self.score[chosen] ** 2).sum()
        self.explained = explained / (residual ** 2).sum()


def tails_of_years(reference, fits):
    """Tails of the scores of all measured years (weather_years.py), by the tables of the fit."""
    demand = weather_years.demand_of_zones(reference, weather_years.RegionLoads(reference))
    demand = demand[demand.index.year != reference.left_out]
    demand.index = demand.index.tz_localize("UTC")
    scores = []
    for zone, fit in zip(reference.nesting.zones, fits):
        scores.append(fit.score_of(local_days(demand[zone], reference.nesting.time_zone[zone])))
    months = scores[0][1]
    return daily_anomaly.tails(np.column_stack([score for score, _ in scores]), months)


def fit_all(reference):
    """(fits by zone, persistence, quantiles, correlation)"""
    load, centres = hourly_load(reference), data_centre_mw(reference)
    # The files are cut by the year of the hour's end.
    year_of = (load.index + pd.Timedelta(hours=1)).year
    fits = []
    for zone in reference.nesting.zones:
        parts = []
        for year in years_of_fit(reference):
            rest = load[zone][year_of == year] - centres[year][zone]
            parts.append(rest / rest.mean())
        fits.append(Fit(local_days(pd.concat(parts), reference.nesting.time_zone[zone])))
    months = fits[0].months
    if any(not np.array_equal(fit.months, months) for fit in fits):
        raise ValueError("the regions have different days")
    scores = np.column_stack([fit.score for fit in fits])
    z = daily_anomaly.normal_scores(scores, months)
    table = daily_anomaly.with_tail(daily_anomaly.quantiles_with_open_ends(scores, months),
                                    tails_of_years(reference, fits))
    return fits, daily_anomaly.persistence(z), table, daily_anomaly.correlation(z)


def write_demand_shapes(reference, output):
    fits, rho, table, correlation = fit_all(reference)
    zones = reference.nesting.zones
    years = years_of_fit(reference)
    about = ("Demand without data centres. Calibration: fitted to the hourly load of "
             f"{years[0]} to {years[-1]} (G) less flat data centres.")
    months = range(12)
    output.write("demand_mean.csv", [about, "Means per unit of the annual mean, by local clock hour."],
                 ["region", "day_type", "month", *HOUR_COLUMNS],
                 [[r, kind, str(m + 1), *map(float, fit.mean[d, m])]
                  for r, fit in zip(zones, fits) for d, kind in enumerate(DAY_TYPES) for m in months], 4)
    explained = [fit.explained for fit in fits]
    output.write("demand_pattern.csv",
                 [about, "Per unit of the annual mean for one unit of the daily score, by local clock hour:",
                  "first principal component of the month's daily residuals, mean square one. It carries "
                  f"{100 * min(explained):.0f} to {100 * max(explained):.0f} %",
                  f"(mean {100 * np.mean(explained):.0f} %) of the variance."],
                 ["region", "month", *HOUR_COLUMNS],
                 [[r, str(m + 1), *map(float, fit.pattern[m])]
                  for r, fit in zip(zones, fits) for m in months], 4)
    daily_anomaly.write_scores(
        output, "demand_score.csv",
        [about, "Quantiles of the daily score (0, 5 %, ... 100 %), mean zero, and the lag-one correlation of its normal scores.",
         "p975, p990, p997 and 100 %: above 95 % as far as the scores of 2016 to 2024 go (G, G0; weather_years.h5), so that the largest come",
         "as seldom as in nine years. The least and the most of n days stand at 1/(2n) and 1 - 1/(2n); 0 and 100 % lie a little beyond."],
        zones, rho, table)
    daily_anomaly.write_correlation(
        output, "demand_correlation.csv",
        [about, "Correlation of the regions' normal scores, nearest positive definite."],
        zones, correlation)
