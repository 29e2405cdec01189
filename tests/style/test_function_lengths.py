"""The measure of function_lengths.py on small sources."""

import unittest

from function_lengths import Braces, functions_of


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


if __name__ == "__main__":
    unittest.main()
