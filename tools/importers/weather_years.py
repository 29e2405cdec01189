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
Rhode Island's 15 and 16 July 2024 (2617 MW) and NorthWestern's 17 to 21 May 2021 (2600 MW), where no
neighbour had such a day. Demand of hours with load shedding is what was served: ERCOT's of 15 to 18 February
2021 has the hours' load shed added, TVA's and Duke's of December 2022 have not (no hourly figures).

Besides, by day, where it is known:

    dry_bulb     mean of the highest and the lowest of the local day [C], by market zone: 5 to 20 February
                 2021 (ERCOT, MISO), 15 to 31 December 2022 (PJM, MISO)
    wind, solar  normal score, within its month and year, of the generation of a day from 08:00 UTC of the
                 operator or region that the zone is of: what all its zones have together
                 (grid/weather/area_scores.hpp)
"""

import numpy as np
import pandas as pd

from importers import loads
from importers.energy import US_2018_TWH, US_2023_TWH, data_centres_of_zones, path_twh
from importers.network import loss_factors
from importers.region_loads import YEARS, RegionLoads, shed_of_ercot
from importers.weather_days import daily_generation, dry_bulb, scores_of_zones

US_2014_TWH = 58.0  # LBNL
EPOCH = pd.Timestamp("1970-01-01")
PER_UNIT, KELVIN, SCORE = 1e-4, 0.01, 0.001
ABSENT = -32768


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
    if ercot:
        share = load[ercot].div(load[ercot].sum(axis=1), axis=0).loc[shed.index]
        load.loc[shed.index, ercot] += share.mul(shed, axis=0)
    parts = []
    for year, of_year in load.groupby(load.index.year):
        rest = of_year - data_centre_mw(reference, year)[zones]
        parts.append(rest / rest.mean())
    return pd.concat(parts)


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
        "wind_score": {"long_name": "normal score of the operator's wind of the day in its month, from 08:00 UTC",
                       "units": "1", "scale_factor": SCORE, "_FillValue": np.int16(ABSENT)},
        "solar_score": {"long_name": "normal score of the operator's sun of the day in its month, from 08:00 UTC",
                        "units": "1", "scale_factor": SCORE, "_FillValue": np.int16(ABSENT)},
    }
    tables = {"demand": ("time", packed(demand[zones], PER_UNIT, np.uint16)),
              "dry_bulb": ("day", packed(dry_bulb(reference, days), KELVIN, np.int16))}
    for fuel in ("wind", "solar"):
        scores = scores_of_zones(reference, fuel, days, generation)
        tables[f"{fuel}_score"] = "day", packed(scores, SCORE, np.int16)
    write_file(output.folder / "weather_years.h5", attributes, zones, demand.index, days,
               {name: (axis, data, about[name]) for name, (axis, data) in tables.items()})
