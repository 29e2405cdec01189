"""weather_years.h5: the demand of 2016 to 2024 hour by hour, all zones together.

    demand = n(t),   n = (L - D) / mean of the year of (L - D)

L the metered load of a zone (loads.py), D its data centres, flat at the busbar. Hours are those that
begin at `time`, UTC. 2020 to 2024: EIA-930's load regions as they are; 2019 too, but for ERCOT's, which
were not told apart. Of 2016 to 2018 (ERCOT: to 2019) only the balancing authorities are known. A region
that is an authority has its load; one that is a part s of an authority a has

    s(t) = (alpha + beta a(t)) share mean(a),   a and s per unit of their years' means,

alpha and beta of its month and hour (UTC), fitted to 2019 (ERCOT: 2020) to 2024, share that of the first
three of these years, all parts of a then scaled to a(t): the parts have the authority's cold and heat by
their own measure, but not what they had of their own besides. a(t) is the authority's load times the
parts' sum over it in 2019, by month and hour: the two differ by up to 6 % of an hour (New England).
Dominion's zone has its own file to 2 August 2018, at its own level.

Hours without load, below a fifth or above four times the year's median, and spikes of less than four hours
are mended: up to three hours by a straight line, longer ones by the region that goes best with it. So are
Rhode Island's 15 and 16 July 2024 (2617 MW) and NorthWestern's 18 and 19 May 2021 (2600 MW), where no
neighbour had such a day. Demand of hours with load shedding is what was served: ERCOT's of 15 to 18 February
2021 has the hours' load shed added, TVA's and Duke's of December 2022 have not (no hourly figures).

Besides, by day, where it is known:

    dry_bulb     mean of the highest and the lowest of the local day [C], by market zone: 5 to 20 February
                 2021 (ERCOT, MISO), 15 to 31 December 2022 (PJM, MISO)
    wind, solar  normal score, within its month and year, of the generation of a day from 08:00 UTC of the
                 operator or region, times the correlation of the zone's score with the mean of its
                 operator's (wind_correlation.csv, solar_correlation.csv): what the zone had of its own is
                 not known, and all zones at an operator's quantile would be more than it
"""

import numpy as np
import pandas as pd
from scipy.stats import norm, rankdata

from importers import loads
from importers.energy import US_2018_TWH, US_2023_TWH, data_centres_of_zones, path_twh
from importers.network import loss_factors

YEARS = range(2016, 2025)
FIRST_OF_REGIONS, LAST_OF_AUTHORITIES = 2019, 2019
US_2014_TWH = 58.0  # LBNL
LONGEST_LINE_H = 3
EPOCH = pd.Timestamp("1970-01-01")
PER_UNIT, KELVIN, SCORE = 1e-4, 0.01, 0.001
ABSENT = -32768
DOMINION = "PJM-DOM"
# Days of a region that no neighbour had the like of (UTC), taken for faults of the file.
FAULTS = {"ISNE-4005": [("2024-07-15 08:00", "2024-07-17 08:00")],
          "NWMT": [("2021-05-17 00:00", "2021-05-22 00:00")]}


# ---- the load of EIA-930's regions

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


# ---- zones

def data_centre_mw(reference, year):
    """Mean MW at the busbar by zone; the national path before 2022 as LBNL has 2014, 2018 and 2023."""
    path = path_twh()
    for y in range(YEARS[0], 2018):
        path[y] = US_2014_TWH * (US_2018_TWH / US_2014_TWH) ** ((y - 2014) / 4)
    for y in range(2018, 2022):
        path[y] = US_2018_TWH * (US_2023_TWH / US_2018_TWH) ** ((y - 2018) / 5)
    _, centres = data_centres_of_zones(reference)
    factor = reference.nesting.of_state(loss_factors(reference))
    hours = 8784 if year % 4 == 0 else 8760
    return pd.Series({z: 1e3 * centres[z] * path[year] / path[2023] * factor[z] / hours for z in centres})


def demand_of_zones(reference, regions):
    """Per unit of the year's mean, (hour, zone)."""
    zones = reference.nesting.zones
    weight = loads.weights(reference).pivot_table(index="region", columns="zone", values="share_of_region",
                                                  aggfunc="sum", fill_value=0.0)[zones]
    load = regions.table[weight.index] @ weight
    shed = shed_of_ercot(reference)
    ercot = [z for z in zones if reference.nesting.area[z] == "ERCOT"]
    share = load[ercot].div(load[ercot].sum(axis=1), axis=0).loc[shed.index]
    load.loc[shed.index, ercot] += share.mul(shed, axis=0)
    parts = []
    for year, of_year in load.groupby(load.index.year):
        rest = of_year - data_centre_mw(reference, year)[zones]
        parts.append(rest / rest.mean())
    return pd.concat(parts)


