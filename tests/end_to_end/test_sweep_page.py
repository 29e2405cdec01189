"""`gigaload sweep page` and `sweep table` on a small grid: sliders in a real browser, numbers that a run of
its own gives too, and what an assumption is worth.

Pictures of the page are kept in the folder GIGALOAD_PICTURES. Exits 77 (skipped) without Chromium.
"""

import json
import os
import re
import shlex
import unittest
from pathlib import Path

from browser import SIZES, Browser
from program import h5py
from sweep_case import SweepTest

BROWSER = None
PICTURES = Path(os.environ.get("GIGALOAD_PICTURES", "pictures"))

# What makes two zones short of power now and then: more demand than plants and lines give.
DIAL = """\
scenario = "small.toml"
title = "A <b>dial</b>"

[set]
run.end = 2026-01-03
ensemble.samples = 20

[axis.lines]
title = "Lines & limits"
usual = "half </script>"
variant = [
  {name = "whole"},
  {name = "half </script>", set = {grid.interfaces.scale = 0.5, reserves.contingency = 0.1}},
]

[axis.demand]
key = "demand.scale"
values = [1.0, 1.6, 2.2]

[output]
tables = ["adequacy/event_days", "adequacy/event_days_standard_error",
          "adequacy/eue", "adequacy/eue_standard_error"]
"""

WORTH = """\
scenario = "small.toml"

[set]
ensemble.samples = 20
run.end = 2026-01-03
grid.interfaces.scale = 0.2

[axis.assumption]
variant = [
  {name = "as shipped"},
  {name = "no reserve", set = {reserves.contingency = 0}},
]

[axis.demand]
key = "demand.scale"
values = [1, 1.06]

[worth]
rows = "assumption"
along = "demand"
per_percent = {eue = "0.2 GW"}

[output]
tables = []

[scalar.eue]
variable = "adequacy/eue"
year = 2026
area = "VA_DOM"

[scalar.eue_error]
variable = "adequacy/eue_standard_error"
year = 2026
area = "VA_DOM"
"""

SLIDE = """
const slider = document.getElementById(arguments[0]);
slider.value = arguments[1];
slider.dispatchEvent(new Event('input', {bubbles: true}));"""
OUTPUTS = "return [...document.querySelectorAll('.dial output')].map((o) => o.textContent)"
BARS = ("return [...document.querySelectorAll('#areas tbody tr')]"
        ".map((row) => [...row.cells].map((cell) => cell.innerText.trim()))")


