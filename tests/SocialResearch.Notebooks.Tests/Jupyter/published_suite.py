"""The kernel test suite that the Jupyter project publishes (jupyter_kernel_test), told what C# looks like."""
import sys
import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "social-research"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": ["WriteLine"]},
        {"text": "Environment.NewL", "matches": ["NewLine"]},
        {"text": "namespa", "matches": ["namespace"]},
    ]
    complete_code_samples = ["1 + 1", "var x = 5;", "int F() { return 1; }", "using System.Xml;"]
    incomplete_code_samples = ["if (true) {", "Console.WriteLine(", "int F() {", "/* a comment"]
    invalid_code_samples = ["}}", "var = = 5;", "class { }"]
    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"Grüße"', "result": "Grüße"},
        {"code": "new[] { 1, 2 }.Sum()", "result": "3"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"},
        {"code": '"<svg></svg>".DisplayAs("image/svg+xml");', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    result = unittest.main(argv=sys.argv[:1], verbosity=2, exit=False).result
    print(f"skipped: {len(result.skipped)}")
    sys.exit(0 if result.wasSuccessful() else 1)
