"""Sweeps from the sweep file to the gathered one, and bad input.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py, numpy, xarray.
"""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest

from program import finished, h5py, np, started, wait_for_line
from sweep_case import GRID, SCENARIO, SweepTest, drawn

try:
    import xarray as xr
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)


class WholeSweep(SweepTest):
    def setUp(self):
        super().setUp()
        self.expand(GRID, "grid")
        self.sweep("run", "grid")
        self.file = self.gather("grid", "all.h5")

    def open(self, group=None):
        data = xr.open_dataset(self.file, group=group, engine="h5netcdf")
        self.addCleanup(data.close)
        return data

    def test_members_are_all_combinations(self):
        root = self.open()
        self.assertEqual(root.sizes["member"], 30)
        # 1461 d are 4 yr, but for rounding
        combinations = set(zip(root.construction.values.round(12), root.capacity.values.round(9),
                               root.contract.values))
        wanted = {(c, p, k) for c in (1.0, 2.4, 4.0) for p in (1000.0, 1500.0, 2000.0, 2500.0, 3000.0)
                  for k in ("firm", "curtailable")}
        self.assertEqual(combinations, wanted)
        self.assertEqual(root.construction.attrs["units"], "yr")
        self.assertEqual(root.capacity.attrs["units"], "MW")
        self.assertTrue((root.status == 1).all())

    def test_a_member_is_the_run_with_its_settings(self):
        summary, build_out = self.open("summary"), self.open("buildout")
        for member in (0, 17):
            line = json.loads((self.folder / "grid/manifest.jsonl").read_text().splitlines()[member + 1])
            values = line["values"]
            self.assertExit(
                self.call("run", "small.toml", "-q", "-o", "one.h5",
                          "--set", f"stages.construction={values['construction']}",
                          "--set", f"campus.ashburn.capacity={values['capacity']}",
                          "--set", f"campus.ashburn.contract={values['contract']}"), 0)
            with h5py.File(self.folder / "one.h5") as one:
                for name in ("energy", "campus_energy", "unserved_energy", "data_centre_share"):
                    np.testing.assert_array_equal(summary[name].sel(member=member).values,
                                                  one["summary"][name][...], name)
                np.testing.assert_array_equal(
                    build_out.energised.sel(member=member).values, one["buildout/energised"][...])
                virginia = list(one["region"].asstr()[...]).index("VA")
                self.assertEqual(float(self.open().virginia[member]),
                                 one["summary/energy"][1, virginia])
                # the fourth day of the year is in the exchange that begins with the year
                self.assertEqual(float(self.open().gap[member]),
                                 one["buildout/promise_gap"][-1, 0])
            (self.folder / "one.h5").unlink()

    def test_axes_are_coordinates_in_every_group(self):
        for group in (None, "summary", "buildout", "exchange"):
            data = self.open(group)
            for axis in ("construction", "capacity", "contract", "seed"):
                self.assertIn(axis, data.coords, group)
        self.assertEqual(self.open("summary").energy.dims, ("member", "year", "region"))
        self.assertEqual(self.open("buildout").energised.dims, ("member", "exchange_time", "campus"))
        self.assertEqual(self.open("exchange").campus_energy.dims, ("member", "exchange_time", "region"))

    def test_quantiles_are_those_of_the_members(self):
        for group, name in (("summary", "energy"), ("buildout", "promise_gap"), (None, "gap")):
            data = self.open(group)
            wanted = np.quantile(data[name].values, data["member_quantile"].values, axis=0)
            np.testing.assert_allclose(data[name + "_quantile"].values, wanted, rtol=1e-14)

    def test_done_members_are_skipped(self):
        before = [p.read_bytes() for p in self.parts("grid")]
        answer = self.sweep("run", "grid")
        self.assertIn("30 of 30 were done before", answer.stderr)
        self.assertEqual([p.read_bytes() for p in self.parts("grid")], before)

    def test_expanding_again_keeps_all(self):
        again = self.expand(GRID, "grid").stderr
        self.assertIn("there already", again)
        self.assertRegex(again, r"gigaload sweep run takes about .+ on this machine, "
                                r"\d+ members? at a time: an estimate")
        self.assertIn("30 done", self.sweep("status", "grid").stdout)

    def test_one_process_makes_one_file(self):
        self.assertEqual(sorted(p.name for p in (self.folder / "grid").iterdir()),
                         ["manifest.jsonl", "part-0000.gls"])


