"""The measure of function_lengths.py on small sources."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from function_lengths import Braces, functions_of, main


def measured(text):
    return [(name, length) for _, name, length in Braces(text).functions]


class FunctionLengths(unittest.TestCase):
    def test_blocks_and_lambdas_count(self):
        self.assertEqual(measured("""
namespace n {
int f(int a) {
  for (int i = 0; i < 3; ++i) {
    a += '{' + "}"[0];  // {
  }
  return [&](int b) {
    return b;
  }(a);
}
}
"""), [("f", 8)])

    def test_javascript_and_python_are_measured_too(self):
        self.assertEqual(functions_of(".js", """
export function f() {
  const text = `a { in ${text}`;
  const g = (a) => {
    return a;
  };
}
class A {
  h(b) {
    return b;
  }
}
"""), [(2, "f", 6), (9, "h", 3)])
        self.assertEqual(functions_of(".py", "class A:\n    def f(self):\n        pass\n"),
                         [(2, "f", 2)])

    def test_a_table_does_not_count_but_a_short_list_does(self):
        rows = "    {1, 2},\n" * 20
        self.assertEqual(measured("T f() {\n  return {\n" + rows + "  };\n}\n"), [("f", 3)])
        self.assertEqual(measured("T f() {\n  return {\n" + rows[:36] + "  };\n}\n"), [("f", 7)])

    def test_members_and_constructors_are_functions(self):
        self.assertEqual(measured("""
class A : public B {
 public:
  explicit A(int a)
      : a_(a), b_{1} {
    check();
  }
  int a() const override { return a_; }

 private:
  int a_ = {3};
};
auto A::b() const -> int {
  struct Row {
    int x;
  };
  return 1;
}
"""), [("A", 3), ("a", 1), ("A::b", 6)])

    def test_folders_of_tests_have_long_functions_and_no_long_files(self):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "a.py"
            source.write_text("def f():\n" + "    pass\n" * 100)
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                self.assertEqual(main([folder]), 1)
                self.assertEqual(main(["--files", folder]), 0)
                source.write_text("pass\n" * 351)
                self.assertEqual(main(["--files", folder]), 1)
            self.assertIn("f has 101 lines", said.getvalue())
            self.assertIn("351 lines; a file has at most 350", said.getvalue())


if __name__ == "__main__":
    unittest.main()
