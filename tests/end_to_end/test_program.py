"""The program end to end: commands, streams, any number of threads.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import os
import pty
import re
import subprocess
import unittest

from program import SMALL, ProgramTest, contents, h5py, np


class Commands(ProgramTest):
    def test_run(self):
        self.write("small.toml", SMALL)
        answer = self.call("run", "small.toml")
        self.assertExit(answer, 0)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["small.h5", "small.toml"])
        # summary on stdout, messages on stderr; no control characters off a terminal
        self.assertIn("Small: 2025-01-01 to 2025-03-01", answer.stdout)
        self.assertRegex(answer.stdout, r"\nVA +[0-9.]+ ")
        self.assertNotIn("Virginia", answer.stderr)
        self.assertIn("small.h5", answer.stderr)
        self.assertIn("1416 of 1416 h, 100 %", answer.stderr)
        self.assertNotRegex(answer.stdout + answer.stderr, "[\r\033]")
        with h5py.File(self.folder / "small.h5") as file:
            self.assertEqual(file["grid_load"].shape, (1416, 5))

    def test_sensitivities(self):
        path = self.write("small.toml", SMALL)
        same = ["run", path, "-q", "--set", "run.feedback.enabled=false", "--to", "2025-02-01"]
        self.assertExit(self.call(*same, "-o", "plain.h5"), 0)
        self.assertExit(self.call(*same, "-o", "with.h5", "--sensitivities"), 0)
        with h5py.File(self.folder / "with.h5") as file:
            group = file["sensitivity"]
            names = list(group["parameter"].asstr())
            self.assertEqual(names, ["pre_development", "construction", "fill",
                                     "pre_development_cancellation", "construction_cancellation"])
            self.assertEqual(group["energised"].shape, (31, 5, 2))
            # time lost in construction is MW lost, and more time to fill is machines lost
            last = group["energised"][-1]
            self.assertLess(last[names.index("construction"), 1], 0.0)
            self.assertEqual(last[names.index("construction"), 0], 0.0)  # energised from the start
            self.assertLess(group["filled"][-1][names.index("fill"), 1], 0.0)
        # nothing else is changed by it
        plain, derived = contents(self.folder / "plain.h5"), contents(self.folder / "with.h5")
        self.assertEqual({name: derived[name] for name in plain}, plain)
        self.assertTrue(all(name.startswith("sensitivity/") for name in set(derived) - set(plain)))
        # against the same run with a little more of it
        answer = self.call(*same, "-o", "more.h5", "--set", "stages.construction=2.401 yr")
        self.assertExit(answer, 0)
        with h5py.File(self.folder / "more.h5") as more, h5py.File(self.folder / "with.h5") as file:
            difference = (more["buildout/energised"][-1] - file["buildout/energised"][-1]) / 1e-3
            np.testing.assert_allclose(difference, last[names.index("construction")], rtol=2e-3)

    def test_sensitivities_and_feedback(self):
        answer = self.call("run", self.write("small.toml", SMALL), "--sensitivities")
        self.assertExit(answer, 2)
        self.assertIn("run.feedback.enabled is true", answer.stderr)

    def test_drawn_stages(self):
        path = self.write("small.toml", SMALL)
        same = ["run", path, "-q", "--set", "run.feedback.enabled=false", "--set",
                "stages.draw=true", "--set", "campus.frederick.stages.construction=30 d"]
        for seed in 1, 2:
            self.assertExit(self.call(*same, "-o", f"{seed}.h5", "--seed", seed), 0)
        moves = []
        for seed in 1, 2:
            with h5py.File(self.folder / f"{seed}.h5") as file:
                energised = file["buildout/energised"][:, 1]
                self.assertTrue(set(energised) <= {0.0, 500.0})
                moves.append(int(np.count_nonzero(energised)))
        self.assertNotEqual(moves[0], moves[1])
        answer = self.call(*same, "-o", "3.h5", "--set", "limits.accelerator_supply=5 GW/yr")
        self.assertExit(answer, 2)
        self.assertIn("drawn stages go with connection limits only", answer.stderr)

    def test_quiet(self):
        self.write("small.toml", SMALL)
        answer = self.call("run", "small.toml", "--quiet", "-o", "out.h5")
        self.assertExit(answer, 0)
        self.assertEqual((answer.stdout, answer.stderr), ("", ""))
        self.assertTrue((self.folder / "out.h5").exists())

    def test_verbose_says_more(self):
        path = self.write("small.toml", SMALL)
        self.assertIn("seed 3", self.call("run", path, "--verbose").stderr)
        self.assertNotIn("seed 3", self.call("run", path).stderr)

    def on_terminal(self, **environment):
        """stderr of a run whose stderr is a terminal."""
        self.write("small.toml", SMALL)
        ours, theirs = pty.openpty()
        process = subprocess.Popen([os.environ["GIGALOAD"], "run", "small.toml"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=theirs,
                                   env={"PATH": os.environ["PATH"], "TERM": "xterm", **environment})
        os.close(theirs)
        text = b""
        try:
            while part := os.read(ours, 4096):
                text += part
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        self.assertEqual(process.wait(timeout=60), 0)
        return text.decode()

    def test_bar_on_a_terminal(self):
        text = self.on_terminal()
        self.assertIn("\r[", text)
        self.assertIn("100 %  1416 of 1416 h", text)
        self.assertIn("\033[32m", text)
        # wiped before the next message
        self.assertRegex(text, "\r\033\\[K[^\r\n]*small.h5: done")

    def test_terminal_without_colours(self):
        text = self.on_terminal(NO_COLOR="1")
        self.assertIn("\r[", text)
        self.assertNotIn("\033[32m", text)
        self.assertNotIn("\033[0m", text)

    def test_terminal_that_cannot_move_its_cursor(self):
        text = self.on_terminal(TERM="dumb")
        self.assertNotIn("\033", text)
        self.assertIn("1416 of 1416 h, 100 %", text)

    def test_check(self):
        self.write("small.toml", SMALL)
        answer = self.call("check", "small.toml")
        self.assertExit(answer, 0)
        self.assertRegex(answer.stdout, r"^small\.toml: sound; 2025-01-01 to 2025-03-01, 5 regions, "
                                        r"2 campuses, 1 deal\n$")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["small.toml"])
        self.assertRegex(answer.stderr, r"gigaload run takes about .+ on this machine, "
                                        r"with \d+ threads?: an estimate")

    def test_show(self):
        self.write("small.toml", SMALL)
        answer = self.call("show", "small.toml", "--set", "campus.ashburn.capacity=1.2 GW",
                           "--seed", "9", "--to", "2025-02-01")
        self.assertExit(answer, 0)
        shown = dict(re.findall(r"^(\S+) = (.*)$", answer.stdout, re.MULTILINE))
        self.assertIn("1.2 GW", shown["campus.ashburn.capacity"])
        self.assertEqual(shown["run.seed"], "9")
        self.assertEqual(shown["run.end"], "2025-02-01")
        self.assertIn("set by: small.toml:4", answer.stdout)
        self.assertIn("set by: default", answer.stdout)
        self.assertIn("set by: --set", answer.stdout)

    def test_info(self):
        self.write("small.toml", SMALL)
        summary = self.call("run", "small.toml", "--seed", "5").stdout
        answer = self.call("info", "small.h5")
        self.assertExit(answer, 0)
        self.assertIn(summary, answer.stdout)
        self.assertRegex(answer.stdout, r"region +5\n")
        self.assertRegex(answer.stdout, r"time +1,?416\n")
        self.assertIn("run small.toml --seed 5", answer.stdout)

    def test_version(self):
        answer = self.call("--version")
        self.assertExit(answer, 0)
        self.assertRegex(answer.stdout, r"^gigaload \d+\.\d+\.\d+ \(git ([0-9a-f]{12}(-dirty)?|unknown)\)"
                                        r"\nSUNDIALS \d.*HDF5 \d")
        self.assertEqual(answer.stderr, "")

    def test_usage_errors_exit_2(self):
        for arguments in ([], ["run"], ["runn", "x"], ["run", "x", "--nonsense"],
                          ["run", "x", "--threads", "0"], ["run", "x", "--seed", "-1"],
                          ["run", "x", "-q", "-v"], ["info"], ["check", "x", "y"]):
            answer = self.call(*arguments)
            self.assertExit(answer, 2)
            self.assertEqual(answer.stdout, "")
            self.assertNotEqual(answer.stderr, "")

    def test_help(self):
        answer = self.call("--help")
        self.assertExit(answer, 0)
        self.assertEqual(answer.stderr, "")
        for code in ("2 bad input", "3 numerical failure", "75 interrupted"):
            self.assertIn(code, answer.stdout)

    def test_from_and_to(self):
        self.write("small.toml", SMALL)
        answer = self.call("run", "small.toml", "--from", "2025-02-01", "--to", "2025-02-08")
        self.assertExit(answer, 0)
        with h5py.File(self.folder / "small.h5") as file:
            self.assertEqual(file["time"].shape, (168,))

    def test_stdout_that_cannot_be_written(self):
        path = self.write("small.toml", SMALL)
        with open("/dev/full", "w") as full:
            answer = subprocess.run([os.environ["GIGALOAD"], "show", path], stdout=full,
                                    stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(answer.returncode, 2)
        self.assertIn("No space left", answer.stderr)


class Determinism(ProgramTest):
    def test_same_bytes_for_any_number_of_threads_and_twice(self):
        self.write("small.toml", SMALL)
        names = []
        for threads in (1, 2, 8, 1):
            name = f"{len(names)}.h5"
            self.assertExit(self.call("run", "small.toml", "-o", name, "--threads", threads), 0)
            names.append(self.folder / name)
        for name in names[1:]:
            self.assertSameData(names[0], name)

    def test_another_seed_is_another_result(self):
        self.write("small.toml", SMALL)
        self.call("run", "small.toml", "-o", "a.h5")
        self.call("run", "small.toml", "-o", "b.h5", "--seed", "4")
        a, b = contents(self.folder / "a.h5"), contents(self.folder / "b.h5")
        self.assertNotEqual(a["demand"], b["demand"])

    def test_the_scenario_is_hard_enough(self):
        """Otherwise the comparisons above would not reach storage, cuts and feedback."""
        self.write("small.toml", SMALL)
        self.call("run", "small.toml")
        with h5py.File(self.folder / "small.h5") as file:
            self.assertGreater(np.nansum(file["shortfall"]), 0.0)
            self.assertGreater(np.nansum(file["campus_curtailed"]), 0.0)
            stored = file["exchange/storage_energy"][...]
            self.assertGreater(np.ptp(stored, axis=0).max(), 0.0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
