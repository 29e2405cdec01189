"""cooling.csv: campus PUE and WUE as broken lines of the dry bulb.

    PUE = pue_base + pue_per_k max(0, T - pue_knee_c)
    WUE = min(wue_base + wue_per_k max(0, T - wue_knee_c), wue_max)

Fitted to annual values by site, on the month x hour mean air the model runs on (the annual mean of
that table, not of the raw hours, is what has to come out).
"""

import numpy as np

from importers.air import air_tables
from importers.common import HOURS_OF_MONTH

DESIGN_DRY_BULB_C = 35.0
SITES = ("AZ", "TX", "VA", "IL", "WA")
ZONES = ("2B", "3A", "4A", "5A", "4C")
# Annual values computed hour by hour with mid-range parameters for Phoenix, Dallas, Leesburg,
# Chicago and Seattle (key N1: project notes, checked against the bands of M).
PUE = {
    "airside": (1.183, 1.181, 1.166, 1.149, 1.125),
    "waterside": (1.139, 1.153, 1.139, 1.135, 1.129),
    "air_chiller": (1.775, 1.694, 1.623, 1.605, 1.576),
    "direct_liquid": (1.185, 1.143, 1.124, 1.120, 1.114),
}
WUE = {
    "airside": (0.84, 0.79, 0.64, 0.43, 0.15),
    # 2.09 2.09 2.08 2.08 2.08 with the source's drift of 0.25 %; 1.89 at Leesburg with the modern 0.005 %.
    "waterside": tuple(v * 1.89 / 2.08 for v in (2.09, 2.09, 2.08, 2.08, 2.08)),
}
TITLES = {
    "airside": "airside economiser with adiabatic assist",
    "waterside": "waterside economiser with tower",
    "water_chiller": "water-cooled chiller",
    "air_chiller": "air-cooled chiller",
    "direct_liquid": "direct liquid cooling with dry cooler",
    "hybrid": "dry until 22 deg C and then wet",
}
HYBRID_KNEE_C = 22.0


def annual_mean(table):
    weight = np.array(HOURS_OF_MONTH, float)[:, None]
    return float((table * weight).sum() / (24 * weight.sum()))


def line(air, base, slope, knee, top=np.inf):
    return np.minimum(base + slope * np.maximum(0.0, air - knee), top)


def fit_line(airs, wanted, knees=np.arange(0.0, 30.01, 0.5)):
    """(base, slope, knee) of least squares on the annual means, slope and base not negative."""
    best = None
    for knee in knees:
        above = np.array([annual_mean(np.maximum(0.0, air - knee)) for air in airs])
        matrix = np.column_stack([np.ones_like(above), above])
        base, slope = np.linalg.lstsq(matrix, wanted, rcond=None)[0]
        if slope < 0:
            base, slope = float(np.mean(wanted)), 0.0
        if base < 0:
            base, slope = 0.0, float(above @ wanted / (above @ above))
        error = float(((matrix @ [base, slope] - wanted) ** 2).sum())
        if best is None or error < best[0] - 1e-12:
            best = error, float(base), float(slope), float(knee)
    return best[1:]


def fit_limited_line(airs, wanted):
    """(base, slope, knee, top): from no water at the knee to a top (the direct evaporation's most)."""
    best = None
    for knee in np.arange(-5.0, 20.01, 0.5):
        for slope in np.arange(0.01, 0.2001, 0.005):
            for top in np.arange(0.6, 1.6001, 0.05):
                got = np.array([annual_mean(line(air, 0.0, slope, knee, top)) for air in airs])
                error = float(((got - wanted) ** 2).sum())
                if best is None or error < best[0] - 1e-12:
                    best = error, 0.0, float(slope), float(knee), float(top)
    return best[1:]


