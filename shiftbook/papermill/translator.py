"""papermill's parameters as TypeScript."""

import re

from papermill.exceptions import PapermillException
from papermill.models import Parameter
from papermill.translators import Translator

from .declarations import declarations
from .literals import literal

_NAME = re.compile(r"(?:[^\W\d]|\$)[\w$]*")
_RESERVED = frozenset(
    """await break case catch class const continue debugger default delete do else enum export extends false finally for
    function if implements import in instanceof interface let new null package private protected public return static
    super switch this throw true try typeof var void while with yield""".split()
)


class TypeScriptTranslator(Translator):
    """Writes the injected cell, and reads the one tagged `parameters`."""

    @classmethod
    def translate(cls, val):
        return literal(val)

    @classmethod
    def comment(cls, cmt_str):
        return "\n".join(f"// {line}".rstrip() for line in str(cmt_str).splitlines())

    @classmethod
    def assign(cls, name, str_val):
        """A `let`, so that its type is `number` where a `const` would be of the type `0.7`: comparing that with any other
        number is an error of the compiler."""
        # YAML knows names that are no texts: `yes: 1` names True.
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name in _RESERVED:
            raise PapermillException(f'The parameter "{name}" cannot be a name in TypeScript.')
        return f"let {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        return [
            Parameter(name=name, inferred_type_name=type_name, default=default, help=text)
            for name, type_name, default, text in declarations(parameters_cell["source"])
        ]
