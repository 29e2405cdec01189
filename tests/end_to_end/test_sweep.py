"""Sweeps from the sweep file to the gathered one.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py, numpy, xarray.
"""

import json
import resource
import signal
import sys
import time
import unittest

from program import h5py, np, started
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
                virginia = list(one["region"].asstr()[...]).index("VA_DOM")
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
            "run", "failing", "--jobs", "1", "--quiet", code=4,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        self.assertIn("warning: failing: 2 members done", answer.stderr)
        self.assertIn("1 failed: see gigaload sweep status failing", answer.stderr)
        status = self.sweep("status", "failing").stdout
        self.assertIn("2 done, 1 failed, 0 missing", status)
        self.assertIn("failed: 1\n  1: exit code 71: out of memory", status)
        again = self.sweep("run", "failing", code=4).stderr
        self.assertIn("0 members done", again)
        self.assertIn("2 of 3 were done before, 1 failed", again)
        self.sweep("run", "failing", "--index", 2)
        with h5py.File(self.gather("failing", "failing.h5")) as file:
            self.assertEqual(list(file["status"][...]), [1, 2, 1])
            self.assertEqual(list(np.isnan(file["summary/energy"][:, 0, 0])), [False, True, False])


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

    def test_a_scalar_that_is_not_defined_in_some_members_keeps_none_back(self):
        """Without a shortfall there is no length of events, and no row of indices from such members."""
        scaled = drawn(12).replace("latin_hypercube", "saltelli").replace("members", "points").replace(
            "stages.construction", "demand.scale").replace('"1 yr"', "0.2").replace('"2.4 yr"', "1.0").replace(
            '"5 yr"', "1.8")
        self.write("small.toml", SCENARIO.replace("2025-12-28", "2025-12-31"))
        self.expand(scaled + """
[scalar.length]
variable = "adequacy/event_hours"
year = 2026
area = "VA_DOM"
""", "some")
        # no hours are needed for a gap, and how long it takes is told before and meanwhile all the same
        self.assertRegex(self.sweep("run", "some").stderr, r"\d+ of 48 members, \d+ %, .* left\n")
        with h5py.File(self.gather("some", "some.h5")) as file:
            gap, length = file["gap"][...].reshape(12, 4), file["length"][...].reshape(12, 4)
        whole = np.isfinite(length).all(axis=1)
        self.assertTrue(2 <= whole.sum() < 12, length)
        found = json.loads(self.sweep("sensitivity", "some", "--json").stdout)
        self.assertEqual([found["gap"][key] for key in ("rows", "left_out_undefined")], [12, 0])
        self.assertAlmostEqual(found["gap"]["mean"] / gap[:, [0, 3]].mean(), 1, places=9)
        self.assertEqual([found["length"][key] for key in ("rows", "left_out_undefined")],
                         [whole.sum(), 12 - whole.sum()])
        self.assertAlmostEqual(found["length"]["mean"] / length[whole][:, [0, 3]].mean(), 1, places=9)
        for scalar in found.values():  # of so few rows there are no intervals
            for axis in scalar["axes"].values():
                self.assertEqual([axis["first"][1:], axis["total"][1:]], [[None, None], [None, None]])
        text = self.sweep("sensitivity", "some").stdout
        self.assertIn(f"{12 - whole.sum()} rows left out in which it is not defined", text)
        self.assertNotIn("nan", text)

    def test_a_sweep_without_indices_says_why(self):
        self.expand(drawn(8), "cube")
        self.assertIn('need kind = "saltelli"', self.sweep("sensitivity", "cube", code=2).stderr)
        self.expand(self.SALTELLI.split("[scalar")[0], "none")
        self.assertIn("has no [scalar.NAME]", self.sweep("sensitivity", "none", code=2).stderr)
        self.expand(self.SALTELLI, "missing")
        self.sweep("sensitivity", "missing", code=2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
