"""Reads what a receipt's link asks for from PostgreSQL, in the gateway's own loop: one look, no thread, no waiting.

The one rule: a connection over which a read failed is not used again.
"""

import asyncio
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import make_url

from kiosk.register.database import CONNECTIONS, DRIVER, PATIENCE, POSTGRESQL
from kiosk.register.ledger import FACTS, OPENED, REFERENCE, status_in
from kiosk.register.model import Status
from kiosk.register.pepper import Pepper
from kiosk.register.tables import moment_of

if TYPE_CHECKING:
    from psycopg import AsyncConnection

    Connection = AsyncConnection[tuple[Any, ...]]

# In milliseconds: a statement that takes longer, or a network that swallows everything, is a fault.
MOST = 1000 * PATIENCE
OPTIONS: dict[str, Any] = {**POSTGRESQL, "options": f"-c statement_timeout={MOST}", "tcp_user_timeout": MOST}
# Where the moment stands in a row.
AT = len(FACTS) + 2


class Lookout:
    """A few connections of one loop, each opened when it is wanted first. `url`, `pepper`: those of the Store.

    Where the database does not answer, psycopg's Error passes through.
    """

    def __init__(self, url: str, pepper: bytes) -> None:
        address = make_url(url)
        self._address = address.set(drivername="postgresql").render_as_string(hide_password=False)
        self._pepper = Pepper(pepper)
        dialect = address.set(drivername=DRIVER).get_dialect()()
        self._query = str(OPENED.compile(dialect=dialect)).encode()
        # What was used last is used next; None: a connection that may be opened.
        self._free: asyncio.LifoQueue[Connection | None] = asyncio.LifoQueue()
        for _ in range(CONNECTIONS):
            self._free.put_nowait(None)

    async def status_with_key(self, reference: str, key: str) -> Status | None:
        """As the Store's."""
        if not REFERENCE.fullmatch(reference):
            return None
        rows = await self._look({"reference": reference, "proof": self._pepper.mix_key(reference, key)})
        return status_in([(*row[:AT], moment_of(row[AT]), *row[AT + 1 :]) for row in rows])

    async def close(self) -> None:
        """Closes every connection that nobody reads from."""
        while not self._free.empty():
            connection = self._free.get_nowait()
            if connection:
                await connection.close()

    async def _look(self, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Looks again, once, over a new connection, where the one it had was cut."""
        from psycopg import OperationalError

        connection = await self._take()
        try:
            try:
                connection = connection or await self._open()
                rows = await self._read(connection, values)
            except OperationalError:
                if connection is None or not connection.closed:
                    raise
                connection = await self._open()
                rows = await self._read(connection, values)
        except BaseException:
            if connection:
                await connection.close()
            self._free.put_nowait(None)
            raise
        self._free.put_nowait(connection)
        return rows

    async def _take(self) -> "Connection | None":
        """The next that is free. Raises ConnectionTimeout when there is none for too long."""
        from psycopg.errors import ConnectionTimeout

        if not self._free.empty():
            return self._free.get_nowait()
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._free.get()
        except TimeoutError:
            raise ConnectionTimeout("every connection is busy") from None

    async def _open(self) -> "Connection":
        from psycopg import AsyncConnection

        return await AsyncConnection.connect(self._address, autocommit=True, **OPTIONS)

    async def _read(self, connection: "Connection", values: dict[str, Any]) -> list[tuple[Any, ...]]:
        # Prepared, so that the database plans it once for each connection.
        return await (await connection.execute(self._query, values, prepare=True)).fetchall()
