"""`gigaload report` in a real browser: nothing in the console, charts drawn, choices that work.

Pictures of the pages are kept in the folder GIGALOAD_PICTURES. Exits 77 (skipped) without Chromium.
"""

import json
import os
import re
import signal
import unittest
from pathlib import Path

from browser import SIZES, Browser
from program import SMALL, ProgramTest, h5py, np, started, wait_for_line

ROOT = Path(__file__).parents[2]
BROWSER = None
PICTURES = Path(os.environ.get("GIGALOAD_PICTURES", "pictures"))
THREE_HOURS = SMALL.replace("end = 2025-03-01", "end = 2025-01-02").replace('"1 d"', '"3 h"')

# Share of a canvas' pixels that are not its background.
INKED = """
return [...document.querySelectorAll('.chart:not([hidden]) canvas')].map((canvas) => {
  const copy = Object.assign(document.createElement('canvas'), {width: canvas.width, height: canvas.height});
  const context = copy.getContext('2d', {willReadFrequently: true});
  context.drawImage(canvas, 0, 0);
  const pixels = context.getImageData(0, 0, copy.width, copy.height).data;
  let inked = 0;
  for (let i = 3; i < pixels.length; i += 4) inked += pixels[i] > 0;
  return inked / (pixels.length / 4);
});"""
CLASSES = "return [...document.querySelectorAll('path.state')].map((p) => p.getAttribute('class'))"
SLIDE = """
const slider = document.getElementById('year-choice');
slider.value = arguments[0];
slider.dispatchEvent(new Event('input', {bubbles: true}));"""
SELECT = """
const select = document.getElementById(arguments[0]);
select.value = [...select.options].find((o) => o.text.startsWith(arguments[1])).value;
select.dispatchEvent(new Event('change', {bubbles: true}));"""


class PageTest(ProgramTest):
    def report(self, *arguments):
        answer = self.call("report", *arguments)
        if "built without the page" in answer.stderr:
            self.skipTest(answer.stderr)
        return answer