class Machines(SweepTest):
    def test_a_scalar_of_no_deal_counts_chips_and_sites_once(self):
        sites = """[deal.sites]
kind = "sites"
promised = [
  {by = 2025-01-01, power = "0.7 GW"},
]

[campus.ashburn]"""
        self.write("small.toml", SCENARIO.replace("[campus.ashburn]", sites).replace(
            "deals = {chips = 1.0}", "deals = {chips = 1.0, sites = 0.5}"))
        of_no_deal = "".join(f"""
[scalar.all_{name}]
variable = "buildout/{name}"
at = 2026-01-05
""" for name in ("promised", "delivered", "promise_gap", "machines_gap"))
        self.expand(drawn(3).replace("2026-01-05", '2026-01-05\ndeal = "sites"') + of_no_deal, "s")
        self.sweep("run", "s")
        with h5py.File(self.gather("s", "s.h5")) as file:
            energised = file["all_delivered"][...]
            np.testing.assert_allclose(file["gap"][...], 700 - 0.5 * energised)
            np.testing.assert_array_equal(file["all_promise_gap"][...], file["all_machines_gap"][...])
            np.testing.assert_allclose(file["all_promise_gap"][...],
                                       file["all_promised"][...] - energised)
            # 2 GW of chips by 2027, a day past half of the way: more than the sites' 0.7 GW
            np.testing.assert_allclose(file["all_promised"][...], 1000, atol=5)
            self.assertIn(b"machines", file["all_promise_gap"].attrs["long_name"])


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
            SCENARIO.replace("[ensemble]", '[weather.VA]\nfile = "air.csv"\n\n[ensemble]') +
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
region = "VA"
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


