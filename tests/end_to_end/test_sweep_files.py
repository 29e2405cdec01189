"""A sweep whose data files move, vanish or change.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py, numpy.
"""

import os
import shutil
import subprocess
import unittest

from program import finished, h5py
from sweep_case import SCENARIO, SweepTest


class Files(SweepTest):
    """What scenario and sweep name beside themselves is found from anywhere, once frozen."""

    def setUp(self):
        super().setUp()
        sites, sweeps = self.folder / "sites", self.folder / "sweeps"
        sites.mkdir()
        sweeps.mkdir()
        day = "weekday,weekend\n" + "".join(f"{h + 1},1\n" for h in range(24))
        (sites / "day.csv").write_text(day)
        (sweeps / "day.csv").write_text(day.replace(",1\n", ",2\n"))
        (sweeps / "night.CSV").write_text(day)
        hours = "".join(f"2025-12-{20 + h // 24:02d} {h % 24:02d}:00,{h % 7},-5,100000\n" if h < 288
                        else f"2026-01-{h // 24 - 11:02d} {h % 24:02d}:00,{h % 7},-5,100000\n"
                        for h in range(600))
        (sites / "air.csv").write_text("time,dry_bulb_c,dew_point_c,pressure_pa\n" + hours)
        (sites / "small.toml").write_text(
            SCENARIO.replace("[ensemble]", '[weather.VA_DOM]\nfile = "air.csv"\n\n[ensemble]') +
            'profile = "day.csv"\n')
        (sweeps / "sweep.toml").write_text('''scenario = "../sites/small.toml"
[axis.profile]
key = "campus.ashburn.profile"
values = ["day.csv", "night.CSV", "model"]
[axis.seed_of_run]
key = "run.seed"
values = [1, 2]
[scalar.virginia]
variable = "summary/energy"
year = 2026
region = "VA_DOM"
''')

    def test_from_another_folder(self):
        self.sweep("expand", "sweeps/sweep.toml", "-o", "sweeps/frozen")
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        for command in (["run", "../sweeps/frozen"], ["gather", "../sweeps/frozen", "-o", "all.h5"]):
            self.assertExit(finished(["sweep", *command], cwd=elsewhere), 0)
        with h5py.File(elsewhere / "all.h5") as file:
            self.assertEqual(list(file["status"][...]), [1] * 6)
            self.assertEqual(list(file["status"].attrs["flag_values"]), [0, 1, 2])
            energy = file["virginia"][...].reshape(3, 2)
            of = file.attrs["data_hashes"].decode()
        self.assertEqual(of.count("day.csv "), 1)
        self.assertIn("night.CSV ", of)
        self.assertTrue((energy[0] != energy[1]).all() and (energy[1] != energy[2]).all())

    def test_files_that_changed_places(self):
        self.sweep("expand", "sweeps/sweep.toml", "-o", "frozen")
        one, other = self.folder / "sites/day.csv", self.folder / "sweeps/day.csv"
        (self.folder / "sweeps/sweep2.toml").write_text(
            (self.folder / "sweeps/sweep.toml").read_text().replace('"night.CSV", "model"',
                                                                    '"../sites/day.csv"'))
        self.sweep("expand", "sweeps/sweep2.toml", "-o", "frozen2")
        first, second = one.read_text(), other.read_text()
        one.write_text(second)
        other.write_text(first)
        for folder, said in (("frozen", "the data file day.csv is not the one"),
                             ("frozen2", "the data files are not those")):
            self.assertIn(said, self.sweep("run", folder, code=2).stderr)
        one.write_text(first)
        other.write_text(second)
        self.sweep("run", "frozen2")

    def test_a_file_that_is_away_for_a_while(self):
        self.sweep("expand", "sweeps/sweep.toml", "-o", "frozen")
        os.rename(self.folder / "sweeps/night.CSV", self.folder / "night.CSV")
        answer = self.sweep("run", "frozen", "--jobs", "1", code=2)
        self.assertIn("was sound when the sweep was expanded", answer.stderr)
        self.assertIn("2 done, 0 failed", self.sweep("status", "frozen").stdout)
        os.rename(self.folder / "night.CSV", self.folder / "sweeps/night.CSV")
        self.sweep("run", "frozen")
        self.assertIn("6 done", self.sweep("status", "frozen").stdout)

    def test_names_that_are_folders_too(self):
        (self.folder / "sites/model").mkdir()
        scenario = self.folder / "sites/small.toml"
        scenario.write_text(scenario.read_text().replace("day.csv", "model"))
        sweep = self.folder / "sweeps/sweep.toml"
        sweep.write_text(sweep.read_text().replace("campus.ashburn.profile", "campus.ashburn.contract")
                         .replace('["day.csv", "night.CSV", "model"]', '["firm", "curtailable"]'))
        self.sweep("expand", "sweeps/sweep.toml", "-o", "frozen")
        self.sweep("run", "frozen")

    def test_a_folder_whose_name_is_no_text(self):
        odd = os.path.join(os.fsencode(self.folder), b"l\xe9")
        shutil.copytree(os.fsencode(self.folder / "sites"), odd)
        shutil.copy(os.fsencode(self.folder / "sweeps/sweep.toml"), odd)
        text = (self.folder / "sweeps/sweep.toml").read_text()
        with open(os.path.join(odd, b"sweep.toml"), "w") as file:
            file.write(text.replace("../sites/", "").replace("night.CSV", "day.csv"))
        answer = subprocess.run([os.fsencode(os.environ["GIGALOAD"]), b"sweep", b"expand",
                                 os.path.join(odd, b"sweep.toml"), b"-o",
                                 os.fsencode(self.folder / "frozen")], capture_output=True)
        self.assertEqual(answer.returncode, 2, answer.stderr)
        self.assertIn(b"no UTF-8", answer.stderr)

    def test_a_file_of_some_members_that_changed(self):
        self.sweep("expand", "sweeps/sweep.toml", "-o", "frozen")
        with open(self.folder / "sweeps/night.CSV", "a") as table:
            table.write("\n")
        answer = self.sweep("run", "frozen", "--jobs", "1", code=2)
        self.assertIn("the data file night.CSV is not the one", answer.stderr)
        self.assertIn("2 done, 0 failed, 4 missing", self.sweep("status", "frozen").stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
