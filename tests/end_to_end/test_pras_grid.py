"""A PRAS file as a scenario's grid, through every command.

The program is the environment's GIGALOAD. The file is one of its own exports. Exits 77 (skipped)
without h5py and numpy.
"""

import json
import signal
import unittest

from program import ProgramTest, h5py, np, started, wait_for_line

try:
    import xarray
except ImportError:
    xarray = None

# a zone and its neighbour for a week, short of power
EXPORT = ["export", "--pras", "virginia", "--year", "2030", "--set", "run.start=2030-07-01",
          "--set", "run.end=2030-07-08", "--set", 'grid.regions=["VA_DOM", "MD"]', "--set",
          "demand.scale=0.8", "-o", "week.pras"]
SCENARIO = """\
title = "A week as a grid"

[run]
start = 2030-07-01
end = 2030-07-08
exchange = "2 d"

[ensemble]
samples = 50

[output]
generation = true

[grid]
pras = "week.pras"
climate = "VA_DOM"
time_zone = "America/New_York"

[campus.one]
region = "VA_DOM"
capacity = "800 MW"
stage = "energised"

[campus.two]
region = "MD"
capacity = "300 MW"
stage = "energised"
contract = "curtailable"
"""


class PrasGrid(ProgramTest):
    def setUp(self):
        super().setUp()
        self.assertExit(self.call(*EXPORT), 0)
        self.write("week.toml", SCENARIO)

    def answer(self, *arguments):
        answer = self.call(*arguments)
        self.assertExit(answer, 0)
        return answer

    def adequacy(self, *arguments):
        """Metrics of the whole system, EUE in MWh; a file that has whole kWh is told in kWh."""
        found = json.loads(self.answer("adequacy", *arguments, "--samples", 50, "--json").stdout)
        metrics = found["system"]
        metrics["eue"]["value"] *= {"MWh": 1, "kWh": 1e-3}[found["energy_unit"]]
        return metrics

    def run_to(self, name, *arguments):
        self.answer("run", "week.toml", "-o", name, "--quiet", *arguments)
        return self.folder / name

    def test_without_campuses_it_is_the_file(self):
        self.write("bare.toml", SCENARIO[:SCENARIO.index("[campus.one]")])
        file = self.adequacy("week.pras")
        self.assertGreater(file["eue"]["value"], 0)
        year = self.adequacy("bare.toml", "--year", 2030)
        self.answer("run", "bare.toml", "-o", "bare.h5")
        with h5py.File(self.folder / "bare.h5") as result:
            for name, other in (("lolh", "lolh"), ("eue", "eue"), ("event_days", "event_days")):
                wanted = file[name]["value"]
                # what counts as nothing is a thousand times less of a file in kW
                self.assertAlmostEqual(year[other]["value"] / wanted, 1, places=7)
                self.assertAlmostEqual(result["adequacy"][name][0, 0] / wanted, 1, places=6)

    def test_campuses_on_it(self):
        path = self.run_to("week.h5")
        with h5py.File(path) as result:
            self.assertEqual([r.decode() for r in result["region"]], ["MD", "VA_DOM"])
            load = result["grid_load"][...]
            campus = result["campus_load"][...][:, ::-1]  # VA_DOM, MD
            np.testing.assert_allclose(load - result["demand"][...], campus, rtol=0, atol=0.01)
            self.assertGreater(result["campus_curtailed"][:, 1].sum(), 0)
            supply = result["generation"][...].sum(axis=2) + result["net_import"][...]
            self.assertLess((supply - load).max(), 0.1)
            self.assertTrue(np.isnan(result["co2"][...]).all())
            eue = result["adequacy"]["eue"][0, 0]
        year = self.adequacy("week.toml", "--year", 2030)
        self.assertAlmostEqual(year["eue"]["value"] / eue, 1, places=5)
        self.assertGreater(eue, self.adequacy("week.pras")["eue"]["value"])
        self.answer("export", "--pras", "week.toml", "--year", 2030, "-o", "campuses.pras")
        again = self.adequacy("campuses.pras")
        # in the file's own units, kW where MW are not whole: NEUE has none
        wanted = year["neue"]["value"]
        self.assertAlmostEqual(again["neue"]["value"] / wanted, 1, places=4)

    @unittest.skipIf(xarray is None, "xarray is missing")
    def test_the_result_opens_in_xarray(self):
        path = self.run_to("week.h5")
        for engine in "h5netcdf", "netcdf4":
            with xarray.open_dataset(path, engine=engine) as hours:
                self.assertEqual(dict(hours.sizes)["time"], 168)
                self.assertIn("gas_cc", hours.technology.values)
                self.assertGreater(float(hours.generation.sel(technology="gas_cc").sum()), 0)
                self.assertIn("week.pras", hours.attrs["data_hashes"])
            with xarray.open_dataset(path, group="adequacy", engine=engine) as years:
                self.assertEqual(list(years.area.values), ["all", "week", "MD", "VA_DOM"])

    def test_threads_and_interruptions_change_nothing(self):
        whole = self.run_to("1.h5", "--threads", 1)
        for n in 2, 8:
            self.assertSameData(whole, self.run_to(f"{n}.h5", "--threads", n))
        long = ["--set", "run.end=2033-01-01", "--set", "ensemble.samples=20"]
        whole = self.run_to("long.h5", *long)
        process = started(["run", "week.toml", "-o", "cut.h5", *long, "--threads", "1"],
                          cwd=self.folder)
        wait_for_line(process, "30 %")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75)
        resumed = self.answer("run", "week.toml", "-o", "cut.h5", *long, "--resume")
        self.assertIn("going on from", resumed.stderr)
        self.assertSameData(whole, self.folder / "cut.h5")

    def test_another_file_is_no_resumption(self):
        long = ["run", "week.toml", "-o", "cut.h5", "--set", "run.end=2033-01-01", "--threads", "1"]
        process = started(long, cwd=self.folder)
        wait_for_line(process, "20 %")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
        with h5py.File(self.folder / "week.pras", "r+") as file:
            file["regions/load"][0, 0] += 1
        refused = self.call(*long, "--resume")
        self.assertExit(refused, 2)
        self.assertIn("week.pras", refused.stderr)

    def test_host(self):
        ask = ["host", "week.toml", "--region", "VA_DOM", "--year", 2030, "--samples", 20, "--within",
               "50 MW", "--json", "--set", "demand.scale=0.8"]
        tight = json.loads(self.answer(*ask, "--criterion", "lolh=1h").stdout)
        loose = json.loads(self.answer(*ask, "--criterion", "lolh=10h").stdout)
        self.assertGreater(tight["hosted_mw"], 0)
        self.assertGreater(loose["hosted_mw"], tight["hosted_mw"])
        self.assertLessEqual(tight["region"]["with"]["value"], 1)

    def test_years_of_weather_in_turn(self):
        self.assertExit(self.call("export", "--pras", "virginia", "--year", "2030", "--set",
                                  'grid.regions=["VA_DOM"]', "-o", "year.pras"), 0)
        with h5py.File(self.folder / "year.pras", "r+") as file:
            steps = file.attrs["timestep_count"]
            for group in [item for item in file.values() if isinstance(item, h5py.Group)]:
                for name, item in list(group.items()):
                    if item.shape[0] != steps or name == "_core":
                        continue
                    values = item[...]
                    del group[name]
                    second = values * 2 if name == "load" else values
                    group.create_dataset(name, data=np.concatenate([values, second]), chunks=True)
            file.attrs["timestep_count"] = 2 * steps
        self.write("years.toml", """\
[run]
start = 2030-01-01
end = 2031-01-01
[ensemble]
samples = 3
weather = "sampled"
[grid]
pras = "year.pras"
pras_year = 2030
time_zone = "America/New_York"
""")
        call = ["adequacy", "years.toml", "--year", "2030"]
        exact = self.call(*call, "--method", "exact")
        self.assertExit(exact, 2)
        self.assertIn("ensemble.weather=fixed", exact.stderr)
        answer = self.call(*call, "--samples", "4", "-o", "years.h5")
        self.assertExit(answer, 0)
        self.assertIn("the first year has one sample more", answer.stderr)
        with h5py.File(self.folder / "years.h5") as years, h5py.File(self.folder / "year.pras") as file:
            kw = file["regions/load"][:8760, 0]
            np.testing.assert_allclose(years["load"][:, 0], 1.5e-3 * kw, rtol=1e-5)
        exported = self.call("export", "years.toml", "--pras", "--year", "2030", "-o", "again.pras")
        self.assertExit(exported, 0)
        self.assertIn("of the 2 years of weather that samples have it is that of the balance",
                      exported.stderr)

    def test_bad_input(self):
        def refused(*parts, arguments=("check", "week.toml"), **changes):
            words = [w for key, value in changes.items()
                     for w in ("--set", f"{key.replace('__', '.')}={value}")]
            answer = self.call(*arguments, *words)
            self.assertExit(answer, 2)
            for part in parts:
                self.assertIn(part, answer.stderr)
            self.assertNotIn("HDF5-DIAG", answer.stderr)

        refused("grid.pras", "no such file", grid__pras='"none.pras"')
        refused("plants.queue", "no meaning beside grid.pras", plants__queue="false")
        refused("grid.regions", "leave it out", grid__regions='["VA_DOM"]')
        refused("grid.climate", '"XX"', grid__climate='"XX"')
        refused("grid.climate", '"VA" is a state with the regions VA_DOM, VA_PJM',
                grid__climate='"VA"')
        refused("campus.one.region", '"TX" is no region', campus__one__region='"TX"')
        refused("one weather", arguments=["adequacy", "week.toml", "--year", "2030", "--weather",
                                          "1"])
        refused("--region NC", "MD, VA_DOM",
                arguments=["host", "week.toml", "--region", "NC", "--year", "2030"])
        whole = (self.folder / "week.pras").read_bytes()
        (self.folder / "week.pras").write_bytes(whole[:len(whole) // 2])
        refused("week.toml:15", "grid.pras", "week.pras")
        (self.folder / "week.pras").write_bytes(whole)
        with h5py.File(self.folder / "week.pras", "r+") as file:
            file["generators/failureprobability"][3, 2] = 2
            name = file["generators/_core"][2]["name"].decode()
        refused("week.pras", "generators", name, "failure probability")
        with h5py.File(self.folder / "week.pras", "r+") as file:
            del file["regions"]
        refused("week.pras", "group 'regions' is missing")


if __name__ == "__main__":
    unittest.main(verbosity=2)
