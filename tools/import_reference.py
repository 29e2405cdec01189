#!/usr/bin/env python3
"""Makes the shipped tables (scenarios/data) from a folder of reference tables.

    import_reference.py REFERENCE_DIR OUTPUT_DIR [--nesting FOLDER] [GROUP ...]

Zones, states and areas are those of the nesting (tools/importers/nesting, or another folder with tables
of the same names and columns; tools/importers/nesting.py says what each is for). The same reference gives the same bytes. Groups: simple, weather, demand, renewables; all by default.
Needs numpy, pandas and scipy. What the tables mean: scenarios/data/README.md; where the figures
come from: scenarios/data/SOURCES.md.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from importers import (  # noqa: E402
    ai_load, air, capacity_factor_shape, demand_shape, energy, fleet, measured_energy, network,
    technologies)
from importers.common import Output, Reference  # noqa: E402
from importers.nesting import SHIPPED, Nesting  # noqa: E402

GROUPS = {
    "simple": [
        network.write_regions, network.write_areas, network.write_interfaces,
        technologies.write_technologies, technologies.write_scheduled_outages,
        technologies.write_outage_temperature, technologies.write_fuel_prices,
        fleet.write_fleet, fleet.write_retirements, fleet.write_queue,
        energy.write_demand, energy.write_growth, energy.write_path,
        measured_energy.write_hydro, measured_energy.write_availability,
        measured_energy.write_self_scheduled,
        ai_load.write_ai_load_profiles,
    ],
    "weather": [air.write_air],
    "demand": [demand_shape.write_demand_shapes],
    "renewables": [capacity_factor_shape.write_wind, capacity_factor_shape.write_solar],
}


def main(arguments):
    arguments, nesting = list(arguments), SHIPPED
    if "--nesting" in arguments[:-1]:
        at = arguments.index("--nesting")
        nesting = arguments[at + 1]
        del arguments[at:at + 2]
    if len(arguments) < 2 or any(group not in GROUPS for group in arguments[2:]):
        sys.exit(__doc__)
    reference, output = Reference(arguments[0], Nesting(nesting)), Output(arguments[1])
    for group in arguments[2:] or GROUPS:
        for write in GROUPS[group]:
            write(reference, output)


if __name__ == "__main__":
    main(sys.argv[1:])
