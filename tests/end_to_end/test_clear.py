"""`gigaload clear` as a person calls it: cases worked out by hand, 1,000 random networks beside an
iteration of the definition, and files with faults.

The program is the environment's GIGALOAD; a published table of cases is in GIGALOAD_REFERENCE, and what
needs it is skipped where it is not.
"""

import json
import os
import random
import unittest
from pathlib import Path

from program import ProgramTest

TABLE = Path(os.environ.get("GIGALOAD_REFERENCE", "")) / "clearing_cases.json"

# By hand, in fractions. "drained": what A owes outside empties the cycle. "chain": C pays B 1 of 2,
# and B, which loses half of it, pays A 0.5. "exact": the sum of what B has is what it owes.
CASES = [
    {"name": "two fail", "parties": ["lender", "builder", "tenant"], "e": [0, 0, 3],
     "liability": [[0, 0, 0], [4, 0, 0], [0, 4, 0]], "paid": [0, 3, 3], "defaults": [1, 2]},
    {"name": "nobody fails", "e": [1, 1], "liability": [[0, 2], [2.2, 0]], "alpha": 0.5, "beta": 0.5,
     "paid": [2, 2.2], "defaults": []},
    {"name": "cycle", "e": [0, 0, 0], "liability": [[0, 3, 0], [0, 0, 3], [3, 0, 0]],
     "paid": [3, 3, 3], "defaults": []},
    {"name": "drained cycle", "e": [0, 0, 0], "external": [0.5, 0, 0],
     "liability": [[0, 1, 0], [0, 0, 1], [1, 0, 0]], "paid": [0, 0, 0], "defaults": [0, 1, 2]},
    {"name": "chain, half lost", "e": [0, 0, 1], "liability": [[0, 0, 0], [2, 0, 0], [0, 2, 0]],
     "beta": 0.5, "paid": [0, 0.5, 1], "defaults": [1, 2]},
    {"name": "all fail", "e": [1, 1], "external": [4, 4], "liability": [[0, 4], [4, 0]],
     "paid": [2, 2], "defaults": [0, 1]},
    {"name": "exact", "e": [0.3, 0.1, 0], "liability": [[0, 0.3, 0], [0, 0, 0.4], [0, 0, 0]],
     "alpha": 0, "beta": 0, "paid": [0.3, 0.4, 0], "defaults": []},
]


def random_case(draw, number):
    """A network of 2 to 10 parties; shares recovered are often 0 or 1."""
    parties = draw.randint(2, 10)
    dense, rich = draw.random(), draw.random()
    outside = draw.random() < 0.7
    liability = [[10 * draw.random() if i != j and draw.random() < dense else 0
                  for j in range(parties)] for i in range(parties)]
    return {"name": f"network {number}", "liability": liability,
            "e": [20 * rich * draw.random() for _ in range(parties)],
            "external": [5 * draw.random() if outside else 0 for _ in range(parties)],
            "alpha": draw.choice([0, 0.3, draw.random(), 1]),
            "beta": draw.choice([0, 0.7, draw.random(), 1])}


def iterated(case):
    """The definition, time after time, from full payment on."""
    parties = range(len(case["e"]))
    owed = [case["external"][i] + sum(case["liability"][i]) for i in parties]
    owing = [k for k in parties if owed[k] > 0]
    share = [[case["liability"][k][i] / owed[k] for i in parties] if owed[k] > 0 else None
             for k in parties]
    paid = owed
    while True:
        got = [sum(paid[k] * share[k][i] for k in owing) for i in parties]
        after = [owed[i] if case["e"][i] + got[i] >= owed[i] * (1 - 1e-12)
                 else case["alpha"] * case["e"][i] + case["beta"] * got[i] for i in parties]
        if max(abs(a - b) for a, b in zip(after, paid)) < 1e-13:
            return after
        paid = after


