"""The rehearsals' own server, where the process it is in comes to its end."""

import os
import socket
from http.server import BaseHTTPRequestHandler

from kiosk.digisos.loopback import HERE, Server


def test_what_the_end_of_a_visit_has_closed_already_is_no_fault() -> None:
    with Server((HERE, 0), BaseHTTPRequestHandler) as server:
        ours, theirs = socket.socketpair()
        os.close(ours.fileno())
        server.shutdown_request(ours)
        theirs.close()
