"""regions.csv and interfaces.csv."""

from importers.common import CENSUS_DIVISION, REGIONS, TIME_ZONE, TITLE


def loss_factors(reference):
    """Energy at the balancing authorities' meters for one MWh sold, 2023."""
    sales = reference.by_state("state_electricity_sales.csv")["retail_sales_2023_gwh"]
    peaks = reference.table("state_peak_demand_estimates.csv")
    metered = peaks[peaks.year == 2023].set_index("state")["mapped_energy_twh"]
    return {r: 1e3 * metered[r] / sales[r] for r in REGIONS}


def write_regions(reference, output):
    grid = reference.by_state("state_to_grid_region.csv")["interconnect"].to_dict()
    grid["DC"] = grid["MD"]
    factor = loss_factors(reference)
    sales = reference.by_state("state_electricity_sales.csv")["retail_sales_2023_gwh"]
    national = sum(factor[r] * sales[r] for r in REGIONS) / sum(sales[r] for r in REGIONS)
    output.write(
        "regions.csv",
        ["The 48 contiguous states and DC; Alaska and Hawaii are left out. time_zone: of most of the load.",
         "loss_factor: MWh at the balancing authorities' meters (G, mapped to states) for one MWh sold (D), 2023.",
         f"National {national:.4f}; a state that could not be told apart has its group's factor. Below one (CT, ME, VT):",
         "sales met behind the wholesale meter outweigh the losses."],
        ["region", "title", "interconnection", "time_zone", "census_division", "loss_factor", "source"],
        [[r, TITLE[r], {"texas": "ercot"}.get(grid[r], grid[r]), TIME_ZONE[r], CENSUS_DIVISION[r],
          factor[r], "G/D"] for r in REGIONS])


def write_interfaces(reference, output):
    table = reference.table("state_transfer_limits.csv")
    rows = []
    for line in table.itertuples():
        kind = line.type.split()[0]
        rows.append([line.state_from, line.state_to, kind, line.mw_forward, line.mw_reverse, "I"])
    counts = {kind: sum(row[2] == kind for row in rows) for kind in ("AC", "B2B", "HVDC")}
    if counts != {"AC": 94, "B2B": 6, "HVDC": 6}:
        raise ValueError(f"interfaces: {counts}")
    rows.append(["MD", "DC", "unlimited", None, None,
                 "assumption: DC hangs on Maryland without a limit"])
    output.write(
        "interfaces.csv",
        ["Transfer limits between states [MW]: 94 AC, 6 back-to-back and 6 HVDC (I), physical, not firm rights.",
         "forward: from region_from to region_to. Texas is ERCOT alone."],
        ["region_from", "region_to", "kind", "forward_mw", "reverse_mw", "source"], rows)
