"""docs/rooms.svg is what the includes of today make, its script tells arrows and circles, and
docs/architecture.md says of each room what it is for."""

import re
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import draw_rooms  # noqa: E402


def house(folder, files):
    """A house of the files, each with the headers it includes."""
    for name, headers in files.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f'#include "{header}"\n' for header in headers))
    return Path(folder)


class ArchitectureTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_picture_is_that_of_today(self):
        self.assertEqual(draw_rooms.PICTURE.read_text(), draw_rooms.picture(),
                         "run tools/draw_rooms.py and look at docs/rooms.svg")

    def test_table_names_every_room_once(self):
        page = (ROOT / "docs" / "architecture.md").read_text()
        named = re.findall(r"^\| `([\w/]*\w)` \| \w", page, re.M)
        self.assertEqual(sorted(named), sorted(draw_rooms.rooms_of(ROOT)))

    def test_picture_does_not_depend_on_the_place(self):
        files = {"grid/core/a.hpp": [], "sim/run/b.cpp": ["grid/core/a.hpp"]}
        one = draw_rooms.picture(house(Path(self.folder) / "one", files))
        self.assertEqual(one, draw_rooms.picture(house(Path(self.folder) / "two", files)))
        for room in ("core", "run"):
            self.assertIn(f">{room}</text>", one)
        self.assertEqual(one.count('class="arrow'), 1)

    def test_an_arrow_that_a_longer_way_stands_for_is_left_out(self):
        rooms = draw_rooms.rooms_of(house(self.folder, {
            "grid/core/a.hpp": [], "grid/weather/b.hpp": ["grid/core/a.hpp", "<vector>"],
            "sim/c.cpp": ["grid/weather/b.hpp", "grid/core/a.hpp", "sim/c.hpp"], "sim/c.hpp": []}))
        pairs = draw_rooms.includes_of(rooms)
        self.assertEqual(len(pairs), 3)
        self.assertEqual(draw_rooms.arrows_of(pairs),
                         [("grid/weather", "grid/core"), ("sim", "grid/weather")])

    def test_circles_are_told(self):
        rooms = draw_rooms.rooms_of(house(self.folder, {
            "grid/a/a.hpp": ["grid/b/b.hpp"], "grid/b/b.hpp": ["grid/c/c.hpp"],
            "grid/c/c.hpp": ["grid/a/a.hpp"]}))
        with self.assertRaisesRegex(ValueError, "grid/a -> grid/b -> grid/c -> grid/a"):
            draw_rooms.arrows_of(draw_rooms.includes_of(rooms))

    def test_includes_of_a_floor_above_are_told(self):
        rooms = draw_rooms.rooms_of(house(self.folder, {
            "grid/a.cpp": ["sim/b.hpp"], "sim/b.hpp": []}))
        with self.assertRaisesRegex(ValueError, "sim/b.hpp, which is a floor above"):
            draw_rooms.includes_of(rooms)


if __name__ == "__main__":
    unittest.main()
