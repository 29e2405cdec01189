"""Sweep files, folders and disks at fault.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py, numpy.
"""

import os
import re
import resource
import shutil
import signal
import unittest

from program import started, wait_for_line
from sweep_case import GRID, SCENARIO, SweepTest, drawn


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
        self.refused(GRID.replace('region = "VA_DOM"\n', 'region = "VT"\n'), "no region \"VT\"")
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
