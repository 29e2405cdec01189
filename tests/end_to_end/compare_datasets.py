#!/usr/bin/env python3
"""Compares every dataset of the shipped scenarios' results between two programs, byte for byte.

    tests/end_to_end/compare_datasets.py keep --program OLD --folder DIR
    tests/end_to_end/compare_datasets.py compare --program NEW --against DIR

`keep` runs the cases and keeps their files and summaries; `compare` runs them with another program
and exits with 1 where a dataset, an attribute or the summary differs.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from dataset_difference import Difference, compare_files

ROOT = Path(__file__).resolve().parents[2]
INPUTS = "inputs"
RTS = ROOT / "tests" / "data" / "pras" / "rts.pras"

# Two zones short of power for a week, with the campuses' air and clock.
WEEK = """\
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

RTS_CAMPUS = """\
title = "A campus on the RTS"

[run]
start = 2030-01-01
end = 2031-01-01

[ensemble]
samples = 50

[grid]
pras = "rts.pras"
climate = "NV"

[campus.one]
region = "2"
capacity = "700 MW"
stage = "energised"
"""

SHORT_WEEK = ["virginia", "--year", "2030", "--set", "run.start=2030-07-01", "--set",
              "run.end=2030-07-08", "--set", 'grid.regions=["VA_DOM", "MD"]', "--set",
              "demand.scale=0.9"]
TWO_MONTHS = ["run", "virginia", "-o", "result.h5", "--from", "2026-07-01", "--to", "2026-09-01",
              "--set", "ensemble.samples=10"]


@dataclass
class Case:
    """Calls of the program in a folder of their own, and the files they leave."""

    calls: list
    results: list = field(default_factory=lambda: ["result.h5"])


def run_of(scenario, *more):
    return Case([["run", scenario, "-o", "result.h5", *more]])


def adequacy_of(system, *more, **options):
    return Case([["adequacy", *system, "-o", "result.h5", "--seed", "7", *more]], **options)


CASES = {
    "us-33gw": run_of("us-33gw", "--from", "2025-01-01", "--to", "2027-01-01", "--set",
                      "ensemble.samples=20"),
    "us-2024": run_of("us-2024"),
    "virginia": run_of("virginia"),
    "campus-contracts": run_of("campus-contracts"),
    "sensitivities": Case([[*TWO_MONTHS, "--sensitivities", "--set", "output.generation=true",
                            "--set", "output.weather=true"]]),
    "drawn-stages": Case([[*TWO_MONTHS, "--set", "stages.draw=true"]]),
    "feedback": Case([[*TWO_MONTHS, "--set", "run.feedback.enabled=true", "--set",
                       "demand.scale=1.2"]]),
    "calibration": Case([[*TWO_MONTHS, "--set", "calibration.enabled=true", "--set",
                          "calibration.samples=20"]]),
    "export": Case([["export", "--pras", *SHORT_WEEK, "-o", "result.pras"]], ["result.pras"]),
    "pras-campuses": run_of("../inputs/week.toml"),
    "one-year": adequacy_of(SHORT_WEEK, "--samples", "200"),
    "host": Case([["host", "../inputs/week.toml", "--region", "VA_DOM", "--year", "2030", "--samples",
                   "20", "--within", "50 MW", "--criterion", "lolh=40h"]], []),
    "rts79": adequacy_of(["../inputs/rts79/units.csv", "../inputs/rts79/hourly_load_8736.csv"],
                         "--samples", "2000"),
    "rts79-exact": Case([["adequacy", "../inputs/rts79/units.csv",
                          "../inputs/rts79/hourly_load_8736.csv", "--method", "exact"]], []),
    "gap-2030": Case([["sweep", "expand", "../inputs/gap-2030.toml", "-o", "members"],
                      ["sweep", "run", "members", "--quiet"],
                      ["sweep", "gather", "members", "-o", "result.h5"],
                      ["sweep", "sensitivity", "members"]]),
    "rts": adequacy_of(["../inputs/rts.pras"], "--samples", "2000", "--add-load", "700 MW"),
    "rts-campus": Case([["run", "../inputs/rts.toml", "-o", "result.h5"]]),
}


class CaseFailed(Exception):
    """The program did not do what a case asks for."""


def call(program, arguments, folder):
    """Runs the program; its stdout."""
    command = [str(program), *arguments]
    answer = subprocess.run(command, cwd=folder, text=True, capture_output=True,
                            env={**os.environ, "NO_COLOR": "1"})
    if answer.returncode != 0:
        raise CaseFailed(f"{' '.join(command)}: exit code {answer.returncode}\n{answer.stderr}")
    return answer.stdout


def make_inputs(program, folder):
    """Writes what the cases read beside the shipped scenarios."""
    folder.mkdir(parents=True)
    call(program, ["export", "--pras", *SHORT_WEEK, "-o", "week.pras"], folder)
    (folder / "week.toml").write_text(WEEK)
    shutil.copytree(ROOT / "tests" / "data" / "rts79", folder / "rts79")
    sweep = (ROOT / "scenarios" / "sweeps" / "gap-2030.toml").read_text()
    of_64_members = re.sub(r"^points = \d+$", "points = 8", sweep, flags=re.MULTILINE)
    (folder / "gap-2030.toml").write_text(of_64_members)
    shutil.copy(RTS, folder / "rts.pras")
    (folder / "rts.toml").write_text(RTS_CAMPUS)


