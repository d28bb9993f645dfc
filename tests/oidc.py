"""An OpenID Connect provider on this machine: Authlib's own server, strict, behind a plain HTTP server.

It speaks what ID-porten speaks: discovery, pushed requests, PKCE S256 demanded, private_key_jwt, RS256, acr, iss on the
way back. The one rule: it does as the standards say unless a test tells it to go wrong, and in one thing only.
"""

import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from authlib.oauth2 import OAuth2Error, OAuth2Request
from authlib.oauth2.rfc6749 import AuthorizationServer, grants
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from joserfc.jwk import KeySet, RSAKey

CLIENT = "kiosk-gateway"
METHOD = "client_assertion_jwt"
PID, NAME, TOKEN = "13897297593", "Zyxel Canarybakken", "canary-access-token-"
Answer = tuple[int, Any, dict[str, str]]


def new_key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


@dataclass
class Client:
    """The gateway, as it is registered. Authlib asks these of it."""

    redirect: str
    other: str = ""
    client_id: str = CLIENT

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return self.redirect

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, address: str) -> bool:
        return address in (self.redirect, self.other)

    def check_client_secret(self, _secret: str) -> bool:
        return False

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        return method in (METHOD, "none")

    def check_response_type(self, kind: str) -> bool:
        return kind == "code"

    def check_grant_type(self, kind: str) -> bool:
        return kind == "authorization_code"


@dataclass
class Code:
    """A code that was given out."""

    asked: dict[str, str]

    def get_redirect_uri(self) -> str:
        return self.asked["redirect_uri"]

    def get_scope(self) -> str:
        return self.asked["scope"]

    def get_nonce(self) -> str | None:
        return self.asked.get("nonce")

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> str | None:
        return self.asked.get("acr_values")

    def get_amr(self) -> list[str]:
        return ["BankID"]

    code_challenge = property(lambda self: self.asked.get("code_challenge"))
    code_challenge_method = property(lambda self: self.asked.get("code_challenge_method"))


@dataclass
class Provider:
    """What a test sees and sets. `asked`: what phones were sent to ask; `claims`: put over those of the next id token.

    `gives`: the one access token it gives out, "": a new one each time; `broken`: paths answered with 500; `slow`:
    seconds before one is; `denies`: the error the phone is sent back with instead of a code.
    """

    issuer: str
    client_key: RSAKey
    client: Client
    keys: list[RSAKey]
    signs_with: RSAKey | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    claims: dict[str, Any] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    slow: dict[str, float] = field(default_factory=dict)
    denies: str = ""
    gives: str = ""
    pushes: bool = True
    names_itself: bool = True
    issuer_sent: str = ""
    codes: dict[str, Code] = field(default_factory=dict)
    pushed: dict[str, dict[str, str]] = field(default_factory=dict)
    assertions: set[str] = field(default_factory=set)
    tokens: list[str] = field(default_factory=list)
    locales: tuple[str, ...] = ("nb", "nn", "en", "se")


class Flow(AuthorizationServer):  # type: ignore[misc]
    """Authlib's server over one Provider."""

    def __init__(self, provider: Provider) -> None:
        super().__init__(["openid", "profile"])
        self.provider = provider
        self.register_token_generator("default", BearerTokenGenerator(self._token, expires_generator=lambda *_: 600))
        self.register_client_auth_method(METHOD, Assertion(provider))
        self.register_grant(code_grant(provider), [Identity(provider), CodeChallenge(required=True)])

    def query_client(self, id: str) -> Client | None:
        return self.provider.client if id == CLIENT else None

    def save_token(self, token: Any, request: Any) -> None:
        self.provider.tokens.append(token["access_token"])

    def send_signal(self, *_name: Any, **_more: Any) -> None: ...

    def create_oauth2_request(self, request: OAuth2Request) -> OAuth2Request:
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Answer:
        return status, body, dict(headers)

    def _token(self, **_asked: Any) -> str:
        return self.provider.gives or TOKEN + secrets.token_hex(8)


class Assertion(JWTBearerClientAssertion):  # type: ignore[misc]
    """The client proves itself to the issuer, once with each proof."""

    def __init__(self, provider: Provider) -> None:
        super().__init__()
        self.provider = provider

    def get_audiences(self) -> list[str]:
        return [self.provider.issuer]

    def validate_jti(self, _claims: Any, jti: str) -> bool:
        is_new = jti not in self.provider.assertions
        self.provider.assertions.add(jti)
        return is_new

    def resolve_client_public_key(self, _client: Any) -> RSAKey:
        return self.provider.client_key


class Identity(OpenIDCode):  # type: ignore[misc]
    """Who signed in."""

    def __init__(self, provider: Provider) -> None:
        super().__init__(require_nonce=True)
        self.provider = provider

    def exists_nonce(self, nonce: str, _request: Any) -> bool:
        return any(code.get_nonce() == nonce for code in self.provider.codes.values())

    def resolve_client_private_key(self, _client: Any) -> RSAKey:
        return self.provider.signs_with or self.provider.keys[-1]

    def get_client_claims(self, _client: Any) -> dict[str, Any]:
        now = int(time.time())
        return {"iss": self.provider.issuer, "aud": CLIENT, "iat": now, "exp": now + 120}

    def get_encode_header(self, client: Any) -> dict[str, str]:
        return {"alg": "RS256", "kid": str(self.resolve_client_private_key(client).kid)}

    def generate_user_info(self, _user: Any, _scope: str) -> dict[str, Any]:
        given, _, family = NAME.partition(" ")
        own = {"sub": "pairwise", "pid": PID, "given_name": given, "family_name": family}
        return own | self.provider.claims


