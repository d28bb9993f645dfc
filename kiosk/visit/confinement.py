"""All that binds a visit, in the order in which it is applied: attributes, memory, descriptors, files, network.

The one rule: it is proved by trying each forbidden thing and failing; where it cannot be proved, no question is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.errors import ConfinementError
from kiosk.settings import Memory
from kiosk.visit.descriptors import close_others
from kiosk.visit.hardening import harden
from kiosk.visit.landlocked import landlock_version, restrict_files
from kiosk.visit.memory import State, guard_memory
from kiosk.visit.promises import Outcome, Reach, prove
from kiosk.visit.reach import restrict_reach


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a visit may do beside showing itself on the terminal.

    `readable`: paths beside the program. `ports`: TCP ports it may connect to. `listens`: whether it may wait at a free
    one. `own_port`: one at which it may wait, and which it may call itself; 0: none. `memory`: see `Settings.memory`.
    `required`: where Landlock is refused no visit starts. `kept`: descriptors it inherits beside the terminal's three.
    `scanner`: a serial port it may talk with.
    """

    readable: tuple[Path, ...] = ()
    ports: tuple[int, ...] = ()
    listens: bool = False
    own_port: int = 0
    memory: Memory = "any"
    required: bool = True
    kept: tuple[int, ...] = ()
    scanner: Path | None = None

    def bind(self) -> Mapping[str, Outcome]:
        """Binds this process for good and gives what was proved. Raises ConfinementError when it does not hold."""
        outcomes = self.try_out()
        broken = [id for id, outcome in outcomes.items() if outcome == "broken"]
        if broken:
            raise ConfinementError(f"a visit is not denied what it must be: {', '.join(broken)}")
        return outcomes

    def try_out(self) -> Mapping[str, Outcome]:
        """The same, but a promise that is not kept is only told. Raises ConfinementError where one cannot be made."""
        harden()
        memory: State = guard_memory(self.memory)
        close_others(self.kept)
        version = self._lock() if landlock_version() or self.required else 0
        return prove(Reach(self.readable, self.ports, self.listens), memory, version)

    def keeping(self, descriptor: int) -> "Confinement":
        """The same, with one more descriptor that is inherited."""
        return replace(self, kept=(*self.kept, descriptor))

    def _lock(self) -> int:
        """Landlock's version. Raises ConfinementError."""
        restrict_files(self.readable, self.scanner)
        restrict_reach(self.ports, listens=self.listens, own=self.own_port)
        return landlock_version()