class ClearTest(ProgramTest):
    def cleared(self, file):
        answer = self.call("clear", file, "--json")
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)["cases"], answer.stderr

    def assertCleared(self, cases, found):
        self.assertEqual([case["name"] for case in found], [case["name"] for case in cases])
        for case, one in zip(cases, found):
            with self.subTest(case["name"]):
                self.assertEqual(one["defaults"], case["defaults"])
                self.assertEqual(len(one["paid"]), len(case["paid"]))
                for a, b in zip(one["paid"], case["paid"]):
                    self.assertAlmostEqual(a, b, delta=1e-9)

    def test_by_hand(self):
        found, said = self.cleared(self.write("cases.json", json.dumps({"cases": CASES})))
        self.assertCleared(CASES, found)
        self.assertEqual(said, "")
        self.assertEqual(found[0]["parties"], ["lender", "builder", "tenant"])
        self.assertEqual(found[0]["failed_in_round"], [None, 2, 1])
        self.assertEqual(found[0]["lost"], [1, 1, 0])
        self.assertEqual(found[0]["equity"], [3, 0, 0])
        self.assertEqual(found[3]["external_lost"], 0.5)
        self.assertEqual(found[4]["default_costs"], [0, 0.5, 0])

    def test_one_case(self):
        text = json.dumps(CASES[1], indent=1)
        found, _ = self.cleared(self.write("case.json", "\ufeff" + text))
        self.assertCleared(CASES[1:2], found)
        answer = self.call("clear", self.write("case.json", json.dumps(CASES[0])))
        self.assertExit(answer, 0)
        self.assertIn("two fail: 2 of 3 parties fail, in 2 rounds", answer.stdout)
        self.assertRegex(answer.stdout, r"\nbuilder +4 +3 +1 +1 +0 +2\n")

    def test_what_the_file_says_otherwise(self):
        case = {**CASES[1], "paid": [2, 2.1], "defaults": [1]}
        answer = self.call("clear", self.write("case.json", json.dumps(case)))
        self.assertExit(answer, 0)
        self.assertIn("nobody fails: the file says that party 1 pays 2.1; it pays 2.2", answer.stderr)
        self.assertIn("nobody fails: the file says that [1] fail; [] do", answer.stderr)

    def test_random_networks(self):
        draw = random.Random(5)
        cases = [random_case(draw, number) for number in range(1000)]
        found, _ = self.cleared(self.write("cases.json", json.dumps({"cases": cases})))
        self.assertEqual(len(found), 1000)
        failed = 0
        for case, one in zip(cases, found):
            paid = iterated(case)
            for a, b in zip(one["paid"], paid):
                self.assertAlmostEqual(a, b, delta=1e-9, msg=case["name"])
            who = [i for i, (a, b) in enumerate(zip(paid, one["owed"])) if a < b - 1e-9]
            self.assertEqual(one["defaults"], who, case["name"])
            failed += len(who) > 0
        self.assertGreater(failed, 300)
        self.assertLess(failed, 900)

    def test_a_thousand_parties(self):
        draw = random.Random(6)
        size = 1000
        liability = [[round(draw.random(), 3) if i != j else 0 for j in range(size)]
                     for i in range(size)]
        case = {"name": "large", "e": [draw.random() for _ in range(size)],
                "external": [draw.random() for _ in range(size)], "liability": liability,
                "alpha": 0.5, "beta": 0.9}
        path = self.write("large.json", json.dumps(case))
        begin = os.times().children_user
        found, _ = self.cleared(path)
        self.assertLess(os.times().children_user - begin, 30)  # s of computing, of a busy machine too
        owed, paid = found[0]["owed"], found[0]["paid"]
        share = [part / whole for part, whole in zip(paid, owed)]
        for i in range(0, size, 97):  # the definition, of some
            got = sum(share[k] * liability[k][i] for k in range(size))
            if i in found[0]["defaults"]:
                self.assertAlmostEqual(paid[i], 0.5 * case["e"][i] + 0.9 * got, delta=1e-9)
            else:
                self.assertGreaterEqual(case["e"][i] + got, owed[i] * (1 - 1e-9))

    def test_faults(self):
        def refused(text, *words):
            answer = self.call("clear", self.write("bad.json", text), "--json")
            self.assertExit(answer, 2)
            self.assertEqual(answer.stdout, "")
            for word in words:
                self.assertIn(word, answer.stderr)

        def refused_case(change, *words):
            case = {**CASES[4], **change}
            refused(json.dumps({"cases": [CASES[0], case]}), *words)

        refused('{"e": [1, 1],\n "liability": [[0, NaN], [1, 0]]}', "bad.json:2:20", "invalid literal")
        refused('{"e": [1, 1e999]}', "bad.json:1:", "overflow")
        refused('{"e": [1', "bad.json:1:", "unexpected end")
        refused("", "bad.json:1:1", "unexpected end")
        refused("[" * 100_000, "bad.json:1:17", "brackets")
        refused('{"e": [1],\n "e": [2], "liability": [[0]]}', "bad.json:2:2", "'e' stands twice")
        refused('{"e": [1],\n "liability": [[-1]]}', "bad.json:2:17: /liability/0/0", "-1 is no amount")
        refused("[]", "an object is wanted")
        refused('{"cases": []}', "/cases: there is no case")
        refused('{"cases": [], "kases": 1}', "/kases: unknown key", "did you mean cases?")
        refused_case({"liability": [[0, 0, 0], [2, 0, 0]]}, "/cases/1/liability: 2 rows for 3 parties")
        refused_case({"liability": [[0, 0, 0], [2, 0], [0, 2, 0]]},
                     "/cases/1/liability/1: 2 numbers for 3 parties")
        refused_case({"liability": [[0, 0, 0], [2, 1, 0], [0, 2, 0]]},
                     "/cases/1/liability/1/1: 1 is owed by a party to itself")
        refused_case({"e": [0, -0.5, 1]}, "/cases/1/e/1: -0.5 is no amount")
        refused_case({"e": [0, "much", 1]}, '/cases/1/e/1: found "much"; a number is wanted')
        refused_case({"external": [1]}, "/cases/1/external: 1 number for 3 parties")
        refused_case({"alpha": 1.01}, "/cases/1/alpha: 1.01 is no share")
        refused_case({"beta": -1}, "/cases/1/beta: -1 is no share")
        refused_case({"beta": None}, "/cases/1/beta: found null; a number is wanted")
        refused_case({"parties": ["A", "B", "A"]}, "/cases/1/parties/2: 'A' stands twice")
        refused_case({"name": "two fail"}, "/cases/1: the name 'two fail' stands twice")
        refused_case({"apha": 1}, "/cases/1/apha: unknown key; did you mean alpha?")
        refused_case({"defaults": [3]}, "/cases/1/defaults/0: found 3")
        refused_case({"paid": [3]}, "/cases/1/paid: 1 number for 3 parties")
        refused(json.dumps({"e": [1]}), "the key 'liability' is missing")
        answer = self.call("clear", "nowhere.json")
        self.assertExit(answer, 2)
        self.assertIn("nowhere.json", answer.stderr)

    @unittest.skipUnless(TABLE.exists(), "the published table is not here")
    def test_published(self):
        found, said = self.cleared(TABLE)
        self.assertCleared(json.loads(TABLE.read_text())["cases"], found)
        self.assertEqual(said, "")


if __name__ == "__main__":
    unittest.main()
