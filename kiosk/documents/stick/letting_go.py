"""Letting go of a stick through udisks, where the machine has it.

The one rule: only a device file that the kernel's table of mounts named reaches the command line; there is no shell.
"""

import re
import subprocess

DEVICE = re.compile(r"/dev/[A-Za-z0-9_-]{1,32}(?:/[A-Za-z0-9_-]{1,32})?")
SECONDS = 10.0
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


class LettingGo:
    """`program`: where udisksctl is; "" where there is none."""

    def __init__(self, program: str) -> None:
        self._program = program

    def __call__(self, device: str) -> bool:
        """Whether the machine let go of it: closed it, and switched it off where that can be done."""
        if not self._program or not DEVICE.fullmatch(device) or not self._run("unmount", device):
            return False
        self._run("power-off", device)
        return True

    def _run(self, what: str, device: str) -> bool:
        # Nobody is there to give a password.
        command = (self._program, what, "--no-user-interaction", "--block-device", device)
        try:
            done = subprocess.run(  # noqa: S603 - see the rule
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env=ENVIRONMENT, cwd="/", timeout=SECONDS, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0
