"""Zones nest in states and in planning areas: tools/importers/nesting and the tables made with it.

    test_nesting.py [REFERENCE_DIR]     or the environment's GIGALOAD_REFERENCE

Without the reference tables (they are no part of the project) what needs them is skipped, with a
word. Exits 77 where numpy, pandas or scipy are missing.
"""

import csv
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import numpy as np
    import pandas as pd
    import scipy  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "scenarios" / "data"
sys.path.insert(0, str(ROOT / "tools"))

import import_reference  # noqa: E402
from importers import energy, fleet, loads, places  # noqa: E402
from importers.common import Reference  # noqa: E402
from importers.nesting import SHIPPED, Nesting, split  # noqa: E402

REFERENCE = None
NESTING = Nesting()
KEYED = ("fleet fleet_additions retirements retirements_doe announced_plants queue demand_response demand "
         "demand_growth demand_growth_nerc demand_mean demand_pattern demand_score demand_correlation "
         "wind_shape wind_score wind_correlation solar_shape solar_score solar_correlation hydro "
         "hydro_shape hydro_years availability self_scheduled air_dry_bulb air_dew_point air_pattern "
         "air_score air_humidity_score air_months").split()
SOME = ("fleet_additions retirements retirements_doe announced_plants queue demand_response hydro_shape "
        "hydro_years availability self_scheduled").split()


