"""`gigaload adequacy` and `gigaload export` as a person or a script calls them.

The program is the environment's GIGALOAD. Exits 77 (skipped) without h5py and numpy.
"""

import json
import resource
import unittest
from pathlib import Path

from program import ProgramTest, h5py

RTS79 = Path(__file__).resolve().parents[1] / "data" / "rts79"
SYSTEMS = Path(__file__).resolve().parents[1] / "data" / "pras"
try:
    import xarray
except ImportError:
    xarray = None

UNITS = "unit,capacity_mw,for,mttr_h\nA,10,0.1,10\nB,20,0.1,10\n"
LOAD = "load_mw\n15\n25\n8\n"
# a zone and its neighbour, hot enough to go short
# a PRAS file has no limits of a year on demand response and none on imports
YEAR = ["virginia", "--year", "2030", "--set", "run.start=2030-07-01", "--set",
        "run.end=2030-07-08", "--set", 'grid.regions=["VA_DOM", "MD"]', "--set",
        "demand_response.enabled=false", "--set", 'grid.imports="physical"']


class AdequacyTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("units.csv", UNITS)
        self.write("load.csv", LOAD)

    def adequacy(self, *arguments, **options):
        return self.call("adequacy", *arguments, **options)

    def found(self, *arguments):
        answer = self.adequacy(*arguments, "--json")
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)

    def refused(self, arguments, *parts, **options):
        before = sorted(self.folder.iterdir())
        answer = self.call(*arguments, **options)
        self.assertExit(answer, 2)
        self.assertEqual(answer.stdout, "")
        for part in parts:
            self.assertIn(part, answer.stderr)
        self.assertNotIn("internal", answer.stderr)
        self.assertNotIn("HDF5-DIAG", answer.stderr)
        self.assertEqual(sorted(self.folder.iterdir()), before)

    def assertWithinThreeErrors(self, metric, expected):
        self.assertGreater(metric["standard_error"], 0.0)
        self.assertLess(abs(metric["value"] - expected), 3 * metric["standard_error"])


