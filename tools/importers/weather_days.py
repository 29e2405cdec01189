"""What is known of the days of measured years besides the demand: dry bulb, wind and sun by zone.

What is done is said in weather_years.py.
"""

import numpy as np
import pandas as pd
from scipy.stats import norm, rankdata

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
    # "utc" is the hour's end here too: the column correlates best with the same hour of the table of five
    # operators (0.997 and more, 0.98 an hour off), and its sun is as late as that of 2024's regions
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


def scores_of_zones(reference, fuel, days, generation):
    """The score of the operator's day in each of its zones."""
    scores = scores_of_series(generation[fuel])
    nesting = reference.nesting
    result = pd.DataFrame(np.nan, index=days, columns=nesting.zones)
    for zone in nesting.zones:
        for name in reversed(SERIES.get(nesting.area[zone], [])):
            if name in scores:
                known = scores[name].dropna()
                known = known[known.index.isin(days)]
                result.loc[known.index, zone] = known
    return result
