"""`gigaload host`: how many MW of campus a region can host, as text and as JSON.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import json
import unittest

from program import ProgramTest

# Two zones alone for a week of July, whose own plants just carry them. Criteria are of a year,
# 52 times those of the week.
WEEK = """\
[run]
start = 2030-07-01
end = 2030-07-08

[grid]
regions = ["VA_DOM", "MD"]

[demand]
scale = 0.65
"""


class Host(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("week.toml", WEEK)

    def host(self, *arguments, region="VA_DOM", year=2030):
        return self.call("host", "week.toml", "--region", region, "--year", year, "--samples", 20,
                         "--within", "20 MW", *arguments)

    def found(self, *arguments):
        answer = self.host("--criterion", "lolh=104h", "--json", *arguments)
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)

    def refused(self, answer, *parts):
        self.assertExit(answer, 2)
        self.assertEqual(answer.stdout, "")
        for part in parts:
            self.assertIn(part, answer.stderr)
        self.assertNotIn("internal", answer.stderr)

    def test_json_and_text_say_the_same(self):
        found = self.found()
        self.assertEqual(set(found), {"hosted_mw", "low_mw", "high_mw", "mean_load_mw", "beyond",
                                      "assumptions", "share_of_year", "region", "planning_area",
                                      "interconnection"})
        self.assertGreater(found["hosted_mw"], 0)
        self.assertFalse(found["beyond"])
        text = self.host("--criterion", "lolh=104h")
        self.assertExit(text, 0)
        self.assertIn(f"VA_DOM can host {found['hosted_mw']:.0f} MW of campus in 2030 at lolh=104h",
                      text.stdout)
        self.assertIn(f"{found['low_mw']:.0f} to {found['high_mw']:.0f} MW", text.stdout)
        self.assertIn(f"mean load of that campus            {found['mean_load_mw']:.0f} MW",
                      text.stdout)
        self.assertRegex(text.stdout, r"\n  PJM .* without it, .* with it\n  eastern ")
        self.assertIn("rates of a year, from the 1.9 % of 2030 that the run covers", text.stdout)
        self.assertIn("assumed: " + "; ".join(found["assumptions"]), text.stdout)
        self.assertIn("tried ", text.stderr)

    def test_the_criterion_is_met_and_the_interval_holds_the_answer(self):
        found = self.found()
        self.assertLessEqual(found["low_mw"], found["hosted_mw"])
        self.assertLessEqual(found["hosted_mw"], found["high_mw"])
        self.assertLess(found["low_mw"], found["high_mw"])
        # rates of a year, as the criterion is
        self.assertLess(found["region"]["without"]["value"], 104)
        self.assertLessEqual(found["region"]["with"]["value"], 104)
        self.assertGreater(found["region"]["with"]["value"], 0)
        self.assertGreater(found["region"]["with"]["standard_error"], 0)
        self.assertGreaterEqual(found["interconnection"]["with"]["value"],
                                found["region"]["with"]["value"])
        # a campus has a load factor of 0.8, and cooling that runs below its design
        self.assertLess(found["mean_load_mw"], 0.85 * found["hosted_mw"])
        self.assertGreater(found["mean_load_mw"], 0.6 * found["hosted_mw"])

    def test_a_curtailable_share_makes_room(self):
        firm = self.found()["hosted_mw"]
        half = self.found("--curtailable-share", 0.5)["hosted_mw"]
        self.assertGreater(half, firm + 20)
        # not without end: stores give before campuses are cut, and are empty when they are needed
        all_of_it = self.found("--curtailable-share", 1)["hosted_mw"]
        self.assertGreater(all_of_it, half)

    def test_more_than_is_asked_for(self):
        found = self.found("--most", "500 MW")
        self.assertTrue(found["beyond"])
        self.assertEqual(found["hosted_mw"], 500)
        text = self.host("--criterion", "lolh=104h", "--most", "500 MW")
        self.assertIn("500 MW of campus in 2030 and more", text.stdout)

    def test_a_looser_criterion_hosts_more_and_a_missed_one_nothing(self):
        def hosted(criterion, *changes):
            answer = self.host("--criterion", criterion, "--json", *changes)
            self.assertExit(answer, 0)
            return json.loads(answer.stdout)["hosted_mw"]

        self.assertLess(hosted("lolh=104h"), hosted("lolh=1043h"))
        self.assertLess(hosted("eue=5.2GWh"), hosted("eue=260GWh"))
        self.assertLess(hosted("neue=10ppm"), hosted("neue=1000ppm"))
        self.assertLess(hosted("lole=5.2d"), hosted("lole=104d"))
        self.assertEqual(hosted("lolh=104h", "--set", "demand.scale=1.3"), 0)
        missed = self.host("--criterion", "lolh=104h", "--set", "demand.scale=1.3")
        self.assertIn("VA_DOM misses lolh=104h in 2030 as it is", missed.stdout)

    def test_threads_change_nothing(self):
        answers = {self.host("--criterion", "lolh=104h", "--json", "--threads", n).stdout
                   for n in (1, 2, 8)}
        self.assertEqual(len(answers), 1)

    def test_bad_criteria_regions_years_and_powers(self):
        for criterion in ("lole", "lole=", "lole=often", "lole=0.1", "lole=0.1 MW", "eue=2%",
                          "cvar=1MWh", "lole=-1d", ""):
            self.refused(self.host("--criterion", criterion), "--criterion")
        self.refused(self.host(region="TX"), "--region TX", "it has MD, VA_DOM")
        self.refused(self.host(region="VA"), "--region VA",
                     "a state with the regions VA_DOM: name one of them")
        self.refused(self.host(region="va"), "--region va", "it has MD, VA_DOM")
        self.refused(self.host(year=2031), "2031", "outside the run")
        self.refused(self.host("--most", "5"), "--most", "no unit")
        self.refused(self.host("--most", "0 MW"), "--most", "a power above 0 is wanted")
        self.refused(self.host("--curtailable-share", 2), "--curtailable-share")
        self.refused(self.call("host", "none.toml", "--region", "VA_DOM", "--year", 2030), "none.toml")
        self.refused(self.call("host", "week.toml", "--year", 2030), "--region")


if __name__ == "__main__":
    unittest.main(verbosity=2)
