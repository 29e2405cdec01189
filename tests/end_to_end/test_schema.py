"""The JSON Schema of scenarios takes what the program takes, and refuses what it refuses."""

import json
import os
import tomllib
import unittest
from pathlib import Path

from program import said_by

PROGRAM = os.environ["GIGALOAD"]


class Schema(unittest.TestCase):
    def setUp(self):
        try:
            import jsonschema
        except ImportError as error:
            self.skipTest(str(error))
        self.schema = json.loads(said_by(PROGRAM, "show", "--schema"))
        self.check = jsonschema.Draft7Validator(self.schema)
        jsonschema.Draft7Validator.check_schema(self.schema)

    def faults(self, toml):
        # days are texts to a schema
        plain = json.loads(json.dumps(tomllib.loads(toml), default=str))
        return list(self.check.iter_errors(plain))

    def test_shipped_scenarios(self):
        folder = Path(__file__).parents[2] / "scenarios"
        for path in sorted(folder.glob("*.toml")):
            with self.subTest(path.name):
                self.assertEqual(self.faults(path.read_text()), [])

    def test_mistakes(self):
        for toml in ["tilte = 'x'", "[run]\nstart = 2025", "[campus.a]\ncapacity = 5",
                     "[campus.a]\ncontract = 'firmly'", "[campus.a]\nload_factor = 1.5",
                     "[data_centres]\npath = [{year = 2030}]", "[ensemble]\nsamples = '9'"]:
            with self.subTest(toml):
                self.assertNotEqual(self.faults(toml), [])


if __name__ == "__main__":
    unittest.main()
