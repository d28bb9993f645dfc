"""An eSCL scanner of the tests: what it says and gives is set, what it was asked is kept.

The one rule: it is real HTTP on this machine, and whatever a test wants it to do wrong it does on the wire.
"""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.documents.scanner.escl import EsclScanner

PAGE = b"\xff\xd8\xff\xe0 a page \xff\xd9"
SCAN = 'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
PROFILE = """<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>BlackAndWhite1</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>application/pdf</pwg:DocumentFormat><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
</scan:DocumentFormats><scan:SupportedResolutions><scan:DiscreteResolutions>
<scan:DiscreteResolution><scan:XResolution>100</scan:XResolution><scan:YResolution>100</scan:YResolution></scan:DiscreteResolution>
<scan:DiscreteResolution><scan:XResolution>300</scan:XResolution><scan:YResolution>300</scan:YResolution></scan:DiscreteResolution>
<scan:DiscreteResolution><scan:XResolution>600</scan:XResolution><scan:YResolution>600</scan:YResolution></scan:DiscreteResolution>
</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>"""
CAPS = f"<scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>3300</scan:MaxHeight>{PROFILE}"
GLASS = f"<scan:Platen><scan:PlatenInputCaps>{CAPS}</scan:PlatenInputCaps></scan:Platen>"
FEEDER = f"<scan:Adf><scan:AdfSimplexInputCaps>{CAPS}</scan:AdfSimplexInputCaps></scan:Adf>"


def capabilities(*beds: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities {SCAN}><pwg:Version>2.63</pwg:Version>'
        f"<pwg:MakeAndModel>Tester X1</pwg:MakeAndModel>{''.join(beds)}</scan:ScannerCapabilities>"
    ).encode()


def status(state: str = "Idle", feeder: str = "ScannerAdfLoaded", reasons: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus {SCAN}><pwg:Version>2.63</pwg:Version>'
        f"<pwg:State>{state}</pwg:State><scan:AdfState>{feeder}</scan:AdfState>"
        f"<pwg:StateReasons>{reasons}</pwg:StateReasons></scan:ScannerStatus>"
    ).encode()


@dataclass
class Escl:
    """`statuses`: met in order, the last one stays. `answers`: by method and last step of the path, done instead."""

    capabilities: bytes = field(default_factory=lambda: capabilities(FEEDER, GLASS))
    statuses: list[bytes] = field(default_factory=lambda: [status()])
    pages: list[bytes] = field(default_factory=lambda: [PAGE, PAGE])
    location: str = "{origin}/eSCL/ScanJobs/7"
    answers: dict[tuple[str, str], Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    orders: list[bytes] = field(default_factory=list)
    origin: str = ""

    @property
    def url(self) -> str:
        return f"{self.origin}/eSCL"

    def status_now(self) -> bytes:
        return self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]


def answered(code: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def trickled(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, without an end."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while True:
        handler.wfile.write(b"\xff")
        handler.wfile.flush()
        time.sleep(0.05)


def flooded(handler: BaseHTTPRequestHandler) -> None:
    """More than any page."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(bytes(1 << 20))


def self_signed(folder: Path) -> tuple[ssl.SSLContext, str]:
    """What a scanner shows that signed its certificate itself, in a name of its own; and the SHA-256 of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "TESTER-X1")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1)
    ).sign(key, hashes.SHA256())
    hidden = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "scanner.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM) + hidden)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "scanner.pem")
    return context, made.fingerprint(hashes.SHA256()).hex()


@contextmanager
def serving(escl: Escl, context: ssl.SSLContext | None = None) -> Iterator[Escl]:
    """The scanner at a free port of this machine; over TLS with a context."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            last = self.path.rpartition("/")[2]
            escl.asked.append(f"{self.command} {self.path}")
            order = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if (self.command, last) in escl.answers:
                return escl.answers[self.command, last](self)
            match self.command, last:
                case "GET", "ScannerCapabilities":
                    return answered(200, escl.capabilities)(self)
                case "GET", "ScannerStatus":
                    return answered(200, escl.status_now())(self)
                case "POST", "ScanJobs":
                    escl.orders.append(order)
                    return answered(201, Location=escl.location.format(origin=escl.origin))(self)
                case "GET", "NextDocument" if escl.pages:
                    return answered(200, escl.pages.pop(0), Content_Type="image/jpeg")(self)
                case "DELETE", "7":
                    return answered(200)(self)
            return answered(404)(self)

        do_GET = do_POST = do_DELETE = handle_one

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Who hangs up on a flood is right."""

    server = Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    escl.origin = f"{'https' if context else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield escl
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Time:
    """Seconds that pass when somebody waits for them."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def clock(self) -> float:
        return self.seconds

    def pause(self, seconds: float) -> None:
        self.seconds += seconds


def scanner(escl: Escl) -> EsclScanner:
    time = Time()
    return EsclScanner(escl.url, clock=time.clock, pause=time.pause)