# ---- what else is known of a day

# Market zones whose stations stand for a zone of the grid, by area and state; means of several.
MISO = {"IA": ["MISO_Plains"], "MN": ["MISO_West"], "ND_MISO": ["MISO_West"], "WI": ["MISO_West"],
        "IL_MISO": ["MISO_Illinois"], "IN": ["MISO_Indiana"], "KY_MISO": ["MISO_Indiana"],
        "MI_MISO": ["MISO_East"], "MO_MISO": ["MISO_Illinois"], "AR_MISO": ["MISO_South"],
        "LA": ["MISO_South"], "MS_MISO": ["MISO_South"], "TX_MISO": ["MISO_South"]}
ERCOT = {"TX_E_ERCOT": ["ERCOT_North", "ERCOT_South_Central", "ERCOT_Houston"],
         "TX_W_ERCOT": ["ERCOT_West"]}
PJM = {"VA_DOM": ["PJM_Dominion"], "VA_PJM": ["PJM_West_APS"], "WV": ["PJM_West_APS"],
       "OH": ["PJM_AEP_Ohio", "PJM_ATSI"], "KY_PJM": ["PJM_AEP_Ohio"], "PA": ["PJM_Central_PA"],
       "IL_PJM": ["PJM_ComEd"], "NJ": ["PJM_EMAAC"], "DE": ["PJM_EMAAC"], "MD": ["PJM_SWMAAC"],
       "DC": ["PJM_SWMAAC"], "MI_PJM": ["PJM_ATSI"]}


def dry_bulb(reference, days):
    table = reference.table("planning/daily_temperature_zones_uri_elliott.csv", comment="#",
                            parse_dates=["date"])
    table["mean"] = 0.5 * (table.tmax_c + table.tmin_c)
    by_zone = table.pivot_table(index="date", columns="zone", values="mean")
    result = pd.DataFrame(np.nan, index=days, columns=reference.nesting.zones)
    for zone, stations in {**MISO, **ERCOT, **PJM}.items():
        if zone not in result:
            continue
        known = by_zone[stations].dropna()
        result.loc[known.index, zone] = known.mean(axis=1)
    return result


# Whose generation tells the days of an area's wind and sun, in the order of preference.
SERIES = {"PJM": ["PJM"], "NYISO": ["NYIS"], "ISONE": ["ISNE"], "ERCOT": ["ERCO"], "CAISO": ["CISO"],
          "MISO_North": ["MISO", "MIDW"], "MISO_Central": ["MISO", "MIDW"], "MISO_South": ["MISO", "MIDW"],
          "SPP_North": ["CENT"], "SPP_South": ["CENT"], "TVA": ["TEN"], "Carolinas": ["CAR"],
          "Southern": ["SOCO", "SE"], "Florida": ["FLA"], "Northwest": ["BPAT", "NW"],
          "Rockies": ["NW"], "Southwest": ["AZPS", "SW"]}
LEAST_MW = 100.0  # mean of a month, below which days tell nothing


def daily_generation(reference):
    """{"wind": frame of days by series, "solar": ...}, MWh of the day from 08:00 UTC."""
    parts = []
    for year in range(2021, 2025):
        table = reference.table(f"planning/hourly_generation_mw_by_fuel_5iso_{year}.csv.gz", comment="#")
        parts.append(table.rename(columns={"ba": "series"}))
    table = reference.table("planning/hourly_generation_mw_by_fuel_8regions_2024.csv.gz", comment="#")
    parts.append(table.rename(columns={"region": "series"}))
    table = reference.table("hourly_generation_mw_by_fuel_2022.csv.gz")
    table = table[table.balancing_authority.isin(["MISO", "SOCO", "AZPS", "BPAT"])]
    # hours that begin: so are those of the other two after an hour less
    table = table.rename(columns={"balancing_authority": "series", "utc": "utc_hour_ending",
                                  "wind_mw": "wind", "solar_mw": "solar"})
    parts.append(table)
    table = pd.concat([part[["utc_hour_ending", "series", "wind", "solar"]] for part in parts])
    begin = pd.to_datetime(table.utc_hour_ending) - pd.Timedelta(hours=1)
    table["day"] = (begin - pd.Timedelta(hours=8)).dt.normalize()
    group = table.groupby(["day", "series"])
    whole = (group.wind.size() >= 23).unstack()
    return {fuel: group[fuel].mean().unstack().where(whole) for fuel in ("wind", "solar")}


def scores_of_series(days):
    """Normal scores within each month of each year; NaN for a fleet too small to tell."""
    result = days * np.nan
    for _, month in days.groupby([days.index.year, days.index.month]):
        for series in month:
            known = month[series].dropna()
            if len(known) < 20 or known.mean() < LEAST_MW:
                continue
            z = norm.ppf((rankdata(known) - 0.5) / len(known))
            result.loc[known.index, series] = z
    return result