def with_threads(arguments, threads):
    """Adds the number of threads to a call that takes one."""
    if arguments[0] in ("run", "adequacy", "host"):
        return [*arguments, "--threads", threads]
    if arguments[:2] == ["sweep", "run"]:
        return [*arguments, "--jobs", threads]
    return arguments


def run_case(program, name, work, threads):
    """Runs a case in work/name; the text it printed, its seconds by the clock and of the CPU."""
    folder = work / name
    folder.mkdir()
    begin, before = time.perf_counter(), os.times()
    text = "".join(call(program, with_threads(arguments, threads), folder)
                   for arguments in CASES[name].calls)
    after = os.times()
    cpu = (after.children_user + after.children_system - before.children_user -
           before.children_system)
    return text, time.perf_counter() - begin, cpu


def keep(options):
    base = Path(options.folder).resolve()
    if base.exists() and any(base.iterdir()):
        raise SystemExit(f"{base} is not empty: name a new folder")
    base.mkdir(parents=True, exist_ok=True)
    make_inputs(options.program, base / INPUTS)
    kept = {"version": call(options.program, ["--version"], base).strip(), "cases": {}}
    for name in chosen(options):
        text, seconds, cpu = run_case(options.program, name, base, options.threads)
        (base / name / "text.txt").write_text(text)
        for left in (base / name).iterdir():
            if left.is_dir():
                shutil.rmtree(left)
        kept["cases"][name] = {"seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2)}
        print(f"{name:20} {seconds:8.1f} s, CPU {cpu:8.1f} s", flush=True)
        (base / "kept.json").write_text(json.dumps(kept, indent=2) + "\n")
    return 0


def chosen(options):
    """Lists the names of the cases that were asked for."""
    return [name for name in CASES if options.only in (None, name)]


def compare_text(kept, found):
    """Shows the first line that differs between two summaries."""
    a, b = kept.splitlines(), found.splitlines()
    for line, (old, new) in enumerate(zip(a, b), start=1):
        if old != new:
            return [Difference("text", f"line {line}", f"\n    - {old}\n    + {new}")]
    if len(a) != len(b):
        return [Difference("text", f"{len(a)} lines", f"now {len(b)}")]
    return []


def compare_case(options, name, base, work):
    """Runs a case with the other program; its differences and the number of values compared."""
    try:
        text, seconds, cpu = run_case(options.program, name, work, options.threads)
    except CaseFailed as failed:
        return [Difference("failed", name, str(failed))], 0, 0.0, 0.0
    differences, values = compare_text((base / name / "text.txt").read_text(), text), 0
    for result in CASES[name].results:
        more, count = compare_files(base / name / result, work / name / result)
        differences, values = differences + more, values + count
    return differences, values, seconds, cpu


def compare(options):
    base = Path(options.against).resolve()
    kept = json.loads((base / "kept.json").read_text())
    allowed = {kind for kind, is_allowed in (("new", options.allow_new),
                                             ("attribute", options.attributes_may_differ),
                                             ("text", options.text_may_differ)) if is_allowed}
    print(f"kept: {kept['version'].splitlines()[0]}")
    now = call(options.program, ["--version"], base).splitlines()[0]
    print(f"now:  {now}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(base / INPUTS, work / INPUTS)
        for name in chosen(options):
            if name not in kept["cases"]:
                continue
            differences, values, seconds, cpu = compare_case(options, name, base, work)
            shutil.rmtree(work / name)
            failed |= any(difference.kind not in allowed for difference in differences)
            report(name, differences, values, seconds, cpu, kept["cases"][name])
    return 1 if failed else 0


def report(name, differences, values, seconds, cpu, kept):
    counts = {}
    for difference in differences:
        counts[difference.kind] = counts.get(difference.kind, 0) + 1
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "equal"
    print(f"{name:20} {values:4} values  {seconds:7.1f} s ({kept['seconds']} kept), CPU "
          f"{cpu:7.1f} s ({kept['cpu_seconds']} kept)  {told}")
    for difference in differences:
        print(f"  {difference}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    keeping = commands.add_parser("keep", help="run the cases and keep what they give")
    keeping.add_argument("--folder", required=True, help="new folder for what is kept")
    comparing = commands.add_parser("compare", help="run the cases and compare with what was kept")
    comparing.add_argument("--against", required=True, help="folder of an earlier keep")
    comparing.add_argument("--allow-new", action="store_true", help="new datasets are no failure")
    comparing.add_argument("--attributes-may-differ", action="store_true",
                           help="attributes that describe a variable are no failure")
    comparing.add_argument("--text-may-differ", action="store_true",
                           help="another summary is no failure")
    for command in keeping, comparing:
        command.add_argument("--program", required=True, type=os.path.abspath)
        command.add_argument("--only", choices=CASES, help="one case")
        command.add_argument("--threads", default="2", help="threads of a run [2]")
    options = parser.parse_args()
    try:
        return keep(options) if options.command == "keep" else compare(options)
    except CaseFailed as failed:
        raise SystemExit(str(failed)) from failed


if __name__ == "__main__":
    sys.exit(main())