class Pages(PageTest):
    """Each makes a result and its page, and looks at it; show() is what every page has to hold."""

    def page(self, scenario, *arguments):
        """Runs the scenario and opens the page of its result."""
        self.write("small.toml", scenario)
        self.assertExit(self.call("run", "small.toml", "--quiet", *arguments), 0)
        return self.show("small.h5")

    def show(self, result):
        answer = self.report(result)
        self.assertExit(answer, 0)
        page = self.folder / answer.stdout.strip()
        BROWSER.look()
        BROWSER.complaints()
        BROWSER.open(page)
        self.check_drawn()
        return page

    def check_drawn(self):
        self.assertEqual(BROWSER.complaints(), [])
        self.assertGreater(min(BROWSER.run(INKED)), 0.005)
        text = BROWSER.text("body")
        for wrong in ("NaN", "undefined", "Infinity", "null", "[object"):
            self.assertNotIn(wrong, text)

    def keep(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for size in SIZES:
            for dark in (False, True):
                BROWSER.look(size, dark)
                BROWSER.settle()
                BROWSER.picture(PICTURES / f"{name}-{size}-{'dark' if dark else 'light'}.png")
                # nothing is cut off at the side
                self.assertLessEqual(BROWSER.run("return document.documentElement.scrollWidth"),
                                     SIZES[size][0])
        BROWSER.look()

    def test_whole_run(self):
        scenario = SMALL.replace("end = 2025-03-01", "end = 2026-03-01").replace('"1 d"', '"7 d"')
        scenario = scenario.replace('stage = "energised"', 'stage = "construction"')  # so that it grows
        self.page(scenario.replace('regions = ["VA", "MD", "DC", "WV"]',
                                   'regions = ["VA", "MD", "DC", "WV", "NY"]'))
        self.keep("small")
        # the answer is on the first screen, and tells of Virginia
        for size, (_, height) in SIZES.items():
            BROWSER.look(size)
            place = BROWSER.run(
                "const box = document.querySelector('.answer').getBoundingClientRect();"
                "return [box.top, box.bottom]")
            self.assertGreater(place[0], 0)
            self.assertLess(place[1], height, size)
        self.assertIn("Virginia", BROWSER.text(".answer"))
        self.assertIn("of New York State", BROWSER.text(".like"))

        # the slider moves the map and everything that tells of a year
        BROWSER.look()
        before = BROWSER.run(CLASSES), BROWSER.text(".sentence"), BROWSER.text("#region")
        self.assertEqual(len(before[0]), 5)
        BROWSER.run(SLIDE, 1)
        after = BROWSER.run(CLASSES), BROWSER.text(".sentence"), BROWSER.text("#region")
        for a, b in zip(before, after):
            self.assertNotEqual(a, b)
        self.assertIn("2026 (part)", after[2])
        BROWSER.run(SELECT, "map-choice", "Energy not served")
        self.assertIn("warns", " ".join(BROWSER.run(CLASSES)))

        # another region, by the list and by the map
        BROWSER.run(SELECT, "region-choice", "Maryland")
        BROWSER.settle()
        self.assertIn("Maryland", BROWSER.text("#hours .where"))
        # a state of the map is its largest region, and with another click the next
        for state, title in (("WV", "West Virginia"), ("VA", "Virginia: Dominion"),
                             ("VA", "Virginia: rest of PJM")):
            BROWSER.run(f"document.querySelector('[data-state={state}]')"
                        ".dispatchEvent(new MouseEvent('click', {bubbles: true}))")
            self.assertIn(title, BROWSER.text(".answer"))

        # from days down to hours
        BROWSER.settle()
        self.assertIn("days", BROWSER.text("#hours .where"))
        for button in ("Week of the highest load", "Worst shortfall", "+", "−", "Later", "Earlier"):
            BROWSER.run("[...document.querySelectorAll('#hours button')].find((b) =>"
                        "b.textContent === arguments[0] || b.title === arguments[0]).click()", button)
            self.check_drawn()
            self.assertIn("every hour", BROWSER.text("#hours .where"))

    def test_keyboard_and_tables(self):
        self.page(SMALL)
        unnamed = BROWSER.run("""
return [...document.querySelectorAll('select, input, button, summary, [tabindex="0"]')]
  .filter((e) => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label')))
  .map((e) => e.outerHTML)""")
        self.assertEqual(unnamed, [])
        spoken = BROWSER.run("""
const chart = document.querySelector('#hours .chart');
chart.focus();
chart.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
return [document.activeElement === chart, chart.querySelector('[aria-live]').textContent]""")
        self.assertTrue(spoken[0])
        self.assertRegex(spoken[1], r"2025-01-01.*Load [0-9.]+\sGW")
        rows = BROWSER.run("""
const details = [...document.querySelectorAll('details.table')];
details.forEach((d) => { d.open = true; });
return new Promise((done) => setTimeout(() => done(details.map((d) => d.querySelectorAll('tr').length)), 50))""")
        self.assertGreaterEqual(len(rows), 4)
        self.assertGreater(min(rows), 1)
        self.check_drawn()

    def test_ensemble(self):
        self.page(SMALL, "--set", "ensemble.samples=20")
        self.assertIn("20 samples", BROWSER.text("header"))
        self.assertIn("±", BROWSER.text("#adequacy, #region"))
        self.assertIn("Errors are of sampling alone. Assumed: ", BROWSER.text("#adequacy"))
        self.assertIn("by month and hour of standard time", BROWSER.text("#when-short"))
        areas = BROWSER.run("return [...document.getElementById('area-choice')].map((o) => o.text)")
        self.assertEqual(areas, ["PJM", "eastern interconnection", "Virginia", "Virginia: Dominion",
                                 "all regions"])
        # load and shortfall of one weather; what the samples miss stands apart
        self.assertIn("in the weather of this load", BROWSER.text("#hours"))
        self.assertNotIn("quantile", BROWSER.text("#hours"))
        self.assertRegex(BROWSER.text("#short-months"), "(?s)(?=.*mean of 20 samples)(?=.*January)")
        self.assertRegex(BROWSER.text("#campuses"), "(?s)(?=.*cut first)(?=.*Not served)")
        self.assertNotIn("Put off", BROWSER.text("#campuses"))  # nobody's load is flexible
        self.keep("ensemble")

    def test_chips_and_sites_count_once(self):
        """1 GW of chips are due by the end of 2025, and 1.75 GW of sites for the same machines."""
        sites = """[deal.sites]
title = "Sites"
kind = "sites"
promised = [{by = 2025-01-01, power = "1.75 GW"}]

[campus.ashburn]"""
        scenario = SMALL.replace("[campus.ashburn]", sites).replace(
            "deals = {chips = 1.0}", "deals = {chips = 1.0, sites = 1.0}")
        self.page(scenario, "--to", "2025-01-10")
        screen = BROWSER.text("#top")
        self.assertRegex(screen, r"Of 1\.75\sGW of machines promised, 1\.5\sGW have power")
        self.assertRegex(screen, r"0\.0\d\sGW of chips and 1\.75\sGW of sites for the same machines")
        self.assertRegex(BROWSER.text(".tiles"), r"Machines promised by 2025-01-\d\d\s+1\.75\sGW")
        self.assertRegex(BROWSER.run(
            "const d = document.querySelector('#build-out details'); d.open = true;"
            "return new Promise((done) => setTimeout(() => done(d.textContent), 50))"),
            r"1\.5\sGW of 1\.75\sGW")
        text = self.call("info", "small.h5").stdout
        self.assertRegex(text, r"all deals +machines +1\.50 / 1\.75")

    def test_the_year_chosen_stays_chosen(self):
        """A second year that is shorter of power does not draw the hours away from the first."""
        self.page(SMALL.replace("end = 2025-03-01", "end = 2026-02-01"))
        BROWSER.run(SLIDE, 0)
        BROWSER.settle()
        for button in "Worst shortfall", "Week of the highest load":
            BROWSER.run("[...document.querySelectorAll('#hours button')].find((b) =>"
                        "b.textContent === arguments[0]).click()", button)
            self.assertRegex(BROWSER.text("#hours .where"), r"20(24-12|25)-\d\d")
            BROWSER.run(SELECT, "region-choice", "Maryland")
            BROWSER.settle()
            self.assertRegex(BROWSER.text("#hours .where"), r"Maryland, 20(24-12|25)-\d\d")

    def test_water_of_plants_that_is_not_known(self):
        self.write("small.toml", SMALL.replace("end = 2025-03-01", "end = 2025-01-03"))
        self.assertExit(self.call("export", "--pras", "small.toml", "--year", "2025", "-o",
                                  "grid.pras"), 0)
        on_file = re.sub(r"\[grid\].*?\n\n", '[grid]\npras = "grid.pras"\nclimate = "VA_DOM"\n\n',
                         SMALL, count=1, flags=re.S).replace("[demand]\nscale = 1.1\n\n", "")
        self.page(on_file.replace("end = 2025-03-01", "end = 2025-01-03"))
        self.assertIn("not known of power plants", BROWSER.text(".tiles"))
        self.assertIn("not known", BROWSER.text("#region"))
        self.assertNotIn("Water of power plants", BROWSER.text("#map"))
        self.assertNotIn("vaporated", BROWSER.text("#water"))
        self.assertIn("For each kWh at the meter", BROWSER.text("#water"))

    def test_one_sample(self):
        self.page(SMALL, "--set", "ensemble.samples=1")
        self.assertIn("One sample has no error to give", BROWSER.text("#adequacy"))

    def test_what_campuses_give_up(self):
        scenario = SMALL.replace('stage = "construction"\ncooling = "airside"', """\
stage = "energised"
cooling = "waterside"
water = {per_day = "1000 m3"}
flexible = {share = 0.2, payback = "6 h"}""")
        self.page(scenario.replace('contract = "curtailable"', """\
contract = "curtailable"
on_site = {capacity = "200 MW", units = 4}"""), "--set", "ensemble.samples=5",
                  "--set", "demand.scale=1.3")
        text = BROWSER.text("#campuses")
        for word in ("From its own plant", "Put off", "Given up for want of water",
                     "Water beyond its allowance"):
            self.assertIn(word, text)

    def test_no_ensemble(self):
        self.page(SMALL, "--set", "ensemble.samples=0")
        self.assertIn("no samples", BROWSER.text("header"))
        self.assertIn("one weather", BROWSER.text("#adequacy"))

    def test_no_campuses(self):
        self.page(SMALL[:SMALL.index("[deal.chips]")])
        self.assertIn("No campuses are built in this run", BROWSER.text(".sentence"))
        self.assertIn("neither campuses nor deals", BROWSER.text("#build-out"))

    def test_one_region_that_is_never_short(self):
        scenario = SMALL[:SMALL.index("[campus.frederick]")]
        self.page(scenario.replace('["VA", "MD", "DC", "WV"]', '["WV"]')
                  .replace('region = "VA_DOM"', 'region = "WV"').replace("scale = 1.1", "scale = 0.5"))
        self.assertIn("short of power in no hour", BROWSER.text(".answer"))
        self.assertIn("West Virginia", BROWSER.text("#map table"))  # in the map's stead
        self.assertIn("No shortfall in any hour", BROWSER.text("#hours"))

    def test_three_hours(self):
        """Runs are of whole days; a library's user may write fewer hours."""
        self.write("small.toml", THREE_HOURS)
        self.assertExit(self.call("run", "small.toml", "--quiet"), 0)
        with h5py.File(self.folder / "small.h5", "r+") as file:
            for dataset in file.values():
                if isinstance(dataset, h5py.Dataset) and dataset.shape and dataset.shape[0] == 24:
                    dataset.resize(3, axis=0)
            file.attrs.modify("planned_hours", np.array([3], np.uint64))
        self.show("small.h5")
        self.assertNotIn("not complete", BROWSER.text("body"))
        self.assertIn("2025 (part)", BROWSER.text("#region"))

    def test_interrupted(self):
        self.write("small.toml", SMALL.replace("end = 2025-03-01", "end = 2030-01-01"))
        process = started(["run", "small.toml"], cwd=self.folder)
        wait_for_line(process, "10 %")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75)
        page = self.show("small.h5.partial")
        self.assertEqual(page.name, "small.html")
        self.assertRegex(BROWSER.text(".notice"), r"not complete: the file holds [0-9,]+ of 43,824 hours")
        self.keep("interrupted")

    def test_interrupted_before_a_year_has_ended(self):
        self.write("small.toml", SMALL.replace("end = 2025-03-01", "end = 2026-01-01"))
        process = started(["run", "small.toml", "--set", "ensemble.samples=3"], cwd=self.folder)
        wait_for_line(process, "10 %")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75)
        self.show("small.h5.partial")
        self.assertIn("No year of this run has ended yet", BROWSER.text("#adequacy"))