def scores_of_zones(reference, output, fuel, days, generation):
    scores = scores_of_series(generation[fuel])
    matrix = pd.read_csv(output.folder / f"{fuel}_correlation.csv", comment="#", index_col=0)
    nesting = reference.nesting
    result = pd.DataFrame(np.nan, index=days, columns=nesting.zones)
    for area in set(nesting.area.values()):
        zones = [z for z in nesting.zones if nesting.area[z] == area]
        block = matrix.loc[zones, zones].to_numpy()
        with_mean = block.mean(axis=0) / np.sqrt(block.mean())
        for name in reversed(SERIES.get(area, [])):
            if name not in scores:
                continue
            known = scores[name].dropna()
            known = known[known.index.isin(days)]
            for zone, part in zip(zones, with_mean):
                result.loc[known.index, zone] = part * known
    return result


# ---- the file

def packed(values, scale, kind):
    numbers = np.round(np.asarray(values, float).T / scale)
    return np.where(np.isnan(numbers), ABSENT, numbers).astype(kind)


def write_file(path, attributes, zones, hours, days, variables):
    import h5py

    text = h5py.string_dtype("utf-8")
    with h5py.File(path, "w", libver=("earliest", "v108"), track_order=False) as file:
        for name, value in attributes.items():
            file.attrs[name] = value

        def create(name, data, about, **options):
            dataset = file.create_dataset(name, data=data, track_times=False, **options)
            for key, value in about.items():
                dataset.attrs[key] = value
            return dataset

        region = create("region", np.array(zones, dtype=object), {"long_name": "zone"}, dtype=text)
        axes = {"region": region}
        for name, index, unit in (("time", hours, "hours"), ("day", days, "days")):
            step = pd.Timedelta(1, unit[0])
            axes[name] = create(name, ((index - EPOCH) // step).to_numpy().astype(np.int32),
                                {"units": f"{unit} since 1970-01-01 00:00:00", "calendar": "standard"})
        for name, axis in axes.items():
            axis.make_scale(name)
        for name, (axis, data, about) in variables.items():
            dataset = create(name, data, about, chunks=(1, data.shape[1]), shuffle=True,
                             compression="gzip", compression_opts=9)
            dataset.dims[0].attach_scale(region)
            dataset.dims[1].attach_scale(axes[axis])


def write_weather_years(reference, output):
    regions = RegionLoads(reference)
    demand = demand_of_zones(reference, regions)
    zones, days = reference.nesting.zones, pd.date_range(f"{YEARS[0]}-01-01", f"{YEARS[-1]}-12-31")
    generation = daily_generation(reference)
    mended = ", ".join(f"{name} {count}" for name, count in sorted(regions.mended.hours.items()))
    fits = ", ".join(f"{name} {100 * least:.0f} to {100 * mean:.0f} %"
                     for name, (least, mean) in sorted(regions.fits.items()))
    attributes = {
        "title": "Measured demand of 2016 to 2024 by zone, without data centres",
        "source": "G, G0, P, LBNL; by day: CFE, L, NOAA (scenarios/data/SOURCES.md)",
        "method": "tools/importers/weather_years.py",
        "mended_hours": mended,
        "parts_by_their_authority": "2016 to 2018, ERCOT to 2019; of their variance it explains (least and "
                                    f"mean of the parts): {fits}",
    }
    about = {
        "demand": {"long_name": "demand per unit of the year's mean, in the hour from time on",
                   "units": "1", "scale_factor": PER_UNIT},
        "dry_bulb": {"long_name": "mean dry bulb of the local day", "units": "degC",
                     "scale_factor": KELVIN, "_FillValue": np.int16(ABSENT)},
        "wind_score": {"long_name": "normal score of the day's wind in its month, days from 08:00 UTC",
                       "units": "1", "scale_factor": SCORE, "_FillValue": np.int16(ABSENT)},
        "solar_score": {"long_name": "normal score of the day's sun in its month, days from 08:00 UTC",
                        "units": "1", "scale_factor": SCORE, "_FillValue": np.int16(ABSENT)},
    }
    tables = {"demand": ("time", packed(demand[zones], PER_UNIT, np.uint16)),
              "dry_bulb": ("day", packed(dry_bulb(reference, days), KELVIN, np.int16))}
    for fuel in ("wind", "solar"):
        scores = scores_of_zones(reference, output, fuel, days, generation)
        tables[f"{fuel}_score"] = "day", packed(scores, SCORE, np.int16)
    write_file(output.folder / "weather_years.h5", attributes, zones, demand.index, days,
               {name: (axis, data, about[name]) for name, (axis, data) in tables.items()})
