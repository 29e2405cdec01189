"""The tables of supply, prices and trade that tools/import_reference.py made, held against what is published.

Exits 77 where numpy, pandas or scipy are missing.
"""

import csv
import sys
import unittest
from pathlib import Path

try:
    import pandas  # noqa: F401
    import scipy  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "scenarios" / "data"
sys.path.insert(0, str(ROOT / "tools"))

from importers import coal_prices, commitment, common, prices  # noqa: E402


def rows(name, folder=DATA):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


class SupplyTables(unittest.TestCase):
    def test_the_fleet_after_its_table(self):
        added = {}
        for row in rows("fleet_additions.csv"):
            key = row["technology"], row["to"]
            added[key] = added.get(key, 0.0) + float(row["mw"]) / 1e3
        # K: ends of 2024 and 2025 and May 2026, GW of nameplate
        for technology, gw in (("battery", 42.3 - 25.7), ("solar_pv", 150.9 - 122.5),
                               ("wind_onshore", 156.8 - 150.5)):
            self.assertAlmostEqual(added[technology, "2026-01-01"], gw, delta=0.05 * gw)
        for technology, gw in (("battery", 48.0 - 42.3), ("solar_pv", 161.7 - 150.9)):
            self.assertAlmostEqual(added[technology, "2026-06-01"], gw, delta=0.05 * gw)

    def test_what_is_built_and_what_closes(self):
        share = {(r["technology"], r["year"]): float(r["share"]) for r in rows("queue_completion.csv")}
        self.assertEqual(share["gas_cc", "2028"], 0.31)
        for technology in ("battery", "solar_pv", "wind_onshore", "gas_cc"):
            self.assertGreater(share[technology, "2026"], share[technology, "2028"])
        closed = {}
        for row in rows("retirements_doe.csv"):
            closed[row["technology"]] = closed.get(row["technology"], 0.0) + float(row["mw"])
        self.assertAlmostEqual(closed["oil"], 8000.0, delta=10.0)
        self.assertLess(closed["coal"], 71000.0)
        for row in rows("announced_plants.csv"):
            self.assertLessEqual(float(row["probability"]), 1.0)

    def test_water_by_area_and_year(self):
        shape = {r["region"]: r for r in rows("hydro_shape.csv")}
        for zone, exponent in (("WA", 1.1), ("NY_UP", 1.1), ("CA_N_CAISO", 1.5)):
            self.assertAlmostEqual(float(shape[zone]["exponent"]), exponent, delta=0.06)
            self.assertIn("calibration", shape[zone]["source"])
            self.assertLess(float(shape[zone]["most_share"]), 0.9)
        self.assertIn("SW", shape["NV"]["source"])  # Hoover Dam is not the Northwest's
        for row in rows("hydro_years.csv"):
            self.assertEqual(float(row["y2023"]), 1.0)

    def test_demand_response(self):
        response = rows("demand_response.csv")
        self.assertAlmostEqual(sum(float(r["summer_mw"]) for r in response) / 1e3, 32.5, delta=0.1)
        for row in response:
            self.assertLessEqual(float(row["winter_mw"]), float(row["summer_mw"]))

    def test_prices_by_state_and_month(self):
        monthly = {(r["fuel"], r["state"], int(r["year"])): r for r in rows("fuel_prices_monthly.csv")}
        for state in prices.STATES:
            for year, months in ((2022, 12), (2023, 12), (2024, 12), (2025, 12), (2026, 5)):
                row = monthly["natural_gas", state, year]
                known = [float(row[f"m{m:02d}"]) for m in range(1, 13) if row[f"m{m:02d}"]]
                self.assertEqual(len(known), months, f"{state} {year}")
                self.assertTrue(all(-5 < usd < 60 for usd in known), f"{state} {year} {known}")
        # EIA: California's 28.68 USD per thousand cubic feet of December 2022, less what is not local
        pacific = [float(monthly["natural_gas", s, 2022]["m12"]) for s in ("CA", "OR", "WA")]
        mean = sum(pacific) / 3
        self.assertAlmostEqual(mean + (pacific[0] - mean) / prices.LOCAL_PART,
                               prices.real(28.68 / 1.036, 2022), delta=0.05)
        # coal: EIA's 2.65 USD of Ohio in 2024, in the money of 2025, but for the part that follows gas
        gas = [float(monthly["natural_gas", s, 2024]["m07"])
               for s in prices.DIVISIONS["East_North_Central"].split()]
        technology = {r["technology"]: r for r in rows("technologies.csv")}
        coal, combined = technology["coal"], technology["gas_cc"]
        saved = (sum(gas) / 5 * float(combined["heat_rate_mmbtu_per_mwh"])
                 - float(coal["variable_om_usd_per_mwh"]) + float(combined["variable_om_usd_per_mwh"])
                 ) / float(coal["heat_rate_mmbtu_per_mwh"])
        part = coal_prices.STOCK_PART
        self.assertAlmostEqual(float(monthly["coal", "OH", 2024]["m07"]),
                               (1 - part) * prices.real(2.65, 2024) + part * saved, delta=0.005)
        for state in ("OH", "PA", "IN", "TX"):  # dear gas makes the ton in the yard dear
            self.assertGreater(float(monthly["coal", state, 2022]["m08"]),
                               float(monthly["coal", state, 2024]["m08"]))
        ratios = {(r["fuel"], r["state"]): r for r in rows("fuel_price_ratios.csv")}
        self.assertEqual(sum(fuel == "natural_gas" for fuel, _ in ratios), 49)
        for row in ratios.values():
            self.assertTrue(all(0.2 < float(row[f"m{m:02d}"]) < 5 for m in range(1, 13)), row)

    def test_carbon_markets_and_their_prices(self):
        of_state = {row["state"]: row for row in rows("carbon_markets.csv")}
        self.assertEqual((of_state["VA"]["first_year"], of_state["VA"]["last_year"]), ("2021", "2023"))
        self.assertNotIn("PA", of_state)
        price = {(r["market"], int(r["year"]), int(r["quarter"])): float(r["usd_per_t"])
                 for r in rows("carbon_prices.csv")}
        self.assertEqual(len(price), 56)
        # 26.73 USD per short ton in December 2025, the year of the money
        self.assertAlmostEqual(price["RGGI", 2025, 4], 26.73 / 0.90718474, delta=0.02)
        self.assertEqual({row["market"] for row in of_state.values()}, {key[0] for key in price})

    def test_commitment_has_the_energy_of_its_classes(self):
        state_of = {r["region"]: r.get("state", r["region"]) for r in rows("regions.csv")}
        fleet = {}
        for r in rows("fleet.csv"):
            cell = state_of[r["region"]], r["technology"]
            fleet[cell] = fleet.get(cell, 0.0) + float(r["mw_2024"])
        outage = {r["technology"]: float(r["forced_outage_rate"]) for r in rows("technologies.csv")
                  if r["forced_outage_rate"]}
        planned = {r["technology"]: [float(r[f"m{m:02d}"]) for m in range(1, 13)]
                   for r in rows("scheduled_outages.csv")}
        twh = dict.fromkeys(("gas_ct", "gas_st", "gas_ic"), 0.0)
        for row in rows("commitment.csv"):
            t = row["technology"]
            if t not in twh:  # coal and combined cycle are shares of their own energy
                self.assertTrue(0 < float(row["m01"]) <= commitment.SELF_SCHEDULED[t], row)
                continue
            for m, hours in enumerate(common.HOURS_OF_MONTH):
                twh[t] += (fleet.get((row["state"], t), 0.0) * (1 - outage[t]) * (1 - planned[t][m])
                           * float(row[f"m{m + 1:02d}"]) * hours / 1e6)
        # turbines have run about 150 TWh a year
        self.assertTrue(130 < twh["gas_ct"] < 150, twh)
        self.assertTrue(60 < twh["gas_st"] < 90, twh)
        self.assertTrue(4 < twh["gas_ic"] < 10, twh)

    def test_what_owners_use_themselves_is_not_on_the_grid(self):
        table = {r["state"]: r for r in rows("hindcast_2022.csv", ROOT / "tests" / "data")}
        own = {s: float(r["own_use_gwh"]) for s, r in table.items()}
        self.assertEqual(sorted(own, key=own.get)[-2:], ["LA", "TX"])  # chemistry and refineries
        self.assertAlmostEqual(sum(own.values()) / 1e3, 123, delta=2)
        for row in table.values():
            self.assertLessEqual(float(row["own_gas_gwh"]), float(row["gas_gwh"]))
        share = {(r["region"], r["technology"]): float(r["share"]) for r in rows("self_scheduled.csv")}
        self.assertFalse({"coal", "gas_cc", "gas_st"} & {t for _, t in share})  # they give way to wind
        self.assertEqual(share["KS", "nuclear"], 1.0)

    def test_trade_with_canada(self):
        hours = common.HOURS_OF_MONTH
        twh = sum(float(row[f"m{m:02d}"]) * hours[m - 1] for row in rows("canada_trade.csv")
                  if row["year"] == "2023" for m in range(1, 13)) / 1e6
        self.assertAlmostEqual(twh, 38.7, delta=0.1)


if __name__ == "__main__":
    unittest.main(verbosity=1)