def published_efficient_end(reference, system):
    """(PUE, WUE) by zone: 5th percentile of the midsize centres, the largest published for it."""
    table = reference.table("pue_wue_by_climate_zone_and_cooling.csv")
    table = table[(table.cooling_system == system) & (table["size"] == "Midsize")
                  & (table["quantile"] == "5th")].set_index("climate_zone")
    return table.pue[list(ZONES)].to_numpy(), table.wue_l_per_kwh_it[list(ZONES)].to_numpy()


def curves(reference):
    """({kind: (PUE line, WUE line with top, wanted PUE, wanted WUE)}, dry bulbs of the sites)"""
    tables = air_tables(reference)
    airs = [tables[r][0] for r in SITES]
    chiller_pue, chiller_wue = published_efficient_end(reference, "Water-cooled chiller")
    wanted_pue = {**{k: np.array(v) for k, v in PUE.items()}, "water_chiller": chiller_pue}
    result = {}
    for kind in TITLES:
        if kind == "hybrid":
            continue
        pue = fit_line(airs, wanted_pue[kind])
        if kind == "airside":
            wue, wanted = fit_limited_line(airs, np.array(WUE[kind])), np.array(WUE[kind])
        elif kind in ("waterside", "water_chiller"):
            wanted = np.array(WUE.get(kind, chiller_wue))
            base, slope, knee = fit_line(airs, wanted)
            wue = base, slope, knee, base + slope * max(0.0, 45.0 - knee)
        else:
            wue, wanted = (0.0, 0.0, 15.0, 0.0), np.zeros(len(SITES))
        result[kind] = pue, wue, wanted_pue[kind], wanted
    # Dry below the knee as direct liquid cooling in a mild place; above it the tower takes over, up to
    # the water of the waterside case at 35 C.
    base = float(min(PUE["direct_liquid"]))
    top = float(WUE["waterside"][0])
    slope = top / (DESIGN_DRY_BULB_C - HYBRID_KNEE_C)
    result["hybrid"] = (base, 0.001, HYBRID_KNEE_C), (0.0, slope, HYBRID_KNEE_C, top), None, None
    return result, airs


def write_cooling(reference, output):
    fitted, airs = curves(reference)
    rows, report = [], []
    for kind in TITLES:
        (base, slope, knee), (wue_base, wue_slope, wue_knee, top), pue, wue = fitted[kind]
        design = np.ceil(100 * line(DESIGN_DRY_BULB_C, base, slope, knee) - 1e-9) / 100
        source = ("assumption: direct liquid cooling below the knee and tower above" if kind == "hybrid"
                  else "M: midsize centres; 5th percentile" if kind == "water_chiller" else "N1")
        rows.append([kind, TITLES[kind], float(design), base, slope, knee, wue_base, wue_slope,
                     wue_knee, top, source])
        if pue is None:
            continue
        got_pue = [annual_mean(line(air, base, slope, knee)) for air in airs]
        got_wue = [annual_mean(line(air, wue_base, wue_slope, wue_knee, top)) for air in airs]
        report.append(f"  {kind}: PUE " + " ".join(f"{1000 * (g - w):+.0f}" for g, w in zip(got_pue, pue))
                      + " thousandths; WUE " + " ".join(f"{g - w:+.2f}" for g, w in zip(got_wue, wue)))
    output.write(
        "cooling.csv",
        ["Campus PUE and WUE [L per kWh of IT] against the dry bulb [deg C]: broken lines fitted to annual values at Phoenix,",
         "Dallas, Leesburg, Chicago and Seattle on the air of air_dry_bulb.csv. Fitted less wanted, in that order of sites:",
         *report,
         f"design_pue: at {DESIGN_DRY_BULB_C:g} deg C, rounded up. Waterside WUE with drift of 0.005 %. The dry kinds take no water."],
        ["cooling", "title", "design_pue", "pue_base", "pue_per_k", "pue_knee_c", "wue_base_l_per_kwh",
         "wue_per_k", "wue_knee_c", "wue_max_l_per_kwh", "source"], rows, digits=4)
