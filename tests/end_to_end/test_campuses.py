"""`us-campuses.toml` and its tables: what stood by date, and tables with faults.

The program is the environment's GIGALOAD. Exits 77 where the modules that open results are missing.
"""

import csv
import datetime
import re
import shutil
import unittest
from collections import defaultdict
from pathlib import Path

from program import ProgramTest

import h5py  # behind program, which skips where it is missing

DATA = Path(__file__).resolve().parents[2] / "scenarios" / "data"
# MW at the meter of Epoch AI's 45 campuses of the US, as its edition of 23 May 2026 counts them
KNOWN = {"2024-01-01": 435.0, "2025-01-01": 1987.0, "2026-01-01": 6361.0, "2026-05-23": 11011.0}
WITHIN = 0.03


def rows(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def seen_mw(day, names=None):
    """MW that the shipped timeline's last row up to the day has, summed over the campuses named, or all."""
    last = {}
    for row in rows("campus_phases.csv"):
        if row["event"] != "projected" and row["date"] <= day and (names is None or row["name"] in names):
            last[row["name"]] = float(row["facility_mw"])
    return sum(last.values())


class Tables(unittest.TestCase):
    def test_the_timeline_has_what_its_maker_counts(self):
        for day, mw in KNOWN.items():
            self.assertAlmostEqual(seen_mw(day), mw, delta=0.001 * mw, msg=day)

    def test_both_tables_tell_the_same(self):
        state_of = {row["region"]: row["state"] for row in rows("regions.csv")}
        campuses, phases = rows("campuses.csv"), defaultdict(list)
        for row in rows("campus_phases.csv"):
            phases[row["name"]].append(row)
        self.assertEqual(len(campuses), 45)
        self.assertEqual({row["name"] for row in campuses}, set(phases))
        for row in campuses:
            self.assertEqual(state_of[row["region"]], row["state"], row["name"])
            seen = [phase for phase in phases[row["name"]] if phase["event"] != "projected"]
            self.assertEqual(float(row["facility_mw"]), float(seen[-1]["facility_mw"]), row["name"])
            powered = [phase["date"] for phase in seen if float(phase["facility_mw"]) > 0]
            self.assertEqual(row["first_power"], powered[0] if powered else "", row["name"])


class Campuses(ProgramTest):
    def at(self, begin, end, *sets):
        """The result of a few days of the shipped scenario."""
        path = self.folder / "result.h5"
        options = [word for text in ("ensemble.samples=0", *sets) for word in ("--set", text)]
        self.assertExit(self.call("run", "us-campuses", "--from", begin, "--to", end, "-o", path, "-q", *options), 0)
        return h5py.File(path)

    def test_the_build_as_it_was(self):
        for day, begin, end in (("2024-01-01", "2024-01-02", "2024-01-04"), ("2025-01-01", "2025-01-02", "2025-01-04"),
                                ("2026-01-01", "2026-01-02", "2026-01-04"), ("2026-05-23", "2026-05-24", "2026-05-26")):
            with self.at(begin, end) as file:
                energised = file["buildout/energised"][0]
                ports = [b"ports-pike" == name or name == "ports-pike" for name in file["campus"][...]]
                listed_mw = energised.sum() - energised[ports].sum()
                self.assertAlmostEqual(listed_mw, KNOWN[day], delta=WITHIN * KNOWN[day], msg=day)
                self.assertAlmostEqual(listed_mw, seen_mw(day), delta=WITHIN * seen_mw(day), msg=day)

    def test_only_what_is_seen_stays_and_counts_for_its_deal(self):
        with self.at("2030-01-01", "2030-01-03", "campuses.planned=seen") as file:
            names = [name.decode() if isinstance(name, bytes) else name for name in file["campus"][...]]
            self.assertNotIn("meta-hyperion", names)
            energised = dict(zip(names, file["buildout/energised"][0]))
            energised.pop("ports-pike")
            self.assertAlmostEqual(sum(energised.values()), KNOWN["2026-05-23"], delta=1.0)
            deals = [name.decode() if isinstance(name, bytes) else name for name in file["deal"][...]]
            delivered = dict(zip(deals, file["buildout/delivered"][0]))
            self.assertAlmostEqual(delivered["listed"] + delivered["stargate"], sum(energised.values()), delta=0.01)
            self.assertEqual(delivered["trainium"], 0.0)

    def test_the_prediction_from_the_end_of_2024_is_what_docs_tell(self):
        documents = (DATA.parents[1] / "docs" / "fit.md").read_text(encoding="utf-8")
        table = re.findall(r"^\| (202\d-\d\d-\d\d) \| (0|0\.3) \|((?: [\d,]+ \|){5}) (yes|no), (yes|no) \|$",
                           documents, re.MULTILINE)
        self.assertEqual(len(table), 4)
        law = ("campuses.as_of=2024-12-31", "stages.futures=5000", 'stages.construction="4.89 yr"',
               "stages.construction_shape=6", 'stages.first_power="3.07 yr"')
        known = {row["name"] for row in rows("campus_phases.csv")
                 if row["event"] != "projected" and row["date"] <= "2024-12-31"}
        for day, delay, told, *held in table:
            *band, came, of_all = (float(number.strip(" ").replace(",", "")) for number in told.split("|")[:-1])
            self.assertAlmostEqual(seen_mw(day, known), came, delta=1.0, msg=day)
            self.assertAlmostEqual(seen_mw(day), of_all, delta=1.0, msg=day)
            first = datetime.date.fromisoformat(day)
            with self.at(day, str(first + datetime.timedelta(days=2)), *law, f"stages.common_delay={delay}") as file:
                found = file["buildout/energised_quantile"][0]
            for told_mw, mw in zip(band, found):  # 5,000 futures know P10 and P90 to 2 % or so
                self.assertAlmostEqual(mw, told_mw, delta=0.06 * told_mw, msg=(day, delay))
            for word, mw in zip(held, (came, of_all)):
                self.assertEqual(word == "yes", found[0] <= mw <= found[2], (day, delay))

    def check(self, *more, phases=None, campuses=None):
        """`check` of the scenario with the shipped tables, changed by the functions."""
        for name, change in (("campus_phases.csv", phases), ("campuses.csv", campuses)):
            shutil.copy(DATA / name, self.folder)
            if change is not None:
                (self.folder / name).write_text(change((DATA / name).read_text()))
        scenario = self.write("own.toml", 'include = ["us-campuses.toml"]\n[campuses]\ntable = "campuses.csv"\n'
                                          'phases = "campus_phases.csv"\n' + "\n".join(more))
        return self.call("check", scenario.name)

    def test_tables_with_faults_are_refused_with_their_place(self):
        self.assertExit(self.check(), 0)
        first = "amazon-madison-mega-site,2023-10-02,land_clearing,0,0,0"
        for old, new, wanted in (
                (first, first.replace("2023-10-02", ""), r"campus_phases\.csv:4:26: .*a date from"),
                (first, first.replace("2023-10-02", "2025-03-12"), r"campus_phases\.csv:5:26: .*before the date of line 4"),
                (first, first[:-1] + "-1", r"campus_phases\.csv:4:55: .*-1 is not between"),
                (first, "ghost,2023-10-02,other,0,0,0\n" + first, r"campus_phases\.csv:4:1: .*has no row of ghost"),
                ("\namazon-ridgeland,2024-02-24", "\ncolossus-1,2024-02-24,other,0,0,0\namazon-ridgeland,2024-02-24",
                 r"campus_phases\.csv:\d+:1: .*there twice")):
            answer = self.check(phases=lambda text: text.replace(old, new, 1))
            self.assertExit(answer, 2)
            self.assertRegex(answer.stderr, wanted)
        for old, new, wanted in (
                (",MS,", ",QQ,", r"campuses\.csv:6:\d+: .*\"QQ\" is no state"),
                (",MS_MISO,", ",MS_MIS,", r"campuses\.csv:6:\d+: .*MS_MISO"),
                ("\namazon-ridgeland,", "\namazon-madison-mega-site,", r"campuses\.csv:7:1: .*there twice")):
            answer = self.check(campuses=lambda text: text.replace(old, new, 1))
            self.assertExit(answer, 2)
            self.assertRegex(answer.stderr, wanted)

    def test_a_fall_and_a_campus_without_mw_are_told(self):
        said = self.check().stderr
        self.assertRegex(said, r"campus_phases\.csv:\d+:\d+: colossus-1 falls from 442 to 348 MW")
        self.assertRegex(said, r"campuses\.csv:\d+:1: openai-stargate-lordstown has no MW")
        self.assertEqual(len(re.findall("has no MW", said)), 1)

    def test_keys_of_a_listed_campus(self):
        for more in ('[campus.meta-kuna]\ncooling = "hybrid"', '[campus.meta-kuna]\ncapacity = "0.5 GW"'):
            self.assertExit(self.check(more), 0)
        for more, wanted in (('[campus.meta-cuna]\ncooling = "hybrid"', r"campus\.meta-cuna: .*did you mean meta-kuna"),
                             ('[campus.meta-kuna]\nstage = "construction"', r"campus\.meta-kuna\.stage: ")):
            answer = self.check(more)
            self.assertExit(answer, 2)
            self.assertRegex(answer.stderr, wanted)


if __name__ == "__main__":
    unittest.main()
