"""Shiftbook: Amazon Redshift, notebooks and SageMaker pipelines in TypeScript.

This package carries the JupyterLab extension, the kernelspec and the kernel, which Node runs.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("shiftbook")
except PackageNotFoundError:  # run from a checkout that is not installed
    __version__ = "0.0.0"


def _jupyter_labextension_paths():
    """Where JupyterLab finds the extension in a development install."""
    return [{"src": "../dist/labextension", "dest": "@shiftbook/jupyterlab"}]
