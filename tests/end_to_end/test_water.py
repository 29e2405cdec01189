"""Water of the data centres in 2023, direct and at the power plants, against the published series.

The program is the environment's GIGALOAD. Runs the shipped scenario us-2024 over 2023 with each
choice of `water.hydro`. Exits 77 (skipped) without h5py and numpy.
"""

import unittest

from program import ProgramTest, h5py, np

DIRECT_GL = 66.0  # LBNL 2024
# litres per kWh: Macknick's medians times the US mix without and with reservoirs, of generation;
# LBNL 2024's 799 GL over 176 TWh, of the data centres at the meter
PUBLISHED = {"none": 1.10, "macknick": 2.07, "lbnl": 4.54}
LBNL_GL = 799.0


class Water(ProgramTest):
    def run_2023(self, *settings):
        path = self.folder / "year.h5"
        path.unlink(missing_ok=True)
        sets = [word for setting in ("ensemble.samples=0", *settings) for word in ("--set", setting)]
        self.assertExit(self.call("run", "us-2024", "--to", "2024-01-01", "-o", path, "-q", *sets), 0)
        with h5py.File(path) as file:
            regions = [name.decode() for name in file["summary/region"][...]]
            sums = {name: file[f"summary/{name}"][0] for name in
                    ("data_centre_energy", "water_direct", "water_indirect", "generation",
                     "data_centre_water_indirect")}
        return regions, sums

    def test_series(self):
        print("\nwater of all US data centres in 2023 [GL], L/kWh at the meter; of all generation")
        for hydro, published in PUBLISHED.items():
            regions, sums = self.run_2023(f'water.hydro="{hydro}"')
            energy = sums["data_centre_energy"].sum()
            direct = sums["water_direct"].sum() / 1e6
            indirect = sums["data_centre_water_indirect"]
            of_centres = indirect.sum() / energy
            of_mix = sums["water_indirect"].sum() / sums["generation"].sum()
            print(f"  hydro {hydro:9} direct {direct:6.1f} ({DIRECT_GL})  indirect "
                  f"{indirect.sum() / 1e6:6.1f}, {of_centres:.2f}; {of_mix:.2f} "
                  f"(published {published}{', 799 GL' if hydro == 'lbnl' else ''})")
            self.assertAlmostEqual(direct / DIRECT_GL, 1, delta=0.05)
            if hydro == "lbnl":  # calibrated to it
                self.assertAlmostEqual(indirect.sum() / 1e6 / LBNL_GL, 1, delta=0.02)
            else:
                self.assertAlmostEqual(of_mix / published, 1, delta=0.10)
            # each state: what its data centres take, in all not more than the plants consume
            self.assertTrue((sums["water_direct"][sums["data_centre_energy"] > 0] > 0).all())
            self.assertTrue((indirect >= 0).all())
            self.assertLess(indirect.sum(), sums["water_indirect"].sum())
            if hydro == "lbnl":
                by_state = dict(zip(regions, indirect / sums["data_centre_energy"]))
                self.assertGreater(by_state["WA"], by_state["VA_DOM"])  # rivers against gas and nuclear

    def test_a_constant_in_place_of_the_stock(self):
        _, sums = self.run_2023('data_centres.water="0.375 L/kWh"')
        np.testing.assert_allclose(sums["water_direct"], 0.375 * sums["data_centre_energy"],
                                   rtol=1e-9)


if __name__ == "__main__":
    unittest.main()