class Tables(AdequacyTest):
    def test_rts79_by_both_methods(self):
        tables = [RTS79 / "units.csv", RTS79 / "hourly_load_8736.csv"]
        exact = self.found(*tables, "--method", "exact")
        self.assertAlmostEqual(exact["system"]["lole"]["value"], 9.394175489, delta=1e-5)
        self.assertAlmostEqual(exact["system"]["daily_peak_lole"]["value"], 1.368862906, delta=1e-5)
        sampled = self.found(*tables, "--samples", 4000)
        for name in "lole", "eue", "events", "event_hours":
            self.assertWithinThreeErrors(sampled["system"][name], exact["system"][name]["value"])

    def test_every_way_to_name_two_tables_is_the_same_system(self):
        wanted = self.found("units.csv", "load.csv", "--method", "exact")
        for arguments in ([self.folder], ["."], ["--units", "units.csv", "--load", "load.csv"],
                          [self.folder, "--load", "load.csv"]):
            self.assertEqual(self.found(*arguments, "--method", "exact"), wanted)
        self.write("bare_units.csv", UNITS.replace("_mw", "").replace("_h", ""))
        self.write("bare_load.csv", LOAD.replace("_mw", ""))
        self.assertEqual(self.found("bare_units.csv", "bare_load.csv", "--power-unit", "MW",
                                    "--time-unit", "h", "--step", "60 min", "--method", "exact"), wanted)

    def test_one_shape_for_both_methods(self):
        exact = self.found(".", "--method", "exact")
        sampled = self.found(".", "--samples", 2000)
        self.assertEqual(exact["method"], "exact")
        self.assertEqual(sampled["method"], "montecarlo")
        self.assertIsNone(exact["samples"])
        self.assertEqual(sampled["samples"], 2000)
        self.assertEqual(set(exact), set(sampled))
        self.assertEqual(set(exact["system"]), set(sampled["system"]))
        self.assertIsNone(exact["system"]["cvar"])
        self.assertIsNone(sampled["system"]["daily_peak_lole"])
        self.assertEqual(exact["system"]["lole"]["standard_error"], 0)
        self.assertEqual(list(exact["regions"]), ["all"])
        none = self.found(".", "--samples", 100, "--scale-load", 0)["system"]
        self.assertEqual(none["eue"], {"value": 0.0, "standard_error": None})
        self.assertIsNone(none["event_hours"])

    def test_until_stops_or_says_that_it_did_not(self):
        for name in "eue", "lole":
            found = self.found(".", "--until", f"{name}=2%")
            metric = found["system"][name]
            self.assertLess(found["samples"], 1000000)
            self.assertLessEqual(metric["standard_error"], 0.02 * metric["value"])
        short = self.adequacy(".", "--until", "eue=1%", "--samples", 100)
        self.assertExit(short, 0)
        self.assertIn("stopped at 100 samples", short.stderr)
        none = self.adequacy(".", "--until", "eue=1%", "--samples", 100, "--scale-load", 0)
        self.assertExit(none, 0)
        self.assertIn("no shortfall in 100 samples", none.stderr)

    def test_bad_tables_name_file_line_and_column(self):
        self.write("bad.csv", "unit,capacity_mw,for,mttr_h\nA,x,0.1,10\nB,-1,0.1,10\nB,1,2,10\nC,1,0.1\n")
        self.write("badload.csv", "time,load_mw\n2024-01-01T00:00,1\n2024-01-01T01:00,-3\nlater,1\n")
        self.refused(["adequacy", "bad.csv", "badload.csv"], "bad.csv:2:3: units.capacity_mw",
                     "bad.csv:3:3: ", "bad.csv:4:5: ", "bad.csv:5:1: ", "badload.csv:3:18: ",
                     "badload.csv:4:1: ", "7 problems in the input")
        self.write("noise.csv", "\x00\x01,\"\n,,,\n\"")
        self.refused(["adequacy", "noise.csv", "load.csv"], "noise.csv")
        self.refused(["adequacy", "units.csv", "noise.csv"], "noise.csv")
        self.refused(["adequacy", "load.csv", "units.csv"], "load.csv:1:1", "units.csv:1:1")
        self.write("empty.csv", "")
        self.refused(["adequacy", "empty.csv", "load.csv"], "empty.csv", "header")


class BadInput(AdequacyTest):
    def test_what_names_no_system(self):
        self.refused(["adequacy"], "name a system")
        self.refused(["adequacy", "units.csv"], "name both")
        self.refused(["adequacy", "none.csv", "load.csv"], "none.csv", "no such file")
        self.refused(["adequacy", "none.pras"], "none.pras")
        self.refused(["adequacy", "none.toml", "--year", 2030], "none.toml", "no such file")
        self.refused(["adequacy", "--units", "units.csv"], "name a system")
        self.refused(["adequacy", "a", "b", "c"], "SYSTEM")
        (self.folder / "void").mkdir()
        self.refused(["adequacy", "void"], "void", "load.csv")
        self.write("text.pras", "no system")
        self.refused(["adequacy", "text.pras"], "text.pras")

    def test_until_without_form(self):
        for text in "abc", "2", "2%", "eue=abc", "eue=2", "eue=0%", "eue=-1%", "cvar=2%", "":
            self.refused(["adequacy", ".", "--until", text], "--until", "such as eue=2%")

    def test_options_that_do_not_go_together(self):
        self.refused(["adequacy", ".", "--method", "exact", "--until", "eue=1%"], "--until")
        self.refused(["adequacy", ".", "--method", "exact", "--samples", 10], "--samples")
        self.refused(["adequacy", ".", "--year", 2030], "--year 2030")
        self.refused(["adequacy", "virginia"], "say which year")
        self.refused(["adequacy", "virginia", "--year", 2030, "--step", "1 h"], "--step")
        self.refused(["adequacy", "virginia", "--year", 1999], "1999", "outside the run")
        self.refused(["export", "--pras", "virginia", "--year", 1999, "-o", "x.pras"], "1999")

    def test_quantities_that_are_none(self):
        self.refused(["adequacy", ".", "--add-load", "700"], '"700" has no unit')
        self.refused(["adequacy", ".", "--add-load", "1 kg"], "a power")
        self.refused(["adequacy", ".", "--add-load=-100 MW"], "regions, 'all': load is -")
        self.refused(["adequacy", ".", "--step", "soon"], "--step")
        self.refused(["adequacy", ".", "--power-unit", "hp"], "--power-unit", "kW, MW, GW, TW")

    def test_outputs_that_cannot_be_written(self):
        year = ["export", "--pras", *YEAR, "-o"]
        for command in ["adequacy", ".", "-o"], year:
            self.refused([*command, "nowhere/x.h5"], "nowhere")
            self.refused([*command, "units.csv"], "units.csv", "no result")
            self.refused([*command, "."], "directory")
        self.assertEqual((self.folder / "units.csv").read_text(), UNITS)

    def test_a_disk_that_is_full(self):
        self.write("long.csv", "load_mw\n" + "".join(f"{t % 13 + t / 977}\n" for t in range(40000)))
        self.refused(["adequacy", "units.csv", "long.csv", "--samples", 20, "-o", "x.h5"], "x.h5",
                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000)))