class Distribution(SweepTest):
    """The gathered data do not depend on who ran what."""

    def reference(self, text):
        self.expand(text, "one")
        self.sweep("run", "one", "--jobs", "1")
        return self.gather("one", "one.h5")

    def test_ranges_in_any_order(self):
        whole = self.reference(drawn(40))
        self.expand(drawn(40), "parts")
        for index, count in ((30, 10), (7, 20), (0, 3), (27, 3)):
            self.sweep("run", "parts", "--index", index, "--count", count)
        status = self.sweep("status", "parts").stdout
        self.assertIn("missing: 3-6", status)
        self.assertEqual(self.sweep("status", "parts", "--missing").stdout, "3-6\n")
        self.assertEqual(self.sweep("status", "parts", "--missing", "--per-task", 5).stdout, "0-1\n")
        partial = self.gather("parts", "partial.h5")
        with h5py.File(partial) as file:
            missing = np.isnan(file["gap"][...])
            self.assertEqual(list(np.flatnonzero(missing)), [3, 4, 5, 6])
            np.testing.assert_array_equal(file["status"][...] == 0, missing)
        self.sweep("run", "parts", "--index", 4)
        self.sweep("run", "parts")
        self.assertSameData(whole, self.gather("parts", "parts.h5"))

    def test_workers_at_the_same_time(self):
        whole = self.reference(drawn(60))
        self.expand(drawn(60), "shared")
        workers = [started(["sweep", "run", "shared", "--jobs", "2"], cwd=self.folder)
                   for _ in range(3)]
        for worker in workers:
            worker.communicate(timeout=120)
            self.assertEqual(worker.returncode, 0)
        self.assertLessEqual(len(self.parts("shared")), 3)
        self.assertSameData(whole, self.gather("shared", "shared.h5"))

    def begin(self, folder, *arguments):
        """A worker that has something on file."""
        worker = started(["sweep", "run", folder, "--jobs", "1", *arguments], cwd=self.folder)
        for _ in range(2000):
            if any(p.stat().st_size > 2000 for p in self.parts(folder)):
                return worker
            time.sleep(0.005)
        self.fail("nothing was written")

    def done(self, folder):
        first = self.sweep("status", folder).stdout.splitlines()[0]
        return int(first.split(":")[1].split()[0])

    def test_killed_and_run_again(self):
        whole = self.reference(drawn(400))
        self.expand(drawn(400), "killed")
        worker = self.begin("killed")
        worker.kill()
        worker.communicate()
        # what a record cut in two leaves behind
        with open(self.parts("killed")[0], "ab") as part:
            part.write(b"lrec")
        done = self.done("killed")
        self.assertGreater(done, 0)
        self.assertLess(done, 400)
        answer = self.sweep("run", "killed")
        self.assertIn(f"{done} of 400 were done before", answer.stderr)
        self.assertEqual(len(self.parts("killed")), 1)
        self.assertSameData(whole, self.gather("killed", "killed.h5"))

    def test_signals_end_it_in_order(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            folder = f"signal{number}"
            self.expand(drawn(400), folder)
            worker = self.begin(folder)
            worker.send_signal(number)
            _, err = worker.communicate(timeout=60)
            self.assertEqual(worker.returncode, 75, err)
            self.assertIn("To go on", err)
            self.assertGreater(self.done(folder), 0)
        self.sweep("run", folder)
        self.assertEqual(self.done(folder), 400)


    def test_a_failed_member_stops_nobody(self):
        self.expand('scenario = "small.toml"\n[axis.samples]\nkey = "ensemble.samples"\n'
                    "values = [0, 1000000, 2]\n", "failing")
        limit = 600_000_000  # bytes of memory: a million samples do not fit
        answer = self.sweep(
            "run", "failing", "--jobs", "1",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        self.assertIn("1 failed", answer.stderr)
        status = self.sweep("status", "failing").stdout
        self.assertIn("2 done, 1 failed, 0 missing", status)
        self.assertIn("failed: 1\n  1: exit code 71: out of memory", status)
        self.assertIn("0 members done", self.sweep("run", "failing").stderr)
        with h5py.File(self.gather("failing", "failing.h5")) as file:
            self.assertEqual(list(file["status"][...]), [1, 2, 1])
            self.assertEqual(list(np.isnan(file["summary/energy"][:, 0, 0])), [False, True, False])


class Designs(SweepTest):
    def values(self, folder):
        lines = (self.folder / folder / "manifest.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines[1:-1]]

    def test_a_list_goes_along_all_axes_at_once(self):
        self.expand('scenario = "small.toml"\ndesign.kind = "list"\n'
                    '[axis.seed_of_run]\nkey = "run.seed"\nvalues = [4, 5]\n'
                    '[axis.cooling]\nkey = "campus.ashburn.cooling"\n'
                    'values = ["hybrid", "airside"]\n', "list")
        self.assertEqual([(m["values"], m["seed"]) for m in self.values("list")],
                         [({"seed_of_run": 4, "cooling": "hybrid"}, 4),
                          ({"seed_of_run": 5, "cooling": "airside"}, 5)])

    def test_constraints_leave_members_out(self):
        text = 'constraints = ["capacity - 0.5 GW <= 1.2 GW"]\n' + GRID
        answer = self.expand(text, "held")
        self.assertIn("leave out 18 of 30", answer.stderr)
        self.assertEqual({m["values"]["capacity"] for m in self.values("held")},
                         {"1000 MW", "1500 MW"})

    def test_what_only_some_members_have(self):
        self.expand('''scenario = "small.toml"
[axis.share]
key = "campus.ashburn.flexible.share"
values = [0, 0.2]
[axis.water]
key = "campus.ashburn.water.per_day"
values = ["none", "1 m3"]
[axis.own]
key = "campus.ashburn.on_site.capacity"
values = ["0 MW", "100 MW"]
[scalar.own_energy]
variable = "summary/onsite_energy"
year = 2026
''', "some")
        self.sweep("run", "some")
        with h5py.File(self.gather("some", "some.h5")) as file:
            self.assertEqual(list(file["status"][...]), [1] * 8)
            own = file["own_energy"][...].reshape(2, 2, 2)
            self.assertTrue((own[..., 0] == 0).all() and (own[..., 1] > 0).all())
            self.assertIn("deferred_energy", file["summary"])
            short = file["summary/water_shortfall"][...].sum(axis=(1, 2)).reshape(2, 2, 2)
            self.assertTrue((short[:, 0] == 0).all())
        # and a sweep in which nobody can have any of it does not keep its zeros
        self.expand(GRID, "grid")
        self.sweep("run", "grid", "--index", 0)
        with h5py.File(self.gather("grid", "grid.h5")) as file:
            self.assertNotIn("deferred_energy", file["summary"])

    def test_ends_in_one_year_fit_in_one_table(self):
        self.expand('scenario = "small.toml"\n[axis.end]\nkey = "run.end"\n'
                    "values = [2026-01-05, 2026-01-06]\n", "ends")
        self.sweep("run", "ends")

    def test_own_seeds(self):
        self.expand(GRID.replace("[axis.construction]", '[design]\nseeds = "own"\n[axis.construction]'),
                    "own")
        self.assertEqual([m["seed"] for m in self.values("own")], list(range(1, 31)))
        self.expand(GRID, "common")
        self.assertEqual({m["seed"] for m in self.values("common")}, {1})

    def test_correlated_pairs(self):
        self.expand(drawn(2000, '\n[[correlation]]\naxes = ["construction", "capacity"]\n'
                                'rank = 0.7\n'), "pairs")
        members = self.values("pairs")
        ranks = [np.argsort(np.argsort([float(m["values"][axis].split()[0]) for m in members]))
                 for axis in ("construction", "capacity")]
        # 2000 pairs: standard error of a rank correlation of 0.7 is about 0.012
        self.assertAlmostEqual(np.corrcoef(ranks)[0, 1], 0.7, delta=0.04)

    def test_a_latin_hypercube_has_one_member_in_each_step(self):
        self.expand(drawn(500), "cube")
        years = np.sort([float(m["values"]["construction"].split()[0])
                         for m in self.values("cube")])
        low, mode, high = 1.0, 2.4, 5.0
        share = np.where(years < mode, (years - low) ** 2 / ((high - low) * (mode - low)),
                         1 - (high - years) ** 2 / ((high - low) * (high - mode)))
        np.testing.assert_array_equal(np.floor(share * 500), np.arange(500))


class Sensitivity(SweepTest):
    SALTELLI = drawn(24).replace("latin_hypercube", "saltelli").replace("members", "points")

    def test_indices_are_those_of_the_gathered_scalars(self):
        self.expand(self.SALTELLI, "saltelli")
        self.sweep("run", "saltelli")
        with h5py.File(self.gather("saltelli", "all.h5")) as file:
            y = file["gap"][...].reshape(24, 4)  # rows A, AB of each axis, B
            construction = file["construction"][...].reshape(24, 4)
            capacity = file["capacity"][...].reshape(24, 4)
        # AB_i is A with coordinate i of B
        np.testing.assert_array_equal(construction[:, 1], construction[:, 3])
        np.testing.assert_array_equal(capacity[:, 1], capacity[:, 0])
        np.testing.assert_array_equal(construction[:, 2], construction[:, 0])
        np.testing.assert_array_equal(capacity[:, 2], capacity[:, 3])
        answer = json.loads(self.sweep("sensitivity", "saltelli", "--json").stdout)["gap"]
        y = y - y[:, [0, 3]].mean()
        variance = (y[:, 0] ** 2 + y[:, 3] ** 2).mean() / 2
        self.assertAlmostEqual(answer["variance"] / variance, 1.0, places=9)
        for i, axis in enumerate(("construction", "capacity"), start=1):
            first = (y[:, 3] * (y[:, i] - y[:, 0])).mean() / variance
            total = ((y[:, 0] - y[:, i]) ** 2).mean() / (2 * variance)
            self.assertAlmostEqual(answer["axes"][axis]["first"][0], first, places=9)
            self.assertAlmostEqual(answer["axes"][axis]["total"][0], total, places=9)
        text = self.sweep("sensitivity", "saltelli").stdout
        self.assertIn("24 rows", text)

    def test_a_sweep_without_indices_says_why(self):
        self.expand(drawn(8), "cube")
        self.assertIn('need kind = "saltelli"', self.sweep("sensitivity", "cube", code=2).stderr)
        self.expand(self.SALTELLI.split("[scalar")[0], "none")
        self.assertIn("has no [scalar.NAME]", self.sweep("sensitivity", "none", code=2).stderr)
        self.expand(self.SALTELLI, "missing")
        self.sweep("sensitivity", "missing", code=2)


class BadInput(SweepTest):
    def refused(self, text, *words):
        self.write("bad.toml", text)
        answer = self.sweep("expand", "bad.toml", "-o", "bad", code=2)
        for word in words:
            self.assertIn(word, answer.stderr)
        self.assertFalse((self.folder / "bad").exists())
        return answer.stderr

    def test_an_unknown_key_as_an_axis(self):
        self.refused(GRID.replace("stages.construction", "stages.constructon"),
                     "bad.toml:5:7: axis.construction.key",
                     "did you mean stages.construction?")
        self.refused(GRID.replace("campus.ashburn.capacity", "campus.ashbrun.capacity"),
                     "campus.ashbrun", "did you mean ashburn?", "bad.toml:10:8")

    def test_a_value_out_of_range_at_one_member(self):
        text = GRID.replace('"2.4 yr", "1461 d"]', '"2.4 yr", "-3 yr"]')
        err = self.refused(text, "bad.toml:6:29: stages.construction", "-3 yr is too small",
                           "(member 20 and 9 more)", "1 problem")
        self.assertIn('values = ["1 yr", "2.4 yr", "-3 yr"]', err)

    def test_a_draw_out_of_range(self):
        self.refused(drawn(50).replace('low = "1 yr"', 'low = "-1 yr"'),
                     "bad.toml:8:7: stages.construction", "is too small", "(member ")

    def test_an_empty_design(self):
        self.refused(GRID.replace('["firm", "curtailable"]', "[]"), "the list is empty")
        self.refused('constraints = ["capacity < 0.1 GW"]\n' + GRID, "the design is empty")
        self.refused('scenario = "small.toml"\n', "the sweep has no axis")
        self.refused(drawn(0), "0 is too small")

    def test_faults_of_the_file(self):
        self.refused(GRID.replace("values = [\"firm\"", "value = [\"firm\""), "values")
        self.refused(GRID + "\n[oputput]\n", "oputput: unknown key; did you mean output?")
        self.refused(GRID.replace("[scalar.gap]", "[scalar.seed]"), "results have this name")
        self.refused(GRID.replace("[scalar.gap]", "[scalar.capacity]"), "an axis has this name")
        self.refused(GRID.replace("[axis.contract]", "[axis.energised]"),
                     "one of the chosen results has this name")
        self.refused(GRID.replace("at = 2026-01-05", "at = 2031-01-05"),
                     "scalar.gap.at: 2031-01-05 is not in the run")
        self.refused(GRID.replace('region = "VA"\n', 'region = "VT"\n'), "no region \"VT\"")
        self.refused(GRID.replace("buildout/energised", "buildout/energized"),
                     "did you mean buildout/energised?")
        self.refused('constraints = ["capacity <= 3 yr"]\n' + GRID, "bad.toml:1:16: constraints",
                     "a power such as")
        self.refused('constraints = ["capcity <= 3 GW"]\n' + GRID, "it names none of the axes")
        self.refused(GRID.replace("[scalar.gap]", "[scalar.gap_quantile]"), "end in _quantile")
        self.refused("scenario = ", "bad.toml:1")

    def test_results_that_do_not_fit_in_one_table(self):
        self.refused(GRID.replace('key = "stages.construction"\nvalues = ["1 yr", "2.4 yr", "1461 d"]',
                                  'key = "run.end"\nvalues = [2026-01-06, 2026-01-07]'),
                     "do not fit in one table", "(member 10 and 9 more)")
        self.refused(GRID.replace('key = "stages.construction"\nvalues = ["1 yr", "2.4 yr", "1461 d"]',
                                  'key = "ensemble.samples"\nvalues = [4, 0]').replace(
                                      "[output]", '[output]\ntables = ["adequacy/eue"]'),
                     "the scenario gives no adequacy/eue", "(member 10 and 9 more)")

    def test_a_folder_of_another_sweep(self):
        self.expand(GRID, "grid")
        self.sweep("run", "grid", "--index", 2)
        self.write("other.toml", drawn(10))
        before = {p.name: p.read_bytes() for p in (self.folder / "grid").iterdir()}
        answer = self.sweep("expand", "other.toml", "-o", "grid", code=2)
        self.assertIn("holds another sweep", answer.stderr)
        self.assertEqual(before, {p.name: p.read_bytes() for p in (self.folder / "grid").iterdir()})
        self.expand(drawn(10), "other")
        os.rename(self.parts("grid")[0], self.folder / "other/part-0000.gls")
        for command in (["run", "other"], ["status", "other"], ["gather", "other", "-o", "x.h5"]):
            self.assertIn("results of another sweep", self.sweep(*command, code=2).stderr)
        self.assertFalse((self.folder / "x.h5").exists())

    def test_folders_that_hold_no_sweep(self):
        self.write("sweep.toml", GRID)
        answer = self.sweep("expand", "sweep.toml", "-o", ".", code=2)
        self.assertIn("not empty and holds no sweep", answer.stderr)
        self.assertIn("no sweep", self.sweep("run", "nowhere", code=2).stderr)

    def test_a_manifest_edited_by_hand(self):
        self.expand(GRID, "grid")
        self.sweep("run", "grid", "--index", 2)
        manifest = self.folder / "grid/manifest.jsonl"
        whole = manifest.read_text()
        part = self.parts("grid")[0].read_bytes()
        lines = whole.splitlines(keepends=True)
        for edited, word in (
                (whole.replace('"2.4 yr"', '"2.5 yr"', 1), "line "),
                ("".join(lines[:9] + lines[10:]), "line 10"),
                ("".join(lines[:9]), "it ends before member 8"),
                (whole.replace('"created":"2', '"created":"3', 1), "do not add up"),
                ("{}\n", "line 1"), ("", "line 1")):
            manifest.write_text(edited)
            for command in (["run", "grid"], ["status", "grid"], ["gather", "grid", "-o", "x.h5"]):
                err = self.sweep(*command, code=2).stderr
                self.assertIn("not as expand wrote it", err)
                self.assertIn(word, err)
        self.assertEqual(self.parts("grid")[0].read_bytes(), part)
        manifest.write_text(whole)
        self.assertIn("1 done", self.sweep("status", "grid").stdout)

    def test_a_full_disk_during_gather(self):
        self.expand(GRID, "grid")
        self.sweep("run", "grid")
        whole = self.gather("grid", "whole.h5")
        before = whole.read_bytes()
        for limit in (5_000, 60_000, 1_000_000):
            answer = self.sweep(
                "gather", "grid", "-o", "whole.h5", code=2,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertIn("cannot write", answer.stderr)
            self.assertEqual(whole.read_bytes(), before)
            self.assertFalse((self.folder / "whole.h5.partial").exists())
        self.gather("grid", "again.h5")
        self.assertSameData(whole, self.folder / "again.h5")

    def test_a_full_disk_during_a_run(self):
        self.expand(GRID, "grid")
        answer = self.sweep(
            "run", "grid", "--jobs", "1", code=2,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)))
        self.assertIn("what is done is kept", answer.stderr)
        done = int(self.sweep("status", "grid").stdout.split(":")[1].split()[0])
        self.assertGreater(done, 0)
        self.assertLess(done, 30)
        self.sweep("run", "grid")
        self.assertIn("30 done", self.sweep("status", "grid").stdout)

    def test_an_interrupted_run_of_that_name_is_kept(self):
        self.expand(GRID, "grid")
        self.sweep("run", "grid")
        partial = self.folder / "all.h5.partial"
        self.assertExit(self.call("run", "small.toml", "-o", "all.h5"), 0)
        os.rename(self.folder / "all.h5", partial)
        before = partial.read_bytes()
        self.assertExit(self.call("run", "small.toml", "-o", "page.h5"), 0)
        for answer in (self.sweep("gather", "grid", "-o", "all.h5", code=2),
                       self.call("report", "page.h5", "-o", "all.h5"),
                       self.call("adequacy", "small.toml", "--year", 2026, "-o", "all.h5")):
            self.assertExit(answer, 2)
            self.assertIn("all.h5.partial: there is a file of this name, perhaps an "
                          "interrupted run", answer.stderr)
        self.assertEqual(partial.read_bytes(), before)

    def test_a_run_at_work_is_kept(self):
        self.write("long.toml", SCENARIO.replace("end = 2026-01-06", "end = 2035-01-06"))
        self.assertExit(self.call("run", "small.toml", "-o", "page.h5"), 0)
        process = started(["run", "long.toml", "-o", "all.h5"], cwd=self.folder)
        try:
            wait_for_line(process, ", 10 %")
            process.send_signal(signal.SIGSTOP)
            answer = self.call("report", "page.h5", "-o", "all.h5")
            self.assertExit(answer, 2)
            self.assertIn(f"gigaload run (process {process.pid} on ", answer.stderr)
        finally:
            process.kill()
            process.communicate()

    def test_another_programs_sweep(self):
        self.expand(GRID, "grid")
        manifest = self.folder / "grid/manifest.jsonl"
        # it may write what it froze in another way: that is no edit of the user's
        manifest.write_text(re.sub(r'"program_version":"[^"]*"', '"program_version":"0.0.1"',
                                   manifest.read_text()).replace('"2.4 yr"', '"2.40 yr"'))
        self.assertIn("expanded by gigaload 0.0.1", self.sweep("run", "grid", code=2).stderr)

    def test_data_that_changed_since(self):
        data = self.folder / "tables"
        shutil.copytree(os.path.join(os.path.dirname(__file__), "../../scenarios/data"), data)
        self.write("small.toml", SCENARIO.replace("[grid]", '[grid]\ndata = "tables"'))
        self.expand(GRID, "grid")
        self.sweep("run", "grid", "--index", 0)
        with open(data / "fleet.csv", "a") as table:
            table.write("# one more line\n")
        self.assertIn("fleet.csv", self.sweep("run", "grid", code=2).stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
