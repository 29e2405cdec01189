"""The load of EIA-930's regions, 2016 to 2024: mended, and told apart where only authorities are known.

What is done is said in weather_years.py.
"""

import numpy as np
import pandas as pd

YEARS = range(2016, 2025)
FIRST_OF_REGIONS, LAST_OF_AUTHORITIES = 2019, 2019
LONGEST_LINE_H = 3
DOMINION = "PJM-DOM"
# Days of a region that no neighbour had the like of (UTC), taken for faults of the file.
FAULTS = {"ISNE-4005": [("2024-07-15 08:00", "2024-07-17 08:00")],
          "NWMT": [("2021-05-17 00:00", "2021-05-22 00:00")]}


def table_of(reference, name):
    """MW by column, index the beginning of the hour in UTC."""
    table = reference.table(name, index_col=0, parse_dates=True).astype(float)
    table.index = table.index - pd.Timedelta(hours=1)
    return table


class Mended:
    """Counts what was mended, by region."""

    def __init__(self):
        self.hours = {}

    def table(self, table):
        bad = pd.DataFrame({c: self._bad(table[c]) for c in table})
        for name in FAULTS.keys() & set(table):
            for first, last in FAULTS[name]:
                bad.loc[first:last, name] = True
        result = table.mask(bad)
        partners = None
        for name in table.columns[bad.any()]:
            self.hours[name] = self.hours.get(name, 0) + int(bad[name].sum())
            run = (bad[name] != bad[name].shift()).cumsum()
            long = bad[name] & (bad[name].groupby(run).transform("size") > LONGEST_LINE_H)
            if long.any():
                if partners is None:
                    partners = table.mask(bad).corr()
                result.loc[long, name] = self._by_partner(table.mask(bad), name, long, partners)
            result[name] = result[name].interpolate(limit_direction="both")
        return result

    @staticmethod
    def _bad(load):
        median = load.median()
        around = load.rolling(9, center=True, min_periods=1).median()
        spike = (load - around).abs() > 0.35 * median
        run = (spike != spike.shift()).cumsum()
        short = spike & (spike.groupby(run).transform("size") <= LONGEST_LINE_H)
        return load.isna() | (load <= 0.2 * median) | (load >= 4.0 * median) | short

    @staticmethod
    def _by_partner(table, name, long, partners):
        others = partners[name].drop(name).sort_values(ascending=False).index
        partner = next(o for o in others if table.loc[long, o].notna().all())
        hours = np.flatnonzero(long)
        near = table.iloc[max(0, hours[0] - 1440):hours[-1] + 1440]
        near = near[near[name].notna() & near[partner].notna()]
        slope, start = np.polyfit(near[partner], near[name], 1)
        return start + slope * table.loc[long, partner]


def per_unit_of_years(table):
    return table / table.groupby(table.index.year).transform("mean")


def cells_of(index):
    return np.asarray(index.month) * 24 + np.asarray(index.hour)


def by_cell(values, index):
    """Means by month and hour, as a function of an index."""
    means = pd.Series(values, index=index).groupby(cells_of(index)).mean()
    return lambda other: means.reindex(cells_of(other)).to_numpy()


def parts_by_authority(parts, authority, first_year):
    """MW of the parts where only the authority is known, and the share of variance that it explains."""
    whole = parts.sum(axis=1)
    overlap = whole.index.intersection(authority.index)
    bridge = 1.0
    if len(overlap) > 8000:
        ratio = by_cell(whole[overlap].to_numpy(), overlap), by_cell(authority[overlap].to_numpy(), overlap)
        bridge = ratio[0](authority.index) / ratio[1](authority.index)
    wanted = (authority * bridge)[authority.index.year < first_year]
    fitted_unit, wanted_unit = per_unit_of_years(whole), per_unit_of_years(wanted)
    cell = cells_of(whole.index)
    early = parts.index.year < first_year + 3
    result, explained = {}, []
    for name in parts:
        unit = per_unit_of_years(parts[name])
        frame = pd.DataFrame({"a": fitted_unit, "s": unit, "cell": cell})
        frame["aa"], frame["as"] = frame.a ** 2, frame.a * frame.s
        mean = frame.groupby("cell").mean()
        beta = (mean["as"] - mean.a * mean.s) / (mean.aa - mean.a ** 2)
        alpha = mean.s - beta * mean.a
        found = alpha.reindex(cell).to_numpy() + beta.reindex(cell).to_numpy() * frame.a
        explained.append(1.0 - ((frame.s - found) ** 2).mean() / frame.s.var())
        at = cells_of(wanted.index)
        share = parts[name][early].mean() / whole[early].mean()
        level = wanted.groupby(wanted.index.year).transform("mean")
        result[name] = share * level * (alpha.reindex(at).to_numpy() + beta.reindex(at).to_numpy() * wanted_unit)
    result = pd.DataFrame(result)
    return result.mul(wanted / result.sum(axis=1), axis=0), min(explained), np.mean(explained)


