"""The fleet tables by planning area and technology, against the capacity of balancing authorities.

    test_capacity.py [DATA_DIR]

Holds fleet.csv and fleet_additions.csv of DATA_DIR (the shipped tables by default) against
tests/data/capacity_by_area.csv at the ends of 2022 to 2025 and of May 2026, and prints all rows. The
sources are two: the fleet is net summer MW by state (C), the other side nameplate by authority (K)
brought to net summer.

1. The nation's classes agree at every date.
2. What came and went after 2024 agrees by area, but for what is known to lie elsewhere (ELSEWHERE).
3. Where an authority's plants are those of its area, the levels of May 2026 agree (COINCIDE).
"""

import csv
import sys
import unittest
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

try:
    from importers.capacity_by_area import DATES, TECHNOLOGIES
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

DATA = ROOT / "scenarios" / "data"
END_OF_FLEET, LATEST = "2024-12-31", "2026-05-31"
WITHIN = 0.02
# Of the nation. Authorities list less of the small gas plants of industry, and less coal than states
# had until 2025, as plants that burn both are counted twice or turned over late.
NATION = {"nuclear": 0.005, "coal": 0.026, "gas": 0.026, "wind": 0.023, "solar": 0.011,
          "battery storage": 0.03}
SMALL_MW = 100.0
# Fleet less authorities in the change since 2024 [MW], where it is not within 2 % or 100 MW, and why.
ELSEWHERE = {
    ("CAISO", "coal"): (1496, "Intermountain is Los Angeles's and stands in Utah"),
    ("Northwest", "coal"): (-1502, "Intermountain"),
    ("CAISO", "gas"): (-867, "Intermountain's turbines"),
    ("Northwest", "gas"): (822, "Intermountain's turbines"),
    ("CAISO", "wind"): (-3580, "SunZia is California's and stands in New Mexico"),
    ("Southwest", "wind"): (3591, "SunZia"),
    ("Carolinas", "coal"): (3713, "Duke's plants that burn both left K's coal and did not close"),
    ("Carolinas", "gas"): (1404, "Duke's plants that burn both left K's gas and did not close"),
    ("PJM", "solar"): (-510, "PJM reaches into Indiana, North Carolina and Michigan"),
    ("MISO", "solar"): (524, "PJM's in Indiana and Michigan"),
    ("Florida", "solar"): (-407, "Florida Power & Light has Gulf's panhandle, which is Southern's area"),
    ("Southern", "solar"): (359, "Florida Power & Light's in the panhandle"),
    ("Florida", "coal"): (148, "Tampa's last coal is more than Tampa's share of Florida's by load"),
}
# Areas whose authority's plants are its own, by class, as far as the sources name classes alike.
COINCIDE = [("ERCOT", t) for t in ("nuclear", "coal", "gas", "wind", "solar")] + [
    ("NYISO", "nuclear"), ("NYISO", "wind"), ("NYISO", "hydro storage"),
    ("ISONE", "nuclear"), ("ISONE", "oil"), ("ISONE", "wind"), ("ISONE", "solar"),
    ("ISONE", "hydro storage"), ("ISONE", "battery storage"),
    ("TVA", "nuclear"), ("TVA", "coal"), ("SPP", "nuclear"), ("SPP", "coal"),
    ("Carolinas", "nuclear"), ("Southern", "nuclear"), ("Southern", "gas"), ("Florida", "battery storage"),
    ("CAISO", "nuclear"), ("CAISO", "gas"), ("CAISO", "hydro storage"), ("MISO", "hydro storage"),
    ("PJM", "hydro storage"), ("Northwest", "nuclear"), ("Southwest", "nuclear"),
    ("Rockies", "hydro storage"), ("Rockies", "solar"), ("Rockies", "battery storage")]


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def share_of_period(begin, end, date):
    """Of a change that is even between two dates, what has come by the end of a date's month."""
    months = [12 * int(text[:4]) + int(text[5:7]) for text in (begin, end, date)]
    return min(1.0, max(0.0, (months[2] + 1 - months[0]) / max(1, months[1] - months[0])))


