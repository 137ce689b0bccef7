"""Parameters of notebooks for papermill (https://papermill.readthedocs.io): `papermill in.ipynb out.ipynb -p threshold 0.7`."""
