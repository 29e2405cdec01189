"""What the house forbids does not compile.

The test compiles one line, an include, with the command by which the build compiles a source of a
room: a header of a room that this one does not use is not found. Libraries of the system are found
from everywhere, so that for them the sources are read.
"""

import json
import os
import re
import shlex
import subprocess
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ["GIGALOAD_BUILD"])
FLOORS = {"grid": {"grid"},
          "sim": {"grid", "sim"},
          "scenarios": {"grid", "sim", "scenarios"},
          "output": {"grid", "sim", "output"},
          "tools": {"grid", "sim", "scenarios", "output", "tools"}}
NOT_FOUND = "No such file|file not found"  # as GCC and clang say it
# rooms of output that readers and writers of PRAS files may use
SHARED = {"output/files", "output/hdf5"}
# library, and where it may be included
LIBRARIES = {r"toml\+\+/": ("scenarios/language/",),
             r"hdf5|H5": ("output/hdf5/", "tools/program/"),
             r"CLI/": ("tools/program/parser.cpp",),
             r"spdlog/": ("tools/terminal/", "tools/program/version.cpp"),
             r"fmt/": ("scenarios/", "output/", "tools/"),
             r"nlohmann/": ("scenarios/", "output/", "tools/"),
             r"libdeflate": ("scenarios/text/", "output/", "tools/program/version.cpp")}


def rooms():
    """Every room with the command that compiles one of its sources, up to its input."""
    folders = {}  # of a room, by its target
    for floor in FLOORS:
        for link in BUILD.glob(f"rooms/*/{floor}/**/*"):
            if link.is_symlink():
                target, folder = str(link.relative_to(BUILD / "rooms")).split("/", 1)
                folders[target] = folder
    found = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        target = re.search(r"CMakeFiles/(\w+)\.dir/", words[words.index("-o") + 1])[1]
        room = folders.get(target)
        if room is None:
            continue
        if "ccache" in words[0]:
            words = words[1:]
        end = words.index("-o")
        found[room] = [word for word in words[:end] if not word.startswith("-O")]
    return found


ROOMS = rooms()


def used_by(room):
    """The rooms whose headers a source of this room finds, without itself."""
    roots = [Path(word[2:]) for word in ROOMS[room] if word.startswith("-I")]
    return {other for other in ROOMS for root in roots
            if other != room and (root / other).is_dir()}


def compiled(room, include):
    return subprocess.run([*ROOMS[room], "-fsyntax-only", "-x", "c++", "-"], cwd=BUILD, text=True,
                          input=f"#include {include}\n", capture_output=True, timeout=300)


class Rooms(unittest.TestCase):
    def test_a_wrong_include_does_not_compile(self):
        for room, header in [("grid/core", "sim/run/run.hpp"),
                             ("grid/core", "grid/system/quantile.hpp"),
                             ("grid/adequacy/system", "grid/adequacy/sampling/monte_carlo.hpp"),
                             ("grid/adequacy/exact", "output/hdf5/netcdf.hpp"),
                             ("sim/run", "output/hdf5/netcdf.hpp"),
                             ("sim/run", "scenarios/readers/load.hpp"),
                             ("sim/campus", "sim/hours/loads_by_air.hpp"),
                             ("scenarios/text", "scenarios/readers/load.hpp"),
                             ("scenarios/readers", "tools/program/exit_code.hpp"),
                             ("scenarios/readers", "output/result/result_file.hpp"),
                             ("output/result", "scenarios/readers/load.hpp"),
                             ("output/result", "tools/terminal/messages.hpp"),
                             ("tools/terminal", "tools/program/exit_code.hpp")]:
            with self.subTest(room=room, header=header):
                self.assertTrue((SOURCE / header).is_file(), "the test names no header")
                answer = compiled(room, f'"{header}"')
                self.assertNotEqual(answer.returncode, 0)
                self.assertRegex(answer.stderr, NOT_FOUND)

    def test_grid_and_sim_find_no_hdf5(self):
        for room in ("grid/core", "sim/run"):
            answer = compiled(room, "<hdf5.h>")
            self.assertNotEqual(answer.returncode, 0, room)
            self.assertRegex(answer.stderr, NOT_FOUND)

    def test_a_right_include_compiles(self):
        for room, header in [("grid/core", "grid/core/error.hpp"),
                             ("sim/ode", "grid/core/error.hpp"),
                             ("scenarios/text", "grid/core/calendar.hpp"),
                             ("tools/program", "tools/terminal/messages.hpp")]:
            answer = compiled(room, f'"{header}"')
            self.assertEqual(answer.returncode, 0, f"{room}, {header}\n{answer.stderr}")

    def test_arrows_go_down_and_never_in_a_circle(self):
        for room in ROOMS:
            for other in used_by(room):
                top = other.split("/")[0]
                allowed = top in FLOORS[room.split("/")[0]] or other in SHARED
                self.assertTrue(allowed, f"{room} can include {other}")
                self.assertNotIn(room, used_by(other), f"{room} and {other} include each other")

    def test_libraries_stay_where_they_belong(self):
        for path in SOURCE.glob("*/**/*.?pp"):
            name = str(path.relative_to(SOURCE))
            if name.split("/")[0] not in FLOORS:
                continue
            for include in re.findall(r"^#include <([^>]+)>", path.read_text(), re.MULTILINE):
                for library, places in LIBRARIES.items():
                    if re.match(library, include):
                        self.assertTrue(name.startswith(places), f"{name} includes <{include}>")


if __name__ == "__main__":
    unittest.main()
