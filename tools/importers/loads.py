"""The hourly load of zones, at the balancing authorities' meters.

    load of a zone = sum over the load regions of  share[zone | state, region] w[state, region] L[region]

L: EIA-930's hourly load of 118 regions (G). w: the share of a region that is in a state. share: the
part of it that is the zone's (loads.csv; one where the state is one zone). The sum over the zones of a
state is the state's load.
"""

from functools import cache

import pandas as pd


@cache
def weights(reference):
    """Rows state, region, zone with share_of_region and twh of 2023."""
    nesting = reference.nesting
    table = reference.table("state_region_load_weights.csv")
    table = table[table.state.isin(nesting.states)]
    sums = nesting.table("loads").groupby(["state", "region"]).share.sum()
    if (abs(sums - 1.0) > 1e-9).any():
        raise ValueError(f"loads.csv: shares that do not sum to one: {sums[abs(sums - 1) > 1e-9]}")
    merged = table.merge(nesting.table("loads")[["state", "region", "zone", "share"]], how="left",
                         on=["state", "region"])
    alone = {state: zones[0] for state, zones in nesting.zones_of.items() if len(zones) == 1}
    merged.zone = merged.zone.fillna(merged.state.map(alone))
    merged.share = merged.share.fillna(1.0)
    if merged.zone.isna().any():
        raise ValueError(f"loads.csv lacks {merged[merged.zone.isna()][['state', 'region']].values}")
    if (merged.zone.map(nesting.state) != merged.state).any():
        raise ValueError("loads.csv: a zone that is not of its row's state")
    return pd.DataFrame({"state": merged.state, "region": merged.region, "zone": merged.zone,
                         "share_of_region": merged.share * merged.share_of_region,
                         "twh": merged.share * merged.energy_2023_twh})


@cache
def shares(reference):
    """{state: {zone: share of the state's metered energy of 2023}}"""
    twh = weights(reference).groupby("zone").twh.sum()
    return {state: {zone: twh[zone] / sum(twh[z] for z in zones) for zone in zones}
            for state, zones in reference.nesting.zones_of.items()}


def hourly(reference, year):
    """MW by zone, index the end of the hour in UTC."""
    regions = reference.table(f"hourly_demand_mw_by_region_{year}.csv.gz", index_col=0,
                              parse_dates=True)
    w = weights(reference).pivot_table(index="region", columns="zone", values="share_of_region",
                                       aggfunc="sum", fill_value=0.0)
    w = w[reference.nesting.zones]
    return regions[w.index].astype(float) @ w