class Output(AdequacyTest):
    @unittest.skipIf(xarray is None, "xarray is missing")
    def test_file_opens_in_xarray_with_the_numbers_of_the_json(self):
        found = self.found(".", "--samples", 5000, "-o", "x.h5")
        for engine in "h5netcdf", "netcdf4":
            with xarray.open_dataset(self.folder / "x.h5", engine=engine) as ds:
                self.assertEqual(dict(ds.sizes), {"time": 3, "region": 1, "sample_quantile": 3,
                                                  "month": 12, "hour_of_day": 24})
                self.assertAlmostEqual(float(ds.system_lolh_by_month_hour.sum()),
                                       found["system"]["lolh"]["value"])
                self.assertEqual(ds.lolh_by_month_hour.dims, ("region", "month", "hour_of_day"))
                self.assertEqual(ds.lolp.dims, ("time", "region"))
                self.assertEqual(ds.shortfall_quantile.dims, ("time", "region", "sample_quantile"))
                self.assertEqual(ds.epns.attrs["units"], "MW")
                self.assertEqual(ds.eue.attrs["units"], "MW h")
                self.assertEqual(str(ds.time.values[1]), "2020-01-01T01:00:00.000000000")
                self.assertAlmostEqual(float(ds.lolp.sum()), found["system"]["lole"]["value"])
                self.assertAlmostEqual(float(ds.epns.sum()), found["system"]["eue"]["value"])
                self.assertAlmostEqual(float(ds.attrs["eue"]), found["system"]["eue"]["value"])
                self.assertAlmostEqual(float(ds.eue.sel(region="all")), found["system"]["eue"]["value"])
                self.assertEqual(int(ds.attrs["samples"]), 5000)
                self.assertIn("units.csv", ds.attrs["data_hashes"])
                self.assertIn("adequacy", ds.attrs["command_line"])
        self.assertFalse((self.folder / "x.h5.partial").exists())

    def test_exact_file(self):
        self.assertExit(self.adequacy(".", "--method", "exact", "-o", "x.h5"), 0)
        with h5py.File(self.folder / "x.h5") as file:
            self.assertEqual(file.attrs["method"], b"exact")
            self.assertAlmostEqual(file["lolp"][1, 0], 0.19)
            self.assertNotIn("sample_quantile", file)

    def test_threads_change_nothing(self):
        answers = [self.found(".", "--samples", 9000, "--threads", n, "-o", f"{n}.h5")
                   for n in (1, 2, 8)]
        self.assertEqual(answers[0], answers[1])
        self.assertEqual(answers[0], answers[2])
        self.assertSameData(self.folder / "1.h5", self.folder / "2.h5")
        self.assertSameData(self.folder / "1.h5", self.folder / "8.h5")

    def test_text_for_people(self):
        answer = self.adequacy(".", "--samples", 500)
        self.assertExit(answer, 0)
        self.assertIn("500 samples, value +- sampling error (standard error)", answer.stdout)
        self.assertIn("  EUE ", answer.stdout)


