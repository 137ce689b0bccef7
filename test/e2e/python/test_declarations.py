"""How the cell tagged `parameters` is read. Run by papermill.test.ts."""

import unittest

# Whoever uses papermill imports it first; it then loads our engine by itself.
import papermill  # noqa: F401
from shiftbook.papermill.declarations import declarations


def read(source):
    return [tuple(each) for each in declarations(source)]


class Declarations(unittest.TestCase):
    def test_types_come_from_the_value(self):
        for value, kind in [
            ("0.5", "number"),
            ("-1e-5", "number"),
            ("0xff", "number"),
            ("-Infinity", "number"),
            ("12n", "bigint"),
            ("'a'", "string"),
            ('"a;b"', "string"),
            ("`a\n${b}`", "string"),
            ("true", "boolean"),
            ("null", "NoneType"),
            ("['a']", "None"),
        ]:
            self.assertEqual(read(f"let v = {value};"), [("v", kind, value, "")])

    def test_types_come_from_the_annotation(self):
        self.assertEqual(read("const m: 'a' | 'b' = 'a'"), [("m", "'a' | 'b'", "'a'", "")])
        self.assertEqual(
            read("const m: Map<string, number> = new Map<string, number>(), n = 1"),
            [("m", "Map<string, number>", "new Map<string, number>()", ""), ("n", "number", "1", "")],
        )

    def test_help_is_the_comment_behind_or_before(self):
        self.assertEqual(
            read("/** How\n *  many */\nexport const a = 1;\nconst b = 2 // which\n\n// no help\n\nconst c = 3"),
            [("a", "number", "1", "How many"), ("b", "number", "2", "which"), ("c", "number", "3", "")],
        )

    def test_values_may_take_several_lines(self):
        self.assertEqual(
            read("const o = {\n  a: 1,\n  b: ';'\n}\nconst sum = 1 +\n  2\nconst names = []\n  .concat('a')"),
            [
                ("o", "None", "{\n  a: 1,\n  b: ';'\n}", ""),
                ("sum", "None", "1 +\n  2", ""),
                ("names", "None", "[]\n  .concat('a')", ""),
            ],
        )

    def test_what_is_no_parameter_is_left_out(self):
        self.assertEqual(
            read("import fs from 'node:fs';\nlet none;\nconst { x, y } = o;\nfunction f() { const a = 1; }\nconst z = 1"),
            [("z", "number", "1", "")],
        )

    def test_what_is_no_typescript_ends_all_the_same(self):
        for source in ["const", "const a", "const a =", "const a = (", "'", "/*", "const a: = 1", "}{ let x = `"]:
            declarations(source)


if __name__ == "__main__":
    unittest.main()
