"""demand_growth_measured.csv: how the demand without data centres was in 2015 to 2024, 2023 = 1.

    factor(zone, year) = mean of the year of (L - D) / that of 2023

L the metered load and D the data centres of a zone, both as weather_years.py has them. 2015 is as 2016:
there is no earlier load, and the fleet's history begins with the end of 2015.
"""

from importers.weather_years import YEARS, RegionLoads, data_centre_mw
from importers import loads


def growth_measured(reference):
    """{zone: {year: factor}}"""
    regions, zones = RegionLoads(reference), reference.nesting.zones
    weight = loads.weights(reference).pivot_table(index="region", columns="zone", values="share_of_region",
                                                  aggfunc="sum", fill_value=0.0)[zones]
    load = regions.table[weight.index] @ weight
    mean = load.groupby(load.index.year).mean()
    rest = {year: mean.loc[year] - data_centre_mw(reference, year)[zones] for year in YEARS}
    return {zone: {year: rest[year][zone] / rest[2023][zone] for year in YEARS} for zone in zones}


def write_growth_measured(reference, output):
    years = (YEARS[0] - 1, *YEARS)
    factors = growth_measured(reference)
    output.write(
        "demand_growth_measured.csv",
        ["Demand without data centres as it was measured, 2023 = 1: metered load of the zone (G, G0) less its share of the national data",
         "centres (shares of 2023; 58 TWh in 2014, 76 in 2018, 176 in 2023, LBNL). Load regions that are parts of an authority have its growth",
         "before 2019. 2015 is as 2016 (assumption: nothing was to be had). Read with demand.growth = \"measured\"; 2024 holds after it."],
        ["region", *(f"y{year}" for year in years)],
        [[zone, *(factors[zone][max(year, YEARS[0])] for year in years)] for zone in reference.nesting.zones])
