"""Members of a sweep: lists, products, constraints, seeds, samples.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py, numpy.
"""

import json
import unittest

from program import h5py, np
from sweep_case import GRID, SweepTest, drawn


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


if __name__ == "__main__":
    unittest.main(verbosity=2)
