"""`gigaload info --campuses`: its numbers are sums over the file, as text and JSON, and its bad uses.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import gzip
import json
import unittest
from pathlib import Path

from program import SMALL, ProgramTest, h5py, np

OLD = Path(__file__).resolve().parents[1] / "data" / "results" / "schema_1.h5.gz"
MONTH = SMALL.replace("end = 2025-03-01", "end = 2025-02-01")
CUT_MW = 1e-3  # as an hour of shortfall counts


class CampusRows(ProgramTest):
    def run_month(self, *settings):
        self.write("month.toml", MONTH)
        sets = [word for setting in settings for word in ("--set", setting)]
        self.assertExit(self.call("run", "month.toml", "-o", "month.h5", "-q", *sets), 0)

    def rows(self, name="month.h5", *arguments):
        answer = self.call("info", name, "--campuses", "--json", *arguments)
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)

    def check_sums(self, file, found):
        """Every number of the JSON against the file."""
        names = [name.decode() for name in file["campus"][...]]
        self.assertEqual([row["name"] for row in found["campuses"]], names)
        self.assertEqual(found["missing"], [])
        self.assertEqual(found["year"], 2025)
        self.assertFalse(found["whole"])

        def told(key):
            return np.array([row[key] for row in found["campuses"]], float)

        def total(name):
            return file[name][...].astype(float).sum(axis=0)

        for key, name in (("energy", "campus_load"), ("curtailed", "campus_curtailed"),
                          ("water", "water_direct"), ("it_energy", "exchange/campus_it_energy"),
                          ("hours_cut", "exchange/campus_hours_cut")):
            np.testing.assert_allclose(told(key), total(name), rtol=1e-12, err_msg=key)
        for key in ("announced", "construction", "energised", "cancelled"):
            np.testing.assert_array_equal(told(key), file[f"buildout/{key}"][-1], err_msg=key)
        np.testing.assert_array_equal(told("capacity"), file["campus_capacity"][...])
        np.testing.assert_allclose(told("pue"), total("campus_load") / total("exchange/campus_it_energy"))
        np.testing.assert_allclose(told("pue"), file["summary/campus_pue"][0], rtol=1e-6)
        np.testing.assert_allclose(
            told("water_per_it_energy"),
            total("water_direct") / total("exchange/campus_it_energy_served"))
        # half of Ashburn has power when the run begins; Frederick is under construction
        self.assertEqual(found["campuses"][0]["half"], ["2025-01-01"])

    def test_without_samples(self):
        self.run_month("ensemble.samples=0", "output.it_load=true")
        found = self.rows()
        with h5py.File(self.folder / "month.h5") as file:
            self.check_sums(file, found)
            load, it, pue = (file[name][...].astype(float)
                             for name in ("campus_load", "campus_it_load", "campus_pue"))
            works = it > 0
            np.testing.assert_allclose((pue * it)[works], load[works], rtol=1e-6)
            self.assertTrue(np.isnan(pue[~works]).all())
            self.assertTrue((pue[works] > 1).all() and (pue[works] < 2).all())
            np.testing.assert_allclose(it.sum(axis=0), file["summary/campus_it_energy"][0], rtol=1e-5)
            np.testing.assert_allclose(load.sum(axis=0), file["summary/campus_meter_energy"][0], rtol=1e-5)
            cut = file["campus_curtailed"][...]
            hours = (cut > CUT_MW).sum(axis=0)
            self.assertGreater(hours[0], 0)  # Ashburn is cut by contract
            np.testing.assert_array_equal([row["hours_cut"] for row in found["campuses"]], hours)

    def test_with_samples(self):
        self.run_month("ensemble.samples=20")
        found = self.rows()
        with h5py.File(self.folder / "month.h5") as file:
            self.check_sums(file, found)
            self.assertNotIn("campus_it_load", file)  # nobody asked for it
            regions = [name.decode() for name in file["region"][...]]
            places = [regions.index(name.decode()) for name in file["campus_region"][...]]
            lolp = file["lolp"][...].astype(float)[:, places]
            load, cut = file["campus_load"][...], file["campus_curtailed"][...]
            hours = np.array([row["hours_cut"] for row in found["campuses"]])
            # a firm campus goes short with its region
            np.testing.assert_allclose(hours[1], lolp[load[:, 1] > 0, 1].sum(), rtol=1e-6)
            # a contract is called in all samples that are short in the end, and in no hour without a cut
            self.assertGreaterEqual(hours[0], lolp[:, 0].sum() * (1 - 1e-6))
            self.assertLessEqual(hours[0], (cut[:, 0] > 0).sum())
            # no hour loses more than all of the load
            self.assertGreaterEqual(hours[0] * load[:, 0].max(), cut[:, 0].astype(float).sum())
            self.assertGreater(hours[0], 0)

    def test_text(self):
        self.run_month("ensemble.samples=0")
        row = self.rows()["campuses"][0]
        self.assertEqual(self.rows("month.h5", "--year", 2025)["campuses"][0], row)
        answer = self.call("info", "month.h5", "--campuses")
        self.assertExit(answer, 0)
        self.assertRegex(answer.stdout, r"^Campuses in 2025 \(part\) +region +half")
        line = next(line for line in answer.stdout.splitlines() if row["title"] in line)
        for part in ("VA_DOM", "2025-01", "1,500", f"{row['pue']:.3f}", f"{row['energy'] / 1e3:,.1f}",
                     f"{row['water_per_it_energy']:.2f}", f"{row['curtailed']:,.0f}"):
            self.assertIn(f" {part}", line)
        # the summary has some of the columns
        self.assertRegex(self.call("info", "month.h5").stdout,
                         rf"\n{row['title']} +VA_DOM +2025-01 .* {row['pue']:.3f} ")

    def test_a_file_of_schema_1_gives_what_it_has(self):
        (self.folder / "old.h5").write_bytes(gzip.decompress(OLD.read_bytes()))
        found = self.rows("old.h5")
        self.assertEqual(found["missing"], [
            "exchange/campus_it_energy", "exchange/campus_it_energy_served",
            "exchange/campus_hours_cut"])
        with h5py.File(self.folder / "old.h5") as file:
            np.testing.assert_allclose([row["energy"] for row in found["campuses"]],
                                       file["campus_load"][...].astype(float).sum(axis=0))
        for row in found["campuses"]:
            for key in ("pue", "it_energy", "water_per_it_energy", "hours_cut"):
                self.assertIsNone(row[key])
        answer = self.call("info", "old.h5", "--campuses")
        self.assertIn("Not in this file: exchange/campus_it_energy, ", answer.stdout)

    def test_no_campuses(self):
        self.write("bare.toml", MONTH[:MONTH.index("[deal.chips]")])
        self.assertExit(self.call("run", "bare.toml", "-o", "bare.h5", "-q", "--set",
                                  "ensemble.samples=0"), 0)
        answer = self.call("info", "bare.h5", "--campuses")
        self.assertExit(answer, 0)
        self.assertEqual(answer.stdout, "bare.h5: its scenario lists no campuses\n")
        self.assertEqual(self.rows("bare.h5")["campuses"], [])

    def test_bad_uses(self):
        self.run_month("ensemble.samples=0")
        for arguments, words in ((("--campuses", "--year", 2031), "2025 to 2025; 2031 is none of them"),
                                 (("--campuses", "--year", "soon"), "soon"),
                                 (("--year", 2025), "--campuses"),
                                 (("--campuses", "--variables"), "--variables")):
            with self.subTest(arguments):
                answer = self.call("info", "month.h5", *arguments)
                self.assertExit(answer, 2)
                self.assertIn(words, answer.stderr)
                self.assertEqual(answer.stdout, "")
        answer = self.call("info", "none.h5", "--campuses")
        self.assertExit(answer, 2)
        self.assertIn("there is no such file", answer.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
