"""Tells which files have more than 350 lines and which functions more than 60.

function_lengths.py FOLDER... [--files FOLDER...] fails when one does, in C++, JavaScript and Python; in
the folders after --files the lengths of functions do not matter. A braced list of
values is a table of data, so that its lines do not count for the function; blocks and lambdas do, in
a list too. C++ has to be formatted by clang-format, as all of it is: a body's brace then has a space
before it.
"""

import ast
import re
import sys
from pathlib import Path

MOST_LINES_OF_FILE = 350
MOST_LINES_OF_FUNCTION = 60
FEWEST_LINES_OF_TABLE = 8  # a shorter list of values is a statement like others
SOURCES = {".cpp", ".hpp", ".js", ".css", ".py"}

LITERAL = re.compile(
    r'R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|`(?:\\.|[^`\\])*`"  # a template of JavaScript
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'"  # a character, and no digit separator
    r"|//[^\n]*|/\*.*?\*/|^[ \t]*#[^\n]*(?:\\\n[^\n]*)*",
    re.DOTALL | re.MULTILINE)
CONTROL = re.compile(r"^(if|for|while|switch|do|else|try|catch|return)\b")
SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$")
LAMBDA = re.compile(r"\[[^\[\]]*\]\s*(\([^{}]*\))?\s*(mutable|noexcept|->[^{}]*)?\s*$")
FUNCTION = re.compile(r"\)\s*(const|noexcept|override|final|&|->[^{}]*|:.*|requires.*|\s)*$",
                      re.DOTALL)


def without_literals(text):
    """The text with blanks where comments, strings and directives stand."""
    return LITERAL.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def kind_of_brace(before, space, inside):
    """scope, function, block or table: what the brace opens after the text `before`."""
    if CONTROL.match(before) and not before.startswith("return"):
        return "block"
    if LAMBDA.search(before):
        return "block"
    if inside == "scope":
        if not space:
            return "table"
        if SCOPE.search(before):
            return "scope"
        return "function" if FUNCTION.search(before) and "= " not in before[-3:] else "table"
    if not before:
        return "block" if inside in ("function", "block") else "table"
    if re.search(r"\b(struct|class|union) \w+( final)?( : [\w:, ]+)?$", before):
        return "scope"
    return "table"


class Braces:
    """Walks through a source and notes its functions: first line, name and counted lines."""

    def __init__(self, text):
        self.functions = []
        self.stack = []  # kind of brace, lines in it
        self.open_functions = []
        self.begin = 0  # of the statement
        text = without_literals(text)
        line = 1
        for match in re.finditer(r"[{};\n]", text):
            at, mark = match.start(), match.group()
            if mark == "\n":
                line += 1
                if self.stack:
                    self.stack[-1][1] += 1
                continue
            if mark == "{":
                if self.open(text, at, line) == "table":
                    continue
            elif mark == "}":
                if self.close() == "table":
                    continue
            elif self.kind() == "table" or text.count("(", self.begin, at) > text.count(
                    ")", self.begin, at):
                continue  # the semicolons of a for
            self.begin = at + 1

    def kind(self):
        return self.stack[-1][0] if self.stack else "scope"

    def open(self, text, at, line):
        before = re.sub(r"\b(public|private|protected):", "", text[self.begin:at]).strip()
        kind = kind_of_brace(before, text[at - 1] in " \n", self.kind())
        if kind == "function":
            name = re.search(r"([\w:~]+|operator\S+)\s*\(", before)
            name = name.group(1) if name else before[-40:]
            self.open_functions.append((line - before.count("\n"), name))
        self.stack.append([kind, 1 if kind == "function" else 0])
        return kind

    def close(self):
        if not self.stack:
            return None
        kind, lines = self.stack.pop()
        if kind == "function":
            self.functions.append((*self.open_functions.pop(), lines))
        elif self.stack and (kind != "table" or lines < FEWEST_LINES_OF_TABLE
                             or self.kind() == "table"):
            self.stack[-1][1] += lines
        return kind


def functions_of(suffix, text):
    """The functions of a source: first line, name and counted lines."""
    if suffix == ".py":
        return [(node.lineno, node.name, node.end_lineno - node.lineno + 1)
                for node in ast.walk(ast.parse(text))
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return Braces(text).functions if suffix in (".cpp", ".hpp", ".js") else []


def faults(path, with_functions=True):
    """The file's faults, one line each."""
    text = path.read_text()
    lines = text.count("\n")
    if lines > MOST_LINES_OF_FILE:
        yield f"{path}:1: {lines} lines; a file has at most {MOST_LINES_OF_FILE}"
    if not with_functions:
        return
    for line, name, length in functions_of(path.suffix, text):
        if length > MOST_LINES_OF_FUNCTION:
            yield f"{path}:{line}: {name} has {length} lines; a function has at most " \
                  f"{MOST_LINES_OF_FUNCTION}"


def sources_of(folders):
    return [path for folder in folders for path in sorted(Path(folder).rglob("*"))
            if path.suffix in SOURCES]


def main(words):
    end = words.index("--files") if "--files" in words else len(words)
    found = [fault for path in sources_of(words[:end]) for fault in faults(path)]
    found += [fault for path in sources_of(words[end + 1:]) for fault in faults(path, False)]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
