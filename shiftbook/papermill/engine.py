"""What papermill loads by itself: see the entry point `papermill.engine` in pyproject.toml.

papermill knows the languages of parameters by a registry that no entry point leads to. It loads the engines of other
packages when it starts, though, and with this one comes the translator.
"""

from papermill.engines import NBClientEngine
from papermill.translators import papermill_translators

from .translator import TypeScriptTranslator

papermill_translators.register("shiftbook", TypeScriptTranslator)
# For a kernelspec under another name; whoever has registered a translator for the language before keeps it.
papermill_translators._translators.setdefault("typescript", TypeScriptTranslator)


class ShiftbookEngine(NBClientEngine):
    """papermill's usual engine; nothing needs to be run by it."""
