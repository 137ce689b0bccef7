"""Writes what an installed `shiftbook` says of itself, entry points included: FOLDER/shiftbook-….dist-info."""

import sys
from pathlib import Path

from hatchling.build import prepare_metadata_for_build_wheel
from hatchling.builders.wheel import WheelBuilder

folder = Path(sys.argv[1])
info = folder / prepare_metadata_for_build_wheel(str(folder))
(info / "entry_points.txt").write_text(WheelBuilder(".").construct_entry_points_file())