def dominion_own(reference):
    """The zone's load of its own file from 2016 on; what the clocks repeat or skip is left out."""
    table = reference.table("hourly_demand_mw_pjm_dominion_zone_2005_2018.csv.gz", parse_dates=[0])
    table = table[table.eastern_time >= "2016-01-01"].drop_duplicates("eastern_time", keep=False)
    load = table.set_index("eastern_time").demand_mw.astype(float)
    load.index = load.index.tz_localize("US/Eastern", nonexistent="NaT", ambiguous="NaT")
    load = load[load.index.notna()]
    load.index = load.index.tz_convert("UTC").tz_localize(None) - pd.Timedelta(hours=1)
    return load[load.index < "2018-08-02"]


def shed_of_ercot(reference):
    """MW of load shed by hour that begins, UTC."""
    table = reference.table("planning/ercot_load_shed_and_outage_hourly_feb2021.csv", comment="#")
    time, shed = table.columns[0], next(c for c in table.columns if "shed" in c)
    at = pd.DatetimeIndex(pd.to_datetime(table[time])).tz_localize("US/Central")
    return pd.Series(table[shed].to_numpy(float), index=at.tz_convert("UTC").tz_localize(None))


class RegionLoads:
    """The load of every region of EIA-930, 2016 to 2024, and what was done to it."""

    def __init__(self, reference):
        self.mended, self.fits = Mended(), {}
        regions = {y: self.mended.table(table_of(reference, f"hourly_demand_mw_by_region_{y}.csv.gz"))
                   for y in range(FIRST_OF_REGIONS, YEARS[-1] + 1)}
        authorities = pd.concat([
            self.mended.table(table_of(reference, f"hourly_demand_mw_by_authority_{y}.csv.gz"))
            for y in range(YEARS[0], LAST_OF_AUTHORITIES + 1)])
        known = pd.concat(regions.values())
        self.names = list(regions[YEARS[-1]].columns)
        columns = {name: known[name] for name in self.names}
        groups = {}
        for name in self.names:
            if name not in authorities:
                groups.setdefault(name.split("-")[0], []).append(name)
            else:
                before = authorities[name][authorities.index < known.index[0]]
                columns[name] = pd.concat([before, known[name]])
        for authority, parts in groups.items():
            first = FIRST_OF_REGIONS + int(known[parts].iloc[0].isna().any())
            whole = known[parts][known.index.year >= first].dropna()
            made, least, mean = parts_by_authority(whole, authorities[authority], first)
            self.fits[authority] = least, mean
            if DOMINION in parts:
                own = dominion_own(reference).reindex(made.index)
                factor = own.sum() / made[DOMINION][own.notna()].sum()
                made[DOMINION] = own.fillna(made[DOMINION] * factor)
            for name in parts:
                columns[name] = pd.concat([made[name], whole[name]])
        table = pd.DataFrame(columns)
        hours = pd.date_range(f"{YEARS[0]}-01-01", f"{YEARS[-1]}-12-31 23:00", freq="h")
        table = table[~table.index.duplicated()].reindex(hours)
        week = pd.Timedelta(days=7)
        for hour in hours[table.isna().any(axis=1)]:  # beyond the files' ends
            table.loc[hour] = table.loc[hour].fillna(table.loc[hour - week])
        self.table = table