def code_grant(provider: Provider) -> type[grants.AuthorizationCodeGrant]:
    class Grant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = (METHOD,)

        def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
            provider.codes[code] = Code(dict(request.payload.data))

        def query_authorization_code(self, code: str, _client: Any) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, code: Code) -> None:
            provider.codes = {name: kept for name, kept in provider.codes.items() if kept is not code}

        def authenticate_user(self, _code: Code) -> str:
            return PID

    return Grant


class Room:
    """The provider's paths."""

    def __init__(self, provider: Provider) -> None:
        self.provider, self.flow = provider, Flow(provider)

    def answer(self, method: str, target: str, form: dict[str, str]) -> Answer:
        path = urlsplit(target).path
        time.sleep(self.provider.slow.get(path, 0))
        if path in self.provider.broken:
            return 500, {"error": "server_error"}, {}
        found: dict[str, Callable[..., Answer]] = {
            "/.well-known/openid-configuration": self.directory,
            "/jwks": self.keys,
            "/par": self.push,
            "/authorize": self.authorize,
            "/token": self.token,
        }
        asked = form if method == "POST" else dict(parse_qsl(urlsplit(target).query))
        return found[path](asked) if path in found else (404, {}, {})

    def directory(self, _asked: dict[str, str]) -> Answer:
        issuer = self.provider.issuer
        told = {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "jwks_uri": f"{issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "ui_locales_supported": self.provider.locales,
            "authorization_response_iss_parameter_supported": self.provider.names_itself,
        }
        return (
            200,
            told | ({"pushed_authorization_request_endpoint": f"{issuer}/par"} if self.provider.pushes else {}),
            {},
        )

    def keys(self, _asked: dict[str, str]) -> Answer:
        return 200, KeySet([*self.provider.keys]).as_dict(private=False), {}

    def push(self, asked: dict[str, str]) -> Answer:
        try:
            self.flow.authenticate_client(request("POST", "/par", asked), [METHOD])
        except OAuth2Error as fault:
            return fault.status_code, dict(fault.get_body()), {}
        name = f"urn:ietf:params:oauth:request_uri:{secrets.token_hex(8)}"
        self.provider.pushed[name] = {
            key: each for key, each in asked.items() if not key.startswith("client_assertion")
        }
        return 201, {"request_uri": name, "expires_in": 60}, {}

    def authorize(self, asked: dict[str, str]) -> Answer:
        """The person signs in without being asked anything."""
        if "request_uri" in asked:
            asked = self.provider.pushed.pop(asked["request_uri"], {})
        elif self.provider.pushes:
            return 400, {"error": "invalid_request"}, {}
        self.provider.asked.append(asked)
        own = {"iss": self.provider.issuer_sent or self.provider.issuer} if self.provider.names_itself else {}
        if self.provider.denies:
            told = {"error": self.provider.denies, "state": asked["state"], **own}
            return 302, "", {"Location": f"{asked['redirect_uri']}?{urlencode(told)}"}
        consenting = request("GET", "/authorize", asked)
        grant = self.flow.get_consent_grant(consenting, end_user=PID)
        status, body, headers = self.flow.create_authorization_response(consenting, grant_user=PID, grant=grant)
        return status, body, {**headers, "Location": f"{headers['Location']}&{urlencode(own)}"}

    def token(self, asked: dict[str, str]) -> Answer:
        told: Answer = self.flow.create_token_response(request("POST", "/token", asked))
        return told


def request(method: str, path: str, asked: dict[str, str]) -> OAuth2Request:
    """As Authlib wants it: it looks at the address only to see that it is encrypted, which nothing on loopback is."""
    made = Asked(method, f"https://provider.example{path}")
    made.payload, made.client, made.user = BasicOAuth2Payload(asked), None, None
    made.asked = asked
    return made


class Asked(OAuth2Request):  # type: ignore[misc]
    """A request whose form is what was asked."""

    asked: dict[str, str]

    @property
    def form(self) -> dict[str, str]:
        return self.asked

    @property
    def args(self) -> dict[str, str]:
        return self.asked


@contextmanager
def a_provider(redirect: str, client_key: RSAKey, key: RSAKey, other: str = "") -> Iterator[Provider]:
    """A provider that knows the gateway's key and where it wants phones back, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(*room.answer("GET", self.path, {}))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0"))).decode()
            self._answer(*room.answer("POST", self.path, dict(parse_qsl(body))))

        def _answer(self, status: int, body: Any, headers: dict[str, str]) -> None:
            written = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            # A gateway that is stopped in the middle hangs up.
            with suppress(ConnectionError):
                self.wfile.write(written)

        def log_message(self, *_words: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    issuer = f"http://127.0.0.1:{server.server_address[1]}"
    room = Room(Provider(issuer, client_key, Client(redirect, other=other), [key]))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield room.provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
