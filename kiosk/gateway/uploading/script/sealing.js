// Seals one piece to the visit's key: HPKE (RFC 9180), base mode, single-shot, with DHKEM(P-256, HKDF-SHA256),
// HKDF-SHA256 and AES-128-GCM. What leaves is the ephemeral public key (65 bytes) and the ciphertext with its tag.
//
// The one rule: nothing here is secret for longer than one piece, and nothing here is kept.

const subtle = window.crypto && window.crypto.subtle;
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const PRIME = BigInt("0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
const CURVE_B = BigInt("0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
const KEM_SUITE = join(ascii("KEM"), [0, 16]);
const SUITE = join(ascii("HPKE"), [0, 16, 0, 1, 0, 1]);
const NOTHING = new Uint8Array(0);

function ascii(text) {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function power(base, exponent) {
  let result = BigInt(1);
  for (const bit of exponent.toString(2)) {
    result = (result * result) % PRIME;
    if (bit === "1") result = (result * base) % PRIME;
  }
  return result;
}

// The whole point of a compressed one. Whether it lies on the curve, importKey finds out.
function whole(compressed) {
  const hex = Array.from(compressed.slice(1), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const x = BigInt("0x" + hex);
  const square = (power(x, BigInt(3)) + BigInt(3) * (PRIME - x) + CURVE_B) % PRIME;
  const root = power(square, (PRIME + BigInt(1)) / BigInt(4));
  const y = root % BigInt(2) === BigInt(compressed[0] % 2) ? root : PRIME - root;
  return join([4], compressed.slice(1), y.toString(16).padStart(64, "0").match(/../g).map((byte) => parseInt(byte, 16)));
}

// The visit's key in the address: 33 bytes as base64url. Throws for anything else.
async function readKey(fragment) {
  if (!/^[\w-]{44}$/.test(fragment)) throw new Error("no key");
  const point = whole(ascii(atob(fragment.replace(/-/g, "+").replace(/_/g, "/"))));
  return { point, key: await subtle.importKey("raw", point, CURVE, false, []) };
}

async function mac(key, text) {
  // Browsers take no empty key; zeros are what HMAC makes of one.
  const made = await subtle.importKey("raw", key.length ? key : new Uint8Array(32), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", made, text));
}

function extract(suite, salt, label, secret) {
  return mac(salt, join(ascii("HPKE-v1"), suite, ascii(label), secret));
}

// At most 32 bytes: one block.
async function expand(suite, key, label, info, length) {
  const text = join([0, length], ascii("HPKE-v1"), suite, ascii(label), info, [1]);
  return (await mac(key, text)).slice(0, length);
}

// What both sides know: from the ephemeral pair here, from the visit's own key there.
async function shared(recipient, pair, ephemeral) {
  const secret = new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: recipient.key }, pair.privateKey, 256));
  const key = await extract(KEM_SUITE, NOTHING, "eae_prk", secret);
  return expand(KEM_SUITE, key, "shared_secret", join(ephemeral, recipient.point), 32);
}

async function schedule(secret, info) {
  const nobody = await extract(SUITE, NOTHING, "psk_id_hash", NOTHING);
  const context = join([0], nobody, await extract(SUITE, NOTHING, "info_hash", info));
  const made = await extract(SUITE, secret, "secret", NOTHING);
  return { key: await expand(SUITE, made, "key", context, 16), nonce: await expand(SUITE, made, "base_nonce", context, 12) };
}

// The RFC's own numbers come with an ephemeral pair and associated data; a piece comes with neither.
async function seal(recipient, info, plain, pair, associated) {
  const used = pair || (await subtle.generateKey(CURVE, true, ["deriveBits"]));
  const ephemeral = new Uint8Array(await subtle.exportKey("raw", used.publicKey));
  const { key, nonce } = await schedule(await shared(recipient, used, ephemeral), info);
  const cipher = await subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const box = await subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: associated || NOTHING }, cipher, plain);
  return join(ephemeral, new Uint8Array(box));
}
