"""Python values as TypeScript expressions, where they are odd. Run by papermill.test.ts."""

import unittest
from datetime import date, datetime, timezone
from decimal import Decimal

# Whoever uses papermill imports it first; it then loads our engine by itself.
from papermill.exceptions import PapermillException
from papermill.translators import translate_parameters


def injected(**parameters):
    return translate_parameters("shiftbook", "typescript", parameters, "Parameters")


class Literals(unittest.TestCase):
    def assert_value(self, value, expression):
        self.assertEqual(injected(v=value), f"// Parameters\nlet v = {expression};\n")

    def test_integers_beyond_what_a_number_holds_are_exact(self):
        self.assert_value(2**53 - 1, "9007199254740991")
        self.assert_value(-(2**53), "-9007199254740992n")

    def test_floats(self):
        self.assert_value(1e300, "1e+300")
        self.assert_value(-0.0, "-0.0")
        self.assert_value(float("-inf"), "-Infinity")
        self.assert_value(float("nan"), "NaN")

    def test_null_and_empty_lists_can_be_anything(self):
        self.assert_value(None, "null as any")
        self.assert_value({"a": [], "b": [None]}, '{ "a": [] as any[], "b": [null as any] }')

    def test_texts_stay_one_literal(self):
        self.assert_value("a\n\"b\"\\ '`${c}", '"a\\n\\"b\\"\\\\ \'`${c}"')
        self.assert_value("half \ud83d, line\u2028, tag\U000e0001", '"half \\u{d83d}, line\\u{2028}, tag\\u{e0001}"')

    def test_keys(self):
        self.assert_value(
            {7: 1, None: 2, True: 3, "a-b": 4, "__proto__": 5},
            '{ "7": 1, "null": 2, "true": 3, "a-b": 4, ["__proto__"]: 5 }',
        )

    def test_other_values_are_written_as_text(self):
        self.assert_value(date(2026, 2, 1), '"2026-02-01"')
        self.assert_value(datetime(2026, 2, 1, 3, 4, tzinfo=timezone.utc), '"2026-02-01T03:04:00+00:00"')
        self.assert_value(Decimal("0.10"), '"0.10"')
        self.assert_value((1, 2), "[1, 2]")

    def test_comments_stay_comments(self):
        code = translate_parameters("shiftbook", "typescript", {}, "two\nlines */")
        self.assertEqual(code, "// two\n// lines */\n")

    def test_a_name_that_typescript_does_not_have_is_refused(self):
        for name in ["my-name", "class", "1st", "a b", ""]:
            with self.assertRaisesRegex(PapermillException, "cannot be a name in TypeScript"):
                injected(**{name: 1})
        with self.assertRaisesRegex(PapermillException, "True"):
            translate_parameters("shiftbook", "typescript", {True: 1})
        self.assertEqual(injected(größe_1=1, **{"$x": 2}), "// Parameters\nlet größe_1 = 1;\nlet $x = 2;\n")


if __name__ == "__main__":
    unittest.main()
