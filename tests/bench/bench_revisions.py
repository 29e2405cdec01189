#!/usr/bin/env python3
"""Two revisions of the program side by side: wall time, CPU time and peak memory, as ratios.

    tests/bench/bench_revisions.py OLD NEW [--pairs 5] [--only CASE] [--quick]

OLD and NEW are two builds of gigaload. They run in turns, OLD NEW OLD NEW, so that what else the
machine does strikes both; each pair gives one ratio NEW / OLD, of which median, least and most are
printed. --quick makes the cases tiny, to try the script.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SWEEP = ROOT / "scenarios" / "sweeps" / "gap-2030.toml"
MEMBERS_OF_A_POINT = 8  # a Saltelli design of six axes
QUANTITIES = ("wall [ms]", "CPU [ms]", "memory [MB]")


def measure(program, arguments, folder):
    """Runs the program once: wall time [ms], CPU time [ms], peak memory [MB]."""
    begin = time.perf_counter()
    process = subprocess.Popen([program, *arguments], cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)  # it is no child any more
    if process.returncode != 0:
        raise SystemExit(f"{program} {' '.join(arguments)}: exit code {process.returncode}")
    return 1e3 * wall, 1e3 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024


def whole_run(program, folder, quick):
    """Runs us-33gw with its 100 samples."""
    short = ["--to", "2025-02-01", "--set", "ensemble.samples=2"] if quick else []
    return measure(program, ["run", "us-33gw", "-o", "result.h5", "--quiet", "--threads", "2",
                             *short], folder)


def one_year(program, folder, quick):
    """Runs 2030 of us-33gw with its 100 samples, by one thread."""
    end = "2030-02-01" if quick else "2031-01-01"
    return measure(program, ["run", "us-33gw", "-o", "result.h5", "--quiet", "--threads", "1",
                             "--from", "2030-01-01", "--to", end], folder)


def sweep_member(program, folder, quick):
    """Runs gap-2030 by one job; times are those of one member."""
    points = 1 if quick else 8
    text = re.sub(r"^points = \d+$", f"points = {points}", SWEEP.read_text(), flags=re.MULTILINE)
    (folder / "sweep.toml").write_text(text)
    measure(program, ["sweep", "expand", "sweep.toml", "-o", "members"], folder)
    wall, cpu, memory = measure(program, ["sweep", "run", "members", "--jobs", "1", "--quiet"],
                                folder)
    members = points * MEMBERS_OF_A_POINT
    return wall / members, cpu / members, memory


def start_up(*arguments):
    """Makes a case of a call that is over at once: the mean of many."""

    def case(program, folder, quick):
        runs = [measure(program, arguments, folder) for _ in range(2 if quick else 20)]
        return tuple(statistics.fmean(quantity) for quantity in zip(*runs))

    return case


CASES = {
    "us-33gw": whole_run,
    "2030": one_year,
    "gap-2030": sweep_member,
    "version": start_up("--version"),
    "check": start_up("check", "us-33gw"),
}


def measured(case, programs, options):
    """Measures a case by pairs: for each pair the quantities of both programs."""
    pairs = []
    for _ in range(options.pairs):
        pair = []
        for program in programs:
            with tempfile.TemporaryDirectory() as folder:
                pair.append(case(program, Path(folder), options.quick))
        pairs.append(pair)
    return pairs


def print_case(name, pairs):
    for i, quantity in enumerate(QUANTITIES):
        old, new = (statistics.median(pair[side][i] for pair in pairs) for side in (0, 1))
        ratios = [pair[1][i] / pair[0][i] for pair in pairs]
        print(f"{name:10} {quantity:12} {old:10.1f} {new:10.1f} {statistics.median(ratios):10.3f} "
              f"{min(ratios):10.3f} to {max(ratios):.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=os.path.abspath)
    parser.add_argument("new", type=os.path.abspath)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", choices=CASES)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    print(f"{'case':10} {'quantity':12} {'old':>10} {'new':>10} {'new / old':>10} "
          f"{'least to most':>18}")
    for name, case in CASES.items():
        if options.only in (None, name):
            print_case(name, measured(case, [options.old, options.new], options))


if __name__ == "__main__":
    sys.exit(main())