def rows(name, folder=DATA):
    with open(Path(folder) / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def by_state(name, keys, value, folder=DATA):
    """{(state, *keys): sum of a column over the state's zones}"""
    state = {row["region"]: row["state"] for row in rows("regions.csv", folder)}
    result = {}
    for row in rows(name, folder):
        key = (state[row["region"]], *(row[k] for k in keys))
        result[key] = result.get(key, 0.0) + float(row[value])
    return result


def states_as_zones(folder):
    """A nesting of one zone for each state, in PJM or not."""
    shutil.copy(SHIPPED / "states.csv", folder)
    shipped = pd.read_csv(SHIPPED / "zones.csv", comment="#", keep_default_na=False)
    zones = [f"{state},{state},{state},{'inside' if state == 'VA' else 'outside'},eastern,,"
             f"{' '.join(dict.fromkeys(group.reference_zone)).strip()},test"
             for state, group in shipped.groupby("state")]
    hvdc = pd.read_csv(SHIPPED / "hvdc.csv", comment="#")
    lines = [f"{line.line},{NESTING.state[line.zone_from]},{NESTING.state[line.zone_to]},x"
             for line in hvdc.itertuples()]
    header = {"parts": "reference_zone,by,value,zone", "owners": "state,owner,plant,zone",
              "loads": "state,region,zone,share,source", "profiles": "zone,ipm_regions", "waters": "place,series",
              "edges": "reference_zone,zone_134,toward,zone,share",
              "data_centres": "state,zone,source", "unlimited": "zone_from,zone_to,source",
              "limits": "zone_from,zone_to,kind,forward_mw,reverse_mw,source"}
    tables = {name: [head] for name, head in header.items()}
    tables["zones"] = ["zone,title,state,area,interconnection,time_zone,reference_zone,source", *zones]
    tables["areas"] = ["area,title,nerc_region,source", "inside,In,PJM,test", "outside,Out,PJM,test"]
    tables["hvdc"] = ["line,zone_from,zone_to,terminals", *lines]
    for name, text in tables.items():
        (Path(folder) / f"{name}.csv").write_text("\n".join(text) + "\n", encoding="utf-8")


class Tables(unittest.TestCase):
    def test_a_split_sums_to_the_total(self):
        for total, shares in ((100.0, {"a": 1, "b": 1, "c": 1}), (0.3, {"a": 1e-3, "b": 1}),
                              (12345.6, {"a": 0.123456, "b": 0.7, "c": 0.2})):
            parts = split(total, shares)
            self.assertAlmostEqual(sum(parts.values()), total, delta=1e-9)
            self.assertTrue(all(part >= 0.0 for part in parts.values()), parts)
        self.assertEqual(split(1.23456, {"a": 7.0}), {"a": 1.23456})

    def test_what_a_state_knows_all_its_zones_know(self):
        values = NESTING.of_state({state: state.lower() for state in NESTING.states})
        self.assertEqual(values["TX_W_ERCOT"], "tx")
        self.assertEqual(list(values), NESTING.zones)

    def test_a_nesting_that_does_not_nest_is_refused(self):
        for column, value, text in ((2, "XX", "state"), (3, "Nowhere", "area"), (6, "GA", "GA")):
            with tempfile.TemporaryDirectory() as folder:
                shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
                path = Path(folder) / "zones.csv"
                lines = path.read_text(encoding="utf-8").splitlines()
                at = next(i for i, line in enumerate(lines) if line.startswith("OH,"))
                cells = lines[at].split(",")
                cells[column] = value
                lines[at] = ",".join(cells)
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
                with self.assertRaisesRegex(ValueError, text):
                    Nesting(folder)

    def test_every_region_has_a_state_and_an_area(self):
        regions = rows("regions.csv")
        areas = [row["area"] for row in rows("areas.csv")]
        self.assertEqual([row["region"] for row in regions], NESTING.zones)
        self.assertEqual(set(areas), {row["area"] for row in regions})
        self.assertEqual(len(areas), len(set(areas)))
        self.assertEqual(len({row["state"] for row in regions}), 49)
        zones_of = {}
        for row in regions:
            zones_of.setdefault(row["state"], []).append(row["region"])
            self.assertRegex(row["state"], "^[A-Z]{2}$")
        for state, zones in zones_of.items():
            for zone in zones:
                self.assertTrue(zone == state if len(zones) == 1 else zone.startswith(state + "_"), zone)

    def test_every_table_of_regions_has_these_regions(self):
        for name in KEYED:
            found = {row["region"] for row in rows(f"{name}.csv")}
            self.assertLessEqual(found, set(NESTING.zones), name)
            if name not in SOME:
                self.assertEqual(found, set(NESTING.zones), name)

    def test_every_area_has_a_market(self):
        self.assertLessEqual({row["area"] for row in rows("areas.csv")},
                             {row["area"] for row in rows("area_markets.csv")})

    def test_what_is_of_a_place_stands_in_its_zone(self):
        zone = {row["name"]: row["region"] for row in rows("announced_plants.csv")}
        self.assertEqual((zone["Palisades"], zone["Coastal Virginia Offshore Wind"]),
                         ("MI_MISO", "VA_DOM"))
        self.assertEqual({row["state"] for row in rows("canada_trade.csv")},
                         {"ME", "MI_MISO", "MN", "MT_NorthernGrid", "ND", "NY_UP", "VT", "WA"})
        response = {row["region"]: float(row["summer_mw"]) for row in rows("demand_response.csv")}
        self.assertAlmostEqual(response["TX_E_ERCOT"] + response["TX_W_ERCOT"], 872.7, delta=0.2)
        self.assertAlmostEqual(response["MT_SPP"], 21.6, delta=0.1)

    def test_no_zone_loses_what_it_has_not(self):
        mw = {(row["region"], row["technology"]): float(row["mw_2024"]) for row in rows("fleet.csv")}
        for row in rows("fleet_additions.csv"):
            key = row["region"], row["technology"]
            mw[key] = mw.get(key, 0.0) + float(row["mw"])
        for key, left in mw.items():
            self.assertGreater(left, -0.2, key)

    def test_lines_stay_in_their_interconnection(self):
        reached = set()
        for row in rows("interfaces.csv"):
            ends = row["region_from"], row["region_to"]
            reached.update(ends)
            grids = {NESTING.interconnection[zone] for zone in ends}
            if row["kind"] in ("AC", "unlimited"):
                self.assertEqual(len(grids), 1, ends)
            if row["kind"] == "B2B":
                self.assertEqual(len(grids), 2, ends)
        self.assertEqual(reached, set(NESTING.zones))

    def test_texas_outside_ercot_hangs_on_its_neighbours(self):
        grid = {zone: NESTING.interconnection[zone] for zone in NESTING.zones_of["TX"]}
        self.assertEqual(grid, {"TX_E_ERCOT": "ercot", "TX_W_ERCOT": "ercot", "TX_MISO": "eastern",
                                "TX_SPP_E": "eastern", "TX_SPP_N": "eastern",
                                "TX_WestConnect": "western"})


class WithReference(unittest.TestCase):
    def setUp(self):
        if REFERENCE is None:
            self.skipTest("the reference tables are not here")
        self.reference = Reference(REFERENCE)

    def test_zones_sum_to_their_states(self):
        capacity = fleet.state_capacity(self.reference)
        for year in fleet.YEARS:
            zones = by_state("fleet.csv", ["technology"], f"mw_{year}")
            self.assertEqual(set(zones), set(capacity))
            for key, mw in capacity.items():
                self.assertAlmostEqual(zones[key], mw[year], delta=0.051, msg=str(key))
        sales = self.reference.by_state("state_electricity_sales.csv")["retail_sales_2023_gwh"]
        _, centres = energy.data_centres_2023(self.reference)
        for name, wanted, delta in (("sales_2023_gwh", sales, 0.01),
                                    ("data_centres_2023_gwh", centres, 0.02)):
            for (state,), gwh in by_state("demand.csv", [], name).items():
                self.assertAlmostEqual(gwh, wanted[state], delta=delta, msg=state)
        queue = self.reference.table("interconnection_queue_by_state.csv")
        wanted = queue[queue.state.isin(NESTING.states) & (queue.tech == "pv")]
        solar = by_state("queue.csv", ["technology"], "mw")
        for line in wanted.itertuples():
            self.assertAlmostEqual(solar[line.state, "solar_pv"], line.mw_2030, delta=0.5)

    def test_zones_are_the_reference_s(self):
        table = self.reference.table("planning_zones_69.csv").set_index("zone")
        shipped = NESTING.table("zones")
        self.assertEqual(set(table.index), set(shipped.reference_zone) - {""})
        groups = {}
        for row in shipped[shipped.reference_zone != ""].itertuples():
            known = table.loc[row.reference_zone]
            self.assertEqual((row.state, row.interconnection.replace("ercot", "texas")),
                             (known.state, known.interconnect), row.zone)
            if row.zone != "AL_TVA":
                groups.setdefault((known.transmission_group, known.nerc_region), set()).add(row.area)
        for group, areas in groups.items():
            self.assertEqual(len(areas), 1, f"{group} {areas}")
        nerc = {row.area: row.nerc_region for row in NESTING.areas.itertuples()}
        for (_, region), areas in groups.items():
            self.assertEqual({nerc[area] for area in areas}, {region})

    def test_plants_stand_with_their_owners(self):
        units = places.units(self.reference)
        self.assertFalse(units.zone.isna().any())
        self.assertTrue((units.zone.map(NESTING.state) == units.state).all())
        zone = units.groupby("plant").zone.unique()
        for plant, wanted in (("Browns Ferry", "AL_TVA"), ("Joseph M Farley", "AL_SERTP"),
                              ("Paradise", "KY_SERTP"), ("TVA Southaven Combined Cycle", "MS_SERTP"),
                              ("North Anna", "VA_DOM"), ("Bath County", "VA_DOM"),
                              ("Smith Mountain", "VA_PJM"), ("Comanche Peak", "TX_E_ERCOT"),
                              ("Donald C Cook", "MI_PJM"), ("Diablo Canyon", "CA_N_CAISO")):
            self.assertEqual(list(zone[plant]), [wanted], plant)

    def test_terminals_stand_in_their_counties(self):
        counties = self.reference.table("county_to_planning_zone.csv")
        zone = counties.set_index(["state", "county"]).zone_69
        line = NESTING.table("hvdc").set_index("line")
        for name, end, state, county in (
                ("square_butte", "zone_from", "ND", "oliver"), ("cu", "zone_from", "ND", "mclean"),
                ("cross_sound_cable", "zone_to", "NY", "suffolk"),
                ("neptune_cable", "zone_to", "NY", "nassau"),
                ("pacific_dc_intertie", "zone_to", "CA", "los angeles"),
                ("path_27", "zone_to", "CA", "san bernardino")):
            self.assertEqual(line.loc[name, end], zone[state, county], name)

    def test_load_is_that_of_the_authorities(self):
        area = pd.Series(NESTING.area)
        for year, ercot_gw in ((2022, 80.1), (2023, 85.5), (2024, 85.6)):
            regions = self.reference.table(f"hourly_demand_mw_by_region_{year}.csv.gz", index_col=0)
            zones = loads.hourly(self.reference, year)
            weights = loads.weights(self.reference).groupby("region").share_of_region.sum()
            self.assertTrue(np.allclose(zones.sum(axis=1), regions[weights.index] @ weights))
            peak = zones.T.groupby(area).sum().T.max() / 1e3
            self.assertLess(abs(peak.ERCOT / ercot_gw - 1), 0.02, year)
            # 4 % of what TVA serves is in Georgia, North Carolina and Virginia, whose zones are others'.
            tva = peak.TVA / (regions.TVA.max() / 1e3)
            self.assertTrue(0.96 < tva < 1.0, f"{year} {tva}")
            dominion = self.reference.table("hourly_demand_mw_pjm_dominion_zone_2020_2024.csv.gz",
                                            index_col=0).demand_mw
            share = zones.VA_DOM.to_numpy() / dominion.reindex(regions.index).to_numpy()
            self.assertLess(np.nanmax(np.abs(share / np.nanmedian(share) - 1)), 0.005)

    def test_another_nesting(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as made:
            states_as_zones(folder)
            import_reference.main([str(REFERENCE), made, "--nesting", folder, "simple"])
            self.assertEqual([row["region"] for row in rows("regions.csv", made)], NESTING.states)
            for year in fleet.YEARS:
                other = by_state("fleet.csv", ["technology"], f"mw_{year}", made)
                for key, mw in by_state("fleet.csv", ["technology"], f"mw_{year}").items():
                    self.assertAlmostEqual(other[key], mw, delta=0.051, msg=str(key))
            line = {(row["region_from"], row["region_to"], row["kind"]): float(row["forward_mw"])
                    for row in rows("interfaces.csv", made)}
            self.assertAlmostEqual(line["CA", "OR", "AC"], 3278.5 + 256.6, delta=0.05)
            self.assertAlmostEqual(line["OK", "TX", "B2B"], 220, delta=0.05)
            self.assertFalse(any(one == other for one, other, _ in line))


def main():
    global REFERENCE
    named = os.environ.get("GIGALOAD_REFERENCE")
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        named = sys.argv.pop(1)
    if named and Path(named).is_dir():
        REFERENCE = Path(named)
    else:
        print("the reference tables are not here: what needs them is skipped")
    unittest.main(verbosity=1)


if __name__ == "__main__":
    main()