class SweepPage(SweepTest):
    def page(self, *arguments, code=0):
        answer = self.call("sweep", "page", *arguments)
        if "built without the page" in answer.stderr:
            self.skipTest(answer.stderr)
        self.assertExit(answer, code)
        return answer

    def data(self, page):
        text = page.read_text()
        return json.loads(re.search(r'id="gigaload-data">(.*?)</script>', text, re.S)[1])

    def test_one_command_and_any_setting_is_a_run(self):
        self.write("dial.toml", DIAL)
        answer = self.page("dial.toml", "-o", "dial.html", "--jobs", "1")
        self.assertEqual(answer.stdout.strip(), "dial.html")
        page = self.folder / "dial.html"
        data = self.data(page)
        self.assertEqual([len(axis["points"]) for axis in data["axes"]], [2, 3])
        self.assertEqual(data["years"], [2025, 2026])

        BROWSER.look()
        BROWSER.complaints()
        BROWSER.open(page)
        self.assertEqual(BROWSER.complaints(), [])
        self.assertEqual(BROWSER.text("h1"), "A <b>dial</b>")
        self.assertEqual(BROWSER.run(OUTPUTS), ["half </script>", "1.0", "2025"])
        first = BROWSER.run(BARS)
        self.assertEqual(len(first[0]), 2)
        # each slider has its label and says its value
        self.assertEqual(BROWSER.run(
            "return [...document.querySelectorAll('input[type=range]')].map((s) =>"
            " [s.labels[0].textContent, s.getAttribute('aria-valuetext')])"),
            [["Lines & limits", "half </script>"], ["demand", "1.0"], ["Year", "2025"]])

        # the setting is in the address, both ways
        BROWSER.run(SLIDE, "dial-1", 2)
        BROWSER.run(SLIDE, "dial-year", 1)
        self.assertNotEqual(BROWSER.run(BARS), first)
        chosen = BROWSER.run("return location.hash")
        self.assertIn("demand=2.2", chosen)
        bars = BROWSER.run(BARS)
        BROWSER.run("document.querySelector('.dials button').click()")
        self.assertEqual(BROWSER.run(OUTPUTS)[1], "1.0")
        BROWSER.run("location.hash = arguments[0]", chosen)
        BROWSER.settle()
        self.assertEqual(BROWSER.run(BARS), bars)

        # a run with the keys that the page names has its numbers
        words = shlex.split(BROWSER.text("#command pre").replace("\\\n", " "))
        self.assertEqual(words[:3], ["gigaload", "run", "small.toml"])
        self.assertExit(self.call(*words[1:], "-o", "one.h5", "--quiet"), 0)
        place = (1 * 3 + 2) * 2 + 1  # half, 2.2, 2026
        with h5py.File(self.folder / "one.h5") as file:
            areas = [name.decode() for name in file["adequacy/area"][...]]
            self.assertEqual([area["name"] for area in data["areas"]], areas)
            seen = 0
            for metric in data["metrics"]:
                for part, name in (("value", metric["name"]),
                                   ("error", metric["name"] + "_standard_error")):
                    for page_has, file_has in zip(metric[part][place], file["adequacy"][name][1]):
                        if page_has is None:
                            self.assertNotEqual(file_has, file_has)  # NaN
                            continue
                        self.assertAlmostEqual(page_has, file_has, delta=1e-6 * abs(file_has))
                        seen += page_has > 0
            self.assertGreater(seen, 0)
        for wrong in ("NaN", "undefined", "Infinity", "null", "[object"):
            self.assertNotIn(wrong, BROWSER.text("body"))
        self.keep("dial")

        # what is there is not run again, from the folder as from the file
        parts = [path.stat().st_size for path in self.parts("dial")]
        self.page("dial", "-o", "again.html")
        self.assertEqual(page.read_text(), (self.folder / "again.html").read_text())
        self.assertEqual([path.stat().st_size for path in self.parts("dial")], parts)

    def keep(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        BROWSER.run("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        for size in SIZES:
            for dark in (False, True):
                BROWSER.look(size, dark)
                BROWSER.settle()
                BROWSER.picture(PICTURES / f"{name}-{size}-{'dark' if dark else 'light'}.png")
                self.assertLessEqual(BROWSER.run("return document.documentElement.scrollWidth"),
                                     SIZES[size][0])
        BROWSER.look()

    def test_what_has_no_page(self):
        self.write("list.toml", 'scenario = "small.toml"\ndesign.kind = "list"\n'
                                '[axis.a]\nkey = "run.seed"\nvalues = [1, 2]\n')
        answer = self.page("list.toml", "-o", "list.html", code=2)
        self.assertIn("the design is list", answer.stderr)
        self.assertEqual(self.parts("list"), [])  # nothing was run for it
        self.write("letter.html", "Dear reader")
        self.write("dial.toml", DIAL)
        answer = self.page("dial.toml", "-o", "letter.html", code=2)
        self.assertIn("that is no page", answer.stderr)
        self.assertFalse((self.folder / "dial").exists())

    def test_a_table_of_what_assumptions_are_worth(self):
        self.write("worth.toml", WORTH.replace("values = [1, 1.06]", "values = [0.9, 1]"))
        answer = self.call("sweep", "table", "worth.toml")
        self.assertExit(answer, 2)
        self.assertIn("an axis of two numbers is wanted, 1 and a larger one", answer.stderr)
        self.write("worth.toml", WORTH)
        answer = self.call("sweep", "table", "worth.toml", "--folder", "runs", "--jobs", "1")
        self.assertExit(answer, 0)
        self.assertRegex(answer.stdout, r"eue \[MW h\] +demand 1 +demand 1.06 +worth\n")
        self.assertRegex(answer.stdout, r"(?m)^as shipped .* -$")
        self.assertIn("Worth: the change of demand from 1", answer.stdout)
        answer = self.call("sweep", "table", "runs", "--json")
        self.assertExit(answer, 0)
        table = json.loads(answer.stdout)
        self.assertEqual([m["values"] for m in table["members"]],
                         [{"assumption": a, "demand": d} for a in ("as shipped", "no reserve")
                          for d in ("1", "1.06")])
        usual, more, bare, _ = (m["scalars"]["eue"]["value"] for m in table["members"])
        self.assertGreater(more, usual)
        self.assertLess(bare, usual)
        worth = table["worth"]["eue"]
        self.assertEqual(worth["as shipped"], {"percent": 0.0, "mw": 0.0})
        self.assertLess(worth["no reserve"]["percent"], 0.0)
        self.assertAlmostEqual(worth["no reserve"]["mw"], 200 * worth["no reserve"]["percent"])

    def test_shipped_sweeps_have_a_name(self):
        self.sweep("expand", "mechanisms-2030", "-o", "named")
        members = (self.folder / "named/manifest.jsonl").read_text().splitlines()[1:-1]  # head, members, end
        self.assertEqual(len(members), 20 * 2)  # assumptions, each at two levels of demand
        self.assertIn("as shipped", members[0])

        answer = self.call("sweep", "expand", "no-such-sweep", "-o", "none")
        self.assertExit(answer, 2)
        self.assertIn("there is no such file", answer.stderr)


if __name__ == "__main__":
    BROWSER = Browser.start_or_skip()
    try:
        unittest.main(verbosity=2)
    finally:
        BROWSER.close()
