"""Jupyter's own conformance suite, for all that the kernel has. Run by kernel-conformance.test.ts."""

import unittest

import jupyter_kernel_test


class ShiftbookKernel(jupyter_kernel_test.KernelTests):
    kernel_name = "shiftbook"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oh')"
    completion_samples = [
        {"text": "Math.acos", "matches": ["acos", "acosh"]},
        {"text": "'a'.toUpp", "matches": ["toUpperCase"]},
    ]
    complete_code_samples = ["1", "const a = 1;", "function f() {\n  return 1;\n}", "%%sql dev\nselect 1", "Math.max?"]
    incomplete_code_samples = ["function f() {", "const a = [1,", "if (true) {\n"]
    invalid_code_samples = ["const 1 = a;", "let = = 2;"]
    code_page_something = "Math.max?"
    code_generate_error = "throw new Error('no')"
    code_execute_result = [
        {"code": "6*7", "result": "42"},
        {"code": "'a' + 'b'", "result": "'ab'"},
        {"code": "({ a: [1, 2] })", "result": "{ a: [ 1, 2 ] }"},
        {
            "code": "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>1</b>' }) })",
            "mime": "text/html",
            "result": "<b>1</b>",
        },
    ]
    code_display_data = [
        {"code": "display(1)", "mime": "text/plain"},
        {"code": "display.html('<b>1</b>')", "mime": "text/html"},
        {"code": "display({ 'image/svg+xml': '<svg/>' }, { raw: true })", "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6?7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput()"


class ShiftbookWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "shiftbook"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