class Year(AdequacyTest):
    def test_a_year_and_its_export_are_the_same_system(self):
        # a PRAS file has no reserves
        asked = ["--samples", 200, "--add-load", "2 GW", "--initial-charge", 1, "--reserve", 0]
        year = self.found(*YEAR, *asked, "-o", "year.h5")
        self.assertEqual(set(year["regions"]), {"VA_DOM", "MD"})
        self.assertEqual(set(year["groups"]), {"eastern", "PJM"})
        self.assertGreater(year["system"]["eue"]["value"], 0.0)
        with h5py.File(self.folder / "year.h5") as file:
            self.assertEqual(file["lolp"].shape, (168, 2))
            self.assertIn(b"run", file.attrs["scenario"])
        self.assertExit(self.call("export", "--pras", *YEAR, "-o", "year.pras"), 0)
        again = self.found("year.pras", *asked)
        self.assertEqual(again["system"]["events"], year["system"]["events"])
        self.assertEqual(again["regions"]["VA_DOM"]["lole"], year["regions"]["VA_DOM"]["lole"])
        # PRAS rounds what stores hold up to whole units of energy at every step
        self.assertEqual(again["energy_unit"], "kWh")
        kwh = again["system"]["eue"]["value"]
        self.assertAlmostEqual(kwh / (1000 * year["system"]["eue"]["value"]), 1.0, places=6)
        with h5py.File(self.folder / "year.pras") as file:
            self.assertEqual(file.attrs["power_unit"], b"kW")
            self.assertEqual(file.attrs["energy_unit"], b"kWh")

    def test_another_weather_is_another_system(self):
        asked = [*YEAR, "--samples", 50, "--add-load", "2 GW"]
        self.assertNotEqual(self.found(*asked)["system"],
                            self.found(*asked, "--weather", 1)["system"])


class Pras(AdequacyTest):
    def test_threenode_within_three_standard_errors(self):
        found = self.found(SYSTEMS / "threenode.pras", "--samples", 100000)
        self.assertEqual(found["samples"], 100000)
        self.assertEqual(len(found["regions"]), 3)
        for name, expected in (("lole", 1.3756), ("eue", 12.12885)):
            self.assertWithinThreeErrors(found["system"][name], expected)

    def test_same_answer_for_any_number_of_threads(self):
        texts = {self.adequacy(SYSTEMS / "test3.pras", "--samples", 5000, "--threads", n,
                               "--json").stdout for n in (1, 2, 8)}
        self.assertEqual(len(texts), 1)

    def test_exact(self):
        found = self.found(SYSTEMS / "singlenode_a.pras", "--method", "exact")
        self.assertAlmostEqual(found["system"]["lole"]["value"], 0.355, places=12)
        self.assertAlmostEqual(found["system"]["eue"]["value"], 1.59, places=12)
        self.refused(["adequacy", SYSTEMS / "threenode.pras", "--method", "exact"],
                     "takes one region")

    def test_more_load_is_more_shortfall(self):
        more = self.found(SYSTEMS / "threenode.pras", "--add-load", "1 MW", "--samples", 20000)
        less = self.found(SYSTEMS / "threenode.pras", "--scale-load", 0.5, "--samples", 20000)
        self.assertGreater(more["system"]["eue"]["value"], less["system"]["eue"]["value"])

    def test_five_minutes_and_a_file_cut_in_half(self):
        self.found(SYSTEMS / "singlenode_a_5min.pras", "--samples", 100, "-o", "x.h5")
        with h5py.File(self.folder / "x.h5") as file:
            self.assertEqual(list(file["time"][...] - file["time"][0]), [0, 300, 600, 900])
        whole = (SYSTEMS / "threenode.pras").read_bytes()
        (self.folder / "cut.pras").write_bytes(whole[:len(whole) // 2])
        self.refused(["adequacy", "cut.pras"], "cut.pras")


if __name__ == "__main__":
    unittest.main(verbosity=2)
