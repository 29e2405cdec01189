"""The program end to end: commands, streams, exit codes, interruption, any number of threads.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import os
import re
import resource
import signal
import subprocess
import time
import unittest

from program import SMALL, ProgramTest, contents, h5py, np, started, wait_for_line

# Long enough to be interrupted in the middle, short enough to be repeated.
LONG = SMALL.replace("end = 2025-03-01", "end = 2027-01-01")


class Commands(ProgramTest):
    def test_run(self):
        self.write("small.toml", SMALL)
        answer = self.call("run", "small.toml")
        self.assertExit(answer, 0)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["small.h5", "small.toml"])
        # summary on stdout, messages on stderr; no control characters off a terminal
        self.assertIn("Small: 2025-01-01 to 2025-03-01", answer.stdout)
        self.assertIn("Virginia", answer.stdout)
        self.assertNotIn("Virginia", answer.stderr)
        self.assertIn("small.h5", answer.stderr)
        self.assertIn("1416 of 1416 h, 100 %", answer.stderr)
        self.assertNotRegex(answer.stdout + answer.stderr, "[\r\033]")
        with h5py.File(self.folder / "small.h5") as file:
            self.assertEqual(file["grid_load"].shape, (1416, 4))

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

    def test_check(self):
        self.write("small.toml", SMALL)
        answer = self.call("check", "small.toml")
        self.assertExit(answer, 0)
        self.assertRegex(answer.stdout, r"^small\.toml: sound; 2025-01-01 to 2025-03-01, 4 regions, "
                                        r"2 campuses, 1 deals\n$")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["small.toml"])

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
        self.assertRegex(answer.stdout, r"region +4\n")
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


class Interruption(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("long.toml", LONG)
        self.assertExit(self.call("run", "long.toml", "-o", "whole.h5"), 0)

    def interrupt(self, number, output="cut.h5"):
        process = started(["run", "long.toml", "-o", output, "--threads", "1"], cwd=self.folder)
        lines = wait_for_line(process, "30 %")
        process.send_signal(number)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, "".join(lines) + err

    def resume(self):
        answer = self.call("run", "long.toml", "-o", "cut.h5", "--threads", "2", "--resume")
        self.assertExit(answer, 0)
        self.assertIn("going on from", answer.stderr)
        self.assertFalse((self.folder / "cut.h5.partial").exists())
        self.assertSameData(self.folder / "whole.h5", self.folder / "cut.h5")

    def test_terminated_and_resumed(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            code, out, err = self.interrupt(number)
            self.assertEqual(code, 75, err)
            self.assertEqual(out, "")
            self.assertFalse((self.folder / "cut.h5").exists())
            self.assertIn("run long.toml -o cut.h5 --threads 1 --resume", err)
            with h5py.File(self.folder / "cut.h5.partial") as file:
                hours = file["time"].shape[0]
                self.assertGreater(hours, 0)
                self.assertLess(hours, 2 * 8760)
                self.assertFalse(np.isnan(file["grid_load"][...]).any())
            self.resume()
            (self.folder / "cut.h5").unlink()

    def test_killed_and_resumed(self):
        code, _, err = self.interrupt(signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL, err)
        self.assertFalse((self.folder / "cut.h5").exists())
        with h5py.File(self.folder / "cut.h5.partial") as file:
            self.assertEqual(file["grid_load"].shape[0], file["time"].shape[0])
            self.assertFalse(np.isnan(file["grid_load"][...]).any())
        self.resume()

    def test_a_partial_file_can_be_looked_at(self):
        self.interrupt(signal.SIGTERM)
        answer = self.call("info", "cut.h5.partial")
        self.assertExit(answer, 0)
        self.assertIn("interrupted", answer.stdout)

    def test_resume_with_nothing_to_resume_starts_anew(self):
        answer = self.call("run", "long.toml", "-o", "new.h5", "--resume")
        self.assertExit(answer, 0)
        self.assertIn("starting anew", answer.stderr)
        self.assertSameData(self.folder / "whole.h5", self.folder / "new.h5")

    def test_resume_of_another_scenario_is_refused(self):
        self.interrupt(signal.SIGTERM)
        answer = self.call("run", "long.toml", "-o", "cut.h5", "--resume", "--seed", "99")
        self.assertExit(answer, 2)
        self.assertIn("cut.h5.partial", answer.stderr)
        self.assertTrue((self.folder / "cut.h5.partial").exists())

    def test_a_second_signal_ends_at_once(self):
        process = started(["run", "long.toml", "-o", "cut.h5", "--threads", "1"], cwd=self.folder,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        wait_for_line(process, "20 %")
        # stopped, both signals are pending before the program can look at the first
        process.send_signal(signal.SIGSTOP)
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        process.communicate(timeout=120)
        self.assertIn(process.returncode, (-signal.SIGINT, -signal.SIGTERM))


class Output(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.toml", SMALL)

    def refused(self, answer, *parts):
        self.assertExit(answer, 2)
        self.assertEqual(answer.stdout, "")
        for part in parts:
            self.assertIn(part, answer.stderr)
        self.assertNotIn("internal", answer.stderr)
        self.assertNotIn("HDF5-DIAG", answer.stderr)

    def test_folder_that_is_not_there(self):
        self.refused(self.call("run", "small.toml", "-o", "no/out.h5"), "no/out.h5")

    def test_output_that_is_a_folder(self):
        (self.folder / "out.h5").mkdir()
        self.refused(self.call("run", "small.toml", "-o", "out.h5"), "out.h5")

    def test_output_that_is_no_plain_file_is_not_replaced(self):
        os.mkfifo(self.folder / "pipe")
        self.refused(self.call("run", "small.toml", "-o", "pipe"), "pipe: ", "no plain file")
        self.assertTrue((self.folder / "pipe").is_fifo())
        self.assertFalse((self.folder / "pipe.partial").exists())

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_folder_that_is_read_only(self):
        (self.folder / "kept").mkdir(mode=0o555)
        self.refused(self.call("run", "small.toml", "-o", "kept/out.h5"), "kept/out.h5")

    def test_file_size_limit_and_what_was_there_before(self):
        """A full disk as the program sees it: a write that fails in the middle."""
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5"), 0)
        before = (self.folder / "out.h5").read_bytes()
        limit = len(before) // 2
        answer = self.call("run", "small.toml", "-o", "out.h5", preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (limit, limit)))
        self.refused(answer, "out.h5")
        self.assertEqual((self.folder / "out.h5").read_bytes(), before)

    def test_info_on_what_is_no_result(self):
        self.refused(self.call("info", "none.h5"), "none.h5")
        self.refused(self.call("info", "."), ".")
        self.write("text.h5", "no HDF5\n" * 1000)
        self.refused(self.call("info", "text.h5"), "text.h5")
        with h5py.File(self.folder / "other.h5", "w") as file:
            file["x"] = [1, 2, 3]
        self.refused(self.call("info", "other.h5"), "other.h5")

    def test_info_on_another_schema_major(self):
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5"), 0)
        with h5py.File(self.folder / "out.h5", "r+") as file:
            version = file.attrs["schema_version"]
            text = version if isinstance(version, str) else version.decode()
            major = int(text.split(".")[0])
            file.attrs["schema_version"] = f"{major + 1}.0"
        self.refused(self.call("info", "out.h5"), "out.h5", f"{major + 1}.0")

    def test_cut_short(self):
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5"), 0)
        data = (self.folder / "out.h5").read_bytes()
        (self.folder / "cut.h5").write_bytes(data[: len(data) // 2])
        self.refused(self.call("info", "cut.h5"), "cut.h5")


class BadScenario(ProgramTest):
    """The place, the key and the words of each message; all problems of a scenario together."""

    def problem(self, old, new, at, key, *words):
        """SMALL with `old` replaced: the message must point at `at` inside the new text."""
        self.assertEqual(SMALL.count(old), 1)
        text = SMALL.replace(old, new)
        self.write("bad.toml", text)
        position = text.index(at, SMALL.index(old))
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        for command in ("check", "run"):
            answer = self.call(command, "bad.toml")
            self.assertExit(answer, 2)
            self.assertEqual(answer.stdout, "")
            first = answer.stderr.splitlines()
            heads = [l for l in first if l.startswith(f"bad.toml:{line}:{column}: {key}: ")]
            self.assertEqual(len(heads), 1, answer.stderr)
            shown = first[first.index(heads[0]) + 1:][:2]
            source = text.splitlines()[line - 1]
            self.assertEqual(shown[0], "    " + source)
            self.assertEqual(shown[1].index("^"), 4 + column - 1)
            for word in words:
                self.assertIn(word, heads[0])
            self.assertIn("1 problem in the scenario", answer.stderr)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["bad.toml"])

    def test_misspelt_key(self):
        self.problem('contract = "curtailable"', 'contarct = "curtailable"', "contarct",
                     "campus.ashburn.contarct", "unknown", "contract")

    def test_wrong_kind_of_unit(self):
        self.problem('exchange = "1 d"', 'exchange = "10 GW"', '"10 GW"', "run.exchange",
                     "10 GW", "h")

    def test_bare_number(self):
        self.problem('capacity = "500 MW"', "capacity = 500", "500", "campus.frederick.capacity",
                     "500 has no unit", '"1.2 GW"')

    def test_negative_capacity(self):
        self.problem('capacity = "500 MW"', 'capacity = "-500 MW"', '"-500 MW"',
                     "campus.frederick.capacity", "-500 MW")

    def test_unknown_state(self):
        self.problem('region = "MD"', 'region = "MX"', '"MX"', "campus.frederick.region", "MX")

    def test_campus_in_a_region_not_in_the_grid(self):
        self.problem('region = "MD"', 'region = "TX"', '"TX"', "campus.frederick.region", "TX",
                     "grid.regions")

    def test_end_before_start(self):
        self.problem("end = 2025-03-01", "end = 2024-03-01", "2024-03-01", "run.end", "2025-01-01")

    def test_two_campuses_of_one_name(self):
        self.write("bad.toml", SMALL.replace("[campus.frederick]", "[campus.ashburn]"))
        answer = self.call("check", "bad.toml")
        self.assertExit(answer, 2)
        line = SMALL[: SMALL.index("[campus.frederick]")].count("\n") + 1
        self.assertRegex(answer.stderr, rf"(?m)^bad\.toml:{line}:\d+: .*ashburn")

    def test_stage_shares_that_do_not_sum_to_one(self):
        self.problem('stage = "construction"',
                     "stage = {pre_development = 0.5, construction = 0.4}",
                     "stage", "campus.frederick.stage", "0.9")

    def test_unknown_deal(self):
        self.problem("deals = {chips = 1.0}", "deals = {ships = 1.0}", "1.0}",
                     "campus.ashburn.deals.ships", "chips")

    def test_all_problems_together(self):
        text = SMALL.replace('region = "MD"', 'region = "MX"').replace('"500 MW"', '"500 h"')
        text = text.replace("scale = 1.1", "scael = 1.9")
        self.write("bad.toml", text)
        answer = self.call("check", "bad.toml")
        self.assertExit(answer, 2)
        for key in ("demand.scael", "campus.frederick.region", "campus.frederick.capacity"):
            self.assertIn(f": {key}: ", answer.stderr)
        self.assertIn("3 problems in the scenario", answer.stderr)

    def test_override(self):
        self.write("small.toml", SMALL)
        answer = self.call("check", "small.toml", "--set", "campus.ashburn.capacity=3 yr")
        self.assertExit(answer, 2)
        self.assertRegex(answer.stderr, r"(?m)^--set.*campus\.ashburn\.capacity")
        answer = self.call("check", "small.toml", "--from", "soon")
        self.assertExit(answer, 2)
        self.assertIn("run.start", answer.stderr)

    def test_missing_file(self):
        answer = self.call("check", "none.toml")
        self.assertExit(answer, 2)
        self.assertIn("none.toml", answer.stderr)

    def test_folder(self):
        (self.folder / "folder.toml").mkdir()
        answer = self.call("run", "folder.toml")
        self.assertExit(answer, 2)
        self.assertIn("folder.toml", answer.stderr)
        self.assertIn("folder.toml: this is a folder", answer.stderr)

    def test_ten_megabytes_of_noise(self):
        noise = np.random.default_rng(1).integers(0, 256, 10_000_000, dtype=np.uint8)
        (self.folder / "noise.toml").write_bytes(noise.tobytes())
        start = time.monotonic()
        answer = self.call("run", "noise.toml", errors="replace")
        self.assertExit(answer, 2)
        self.assertLess(time.monotonic() - start, 30.0)
        self.assertLess(len(answer.stderr), 20_000)
        self.assertRegex(answer.stderr, r"(?m)^noise\.toml")


if __name__ == "__main__":
    unittest.main(verbosity=2)
