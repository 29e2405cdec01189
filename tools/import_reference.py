#!/usr/bin/env python3
"""Makes the shipped tables (scenarios/data) from a folder of reference tables.

    import_reference.py REFERENCE_DIR OUTPUT_DIR [--nesting FOLDER] [--without YEAR] [GROUP ...]

Zones, states and areas are those of the nesting (tools/importers/nesting, or another folder with tables
of the same names and columns; tools/importers/nesting.py says what each is for). --without leaves a
year's hours, the first or the last, out of the demand's shapes, so that it can be held against a year
that they have not seen. The same reference gives the same bytes. Groups: simple, weather, demand, renewables,
weather_years; all by default. Needs numpy, pandas, scipy and h5py. What the tables mean: scenarios/data/README.md; where the figures
come from: scenarios/data/SOURCES.md.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from importers import (  # noqa: E402
    ai_load, air, announced_plants, campuses, capacity_factor_shape, cold_outages, commitment,
    demand_growth_measured, demand_growth_nerc, demand_response, demand_shape, energy, fleet,
    fleet_additions, hydro_shape, imports, measured_energy, network, prices, queue_completion, retirements,
    shed_hours, technologies, trade, weather_years)
from importers.common import Output, Reference  # noqa: E402
from importers.nesting import SHIPPED, Nesting  # noqa: E402

GROUPS = {
    "simple": [
        network.write_regions, network.write_areas, network.write_interfaces, imports.write_import_limits,
        technologies.write_technologies, technologies.write_scheduled_outages,
        technologies.write_scheduled_outages_by_area,
        technologies.write_outage_temperature, technologies.write_fuel_prices,
        fleet.write_fleet, fleet.write_history, fleet.write_queue,
        fleet_additions.write_fleet_additions, retirements.write_retirements,
        retirements.write_doe, queue_completion.write_queue_completion,
        announced_plants.write_announced_plants, campuses.write_campuses, demand_response.write_demand_response,
        energy.write_demand, energy.write_growth, demand_growth_nerc.write_growth_nerc,
        energy.write_path, measured_energy.write_hydro, hydro_shape.write_hydro_shape,
        hydro_shape.write_hydro_years, measured_energy.write_availability,
        measured_energy.write_self_scheduled, commitment.write_commitment,
        prices.write_fuel_prices_monthly, prices.write_fuel_price_ratios,
        prices.write_carbon_prices, prices.write_carbon_markets,
        trade.write_area_markets, trade.write_canada_trade,
        ai_load.write_ai_load_profiles, shed_hours.write_shed_hours,
    ],
    "weather": [air.write_air, cold_outages.write_cold_outages, cold_outages.write_cold_regions],
    "demand": [demand_shape.write_demand_shapes],
    "renewables": [capacity_factor_shape.write_wind, capacity_factor_shape.write_solar],
    "weather_years": [weather_years.write_weather_years, demand_growth_measured.write_growth_measured],
}


def main(arguments):
    arguments, options = list(arguments), {"--nesting": SHIPPED, "--without": None}
    for option in options:
        if option in arguments[:-1]:
            at = arguments.index(option)
            options[option] = arguments[at + 1]
            del arguments[at:at + 2]
    if len(arguments) < 2 or any(group not in GROUPS for group in arguments[2:]):
        sys.exit(__doc__)
    without = options["--without"]
    if without is not None and not without.isdigit():
        sys.exit(__doc__)
    reference = Reference(arguments[0], Nesting(options["--nesting"]), without and int(without))
    output = Output(arguments[1])
    for group in arguments[2:] or GROUPS:
        for write in GROUPS[group]:
            write(reference, output)


if __name__ == "__main__":
    main(sys.argv[1:])