def fleet(folder):
    """{(area, K's word, date): net summer MW} of the tables."""
    area = {row["region"]: row["area"] for row in rows(folder / "regions.csv")}
    word = {name: key for key, names in TECHNOLOGIES.items() for name in names}
    result = defaultdict(float)
    for row in rows(folder / "fleet.csv"):
        for date in DATES:
            year = min(date[:4], END_OF_FLEET[:4])
            result[area[row["region"]], word.get(row["technology"]), date] += float(row[f"mw_{year}"])
    for row in rows(folder / "fleet_additions.csv"):
        for date in DATES:
            result[area[row["region"]], word.get(row["technology"]), date] += (
                float(row["mw"]) * share_of_period(row["from"], row["to"], date))
    return result


class Capacity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        have, cls.wanted, cls.found = fleet(DATA), {}, {}
        for row in rows(ROOT / "tests" / "data" / "capacity_by_area.csv"):
            key = row["group"], row["technology"]
            cls.wanted[key] = {d: float(row["net_summer_ratio"]) * float(row[d]) for d in DATES}
            cls.found[key] = {d: sum(have[area, key[1], d] for area in row["areas"].split())
                              for d in DATES}
        print("net summer MW by the tables, and over the authorities' [%]\n" + " " * 25
              + "".join(f"{date:>18s}" for date in DATES))
        for key, wanted in cls.wanted.items():
            print(f"{key[0]:10s}{key[1]:15s}" + "".join(
                f"{cls.found[key][d]:10,.0f}{100 * (cls.found[key][d] / max(wanted[d], 1.0) - 1):+8.1f}"
                for d in DATES))

    def test_the_nation_s_classes(self):
        for technology, within in NATION.items():
            for date in DATES:
                mine = [key for key in self.wanted if key[1] == technology]
                ratio = (sum(self.found[key][date] for key in mine)
                         / sum(self.wanted[key][date] for key in mine))
                self.assertLess(abs(ratio - 1), within, f"{technology} {date} {100 * (ratio - 1):+.1f} %")

    def test_what_came_and_went_after_2024(self):
        for key, wanted in self.wanted.items():
            if key[1] in ("nuclear", "hydro", "hydro storage", "biomass", "geothermal"):
                continue  # moved between authorities, or by little
            difference = (self.found[key][LATEST] - self.found[key][END_OF_FLEET]
                          - wanted[LATEST] + wanted[END_OF_FLEET])
            known, why = ELSEWHERE.get(key, (0.0, "no reason known"))
            bound = SMALL_MW if known else max(WITHIN * wanted[LATEST], SMALL_MW)
            with self.subTest(key):
                self.assertLess(difference, max(known, 0.0) + bound, why)
                self.assertGreater(difference, min(known, 0.0) - bound, why)

    def test_levels_where_authority_and_area_are_the_same_plants(self):
        for key in COINCIDE:
            ratio = self.found[key][LATEST] / self.wanted[key][LATEST]
            self.assertLess(abs(ratio - 1), WITHIN, f"{key} {100 * (ratio - 1):+.1f} %")

    def test_no_class_of_a_zone_goes_below_zero(self):
        left = {(row["region"], row["technology"]): float(row["mw_2024"])
                for row in rows(DATA / "fleet.csv")}
        for row in rows(DATA / "fleet_additions.csv"):
            key = row["region"], row["technology"]
            left[key] = left.get(key, 0.0) + float(row["mw"])
        short = {key: round(mw, 1) for key, mw in left.items() if mw < -SMALL_MW / 10}
        self.assertEqual(short, {})


if __name__ == "__main__":
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        DATA = Path(sys.argv.pop(1))
    unittest.main(verbosity=1)