class Commands(PageTest):
    def test_run_with_its_page(self):
        self.write("small.toml", THREE_HOURS)
        answer = self.call("run", "small.toml", "--report")
        self.assertExit(answer, 0)
        self.report("small.h5")  # skips where there is no page to make
        self.assertIn("small.html: the result to look at", answer.stderr)
        self.assertIn("run small.toml --report", (self.folder / "small.html").read_text())
        # what stands in the page's way does not undo the run
        (self.folder / "small.html").write_text("my notes")
        answer = self.call("run", "small.toml", "--report")
        self.assertExit(answer, 0)
        self.assertIn("no page of the result: small.html: there is a file", answer.stderr)

    def test_page_holds_the_notices_of_its_packages(self):
        self.write("small.toml", THREE_HOURS)
        self.assertExit(self.call("run", "small.toml", "--quiet"), 0)
        self.assertExit(self.report("small.h5"), 0)
        text = (self.folder / "small.html").read_text()
        notices = text[text.index('<footer id="notices">'):text.index("</footer>")]
        packages = json.loads((ROOT / "output/report/page/package.json").read_text())["dependencies"]
        for name, version in packages.items():
            found = re.search(rf"<h3>{re.escape(name)} {re.escape(version)} \(\w+\)</h3>\n<pre>(.*?)</pre>",
                              notices, re.S)
            self.assertIsNotNone(found, name)
            for part in ("Copyright", "Permission", "AS IS"):
                self.assertIn(part, found[1], name)

    def test_page_replaces_pages_only(self):
        self.write("small.toml", THREE_HOURS)
        self.assertExit(self.call("run", "small.toml", "--quiet"), 0)
        for _ in range(2):
            self.assertExit(self.report("small.h5", "-o", "page.html"), 0)
        self.assertIn("run small.toml --quiet", (self.folder / "page.html").read_text())
        self.assertLess((self.folder / "page.html").stat().st_size, 8_000_000)
        answer = self.call("report", "small.h5", "-o", "small.toml")
        self.assertExit(answer, 2)
        self.assertIn("small.toml: there is a file of this name that is no page", answer.stderr)
        answer = self.call("report", "small.h5", "-o", "nowhere/page.html")
        self.assertExit(answer, 2)
        self.assertIn("cannot write nowhere/page.html: nowhere is no directory", answer.stderr)
        answer = self.call("report", "small.toml")
        self.assertExit(answer, 2)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["page.html", "small.h5", "small.toml"])


if __name__ == "__main__":
    BROWSER = Browser.start_or_skip()
    try:
        unittest.main(verbosity=2)
    finally:
        BROWSER.close()
