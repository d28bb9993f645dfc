"""The library that draws the figures: loaded late, and it asks nobody for anything."""

import subprocess
import sys

DRAWN = """
import sys
import kiosk.desk.app
assert "plotext" not in sys.modules, "loaded before anybody looked"
from textual_plotext.plot import Plot

def refuse(event, told):
    if event.startswith(("socket.", "urllib.")) or (event == "open" and told[1] and set(str(told[1])) & set("wax+")):
        raise SystemExit(f"{event} {told}")

sys.addaudithook(refuse)
plot = Plot()
plot.bar(["1", "2"], [5, 7])
plot.plotsize(40, 10)
print("drawn" if plot.build() else "")
"""


def test_it_is_loaded_when_somebody_looks_and_reaches_neither_network_nor_disk() -> None:
    done = subprocess.run([sys.executable, "-B", "-c", DRAWN], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.returncode) == ("drawn", 0), done.stderr
