// Sends files in sealed pieces, one piece at a time, for as long as it takes.
//
// The one rule: a file leaves under a name made here, and is let go of as soon as the kiosk has it.

const PIECE = 262144;
const FIRST_PIECE = 65536;
const PIECES = 64;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PIECE_SECONDS = 90;
const ASK_SECONDS = 10;
const LONGEST_WAIT = 30;
const TIMES = 3;
// How long the gateway may take to say that a piece is there.
const SETTLED = 5000;

class Over extends Error {}
class Refused extends Error {}

function newName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => LETTERS[byte % 32]).join("");
}

const resting = new Set();

// So many seconds, or until something happens that may have changed everything.
function rest(seconds) {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      resting.delete(end);
      done();
    };
    const timer = setTimeout(end, seconds * 1000);
    resting.add(end);
  });
}

function rouse() {
  for (const end of Array.from(resting)) end();
}

addEventListener("online", rouse);
document.addEventListener("visibilitychange", rouse);

class Sending {
  // `id`: of the slot; `changed`: called with whatever looks different now.
  constructor(id, key, changed) {
    this.id = id;
    this.key = key;
    this.changed = changed;
    this.files = [];
    this.isOver = false;
    // The first pieces are small: nobody knows yet how slow this network is.
    this.length = FIRST_PIECE;
    this.wake = () => {};
    this.drawn = Promise.resolve();
  }

  address(rest) {
    return "/U/" + this.id + "/" + rest;
  }

  add(file, topic) {
    const added = { file, topic, state: "waiting", name: "", count: 0, here: new Set(), tries: 0, small: "", share: 0 };
    this.files.push(added);
    this.changed(added);
    // Pictures are drawn one after the other, for memory's sake, while others are sent.
    this.drawn = added.drawn = this.drawn.then(() => this.draw(added));
    this.wake();
    return added;
  }

  remove(file) {
    this.files = this.files.filter((each) => each !== file);
    if (file.small) URL.revokeObjectURL(file.small);
  }

  become(file, state) {
    file.state = state;
    this.changed(file);
  }

  async begin() {
    while (!this.isOver) {
      const next = this.files.find((file) => file.state === "waiting");
      if (next) await this.send(next);
      else await new Promise((done) => (this.wake = done));
    }
  }

  async send(file) {
    this.become(file, "sending");
    try {
      await this.prepare(file);
      for (let piece = 0; piece < file.count; piece++) {
        while (!file.here.has(piece)) await this.sendPiece(file, piece);
        file.share = (piece + 1) / file.count;
        this.changed(file);
      }
      file.sent = Date.now();
      this.become(file, "sent");
    } catch (fault) {
      if (fault instanceof Over) this.end();
      else this.settle(file, fault instanceof Refused ? "large" : "unread");
    }
  }

  async draw(file) {
    if (this.isOver || !this.files.includes(file)) return;
    Object.assign(file, await shrink(file.file), { file: null });
    this.changed(file);
  }

  async prepare(file) {
    await file.drawn;
    if (this.isOver) throw new Over();
    if (file.name) return;
    const size = file.blob.size;
    if (!size) throw new Error("empty");
    if (size > PIECES * PIECE) throw new Refused();
    file.name = newName();
    file.length = Math.max(this.length, Math.ceil(size / PIECES));
    file.count = Math.ceil(size / file.length);
  }

  // For ever, while the slot is open: a phone may be carried through a tunnel, and a gateway may be started anew.
  async sendPiece(file, piece) {
    const from = piece * file.length;
    const plain = await file.blob.slice(from, from + file.length).arrayBuffer();
    const info = ["kiosk upload 1", this.id, file.name, file.topic, piece + "/" + file.count].join(" ");
    const sealed = await seal(this.key, ascii(info), plain);
    for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      const began = Date.now();
      const { status, after } = await this.put(file, piece, sealed);
      if (status >= 200 && status < 300) {
        this.measure(sealed.length, Date.now() - began);
        file.here.add(piece);
        return;
      }
      if (status === 404 || status === 410) throw new Over();
      if (status === 413 || status === 422) throw new Refused();
      this.become(file, "held");
      await rest(Math.max(wait, after));
      // It may have arrived although nobody could say so.
      await this.ask().catch(() => {});
      if (this.isOver) throw new Over();
      this.become(file, "sending");
      if (file.here.has(piece)) return;
    }
  }

  put(file, piece, sealed) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      const answered = () => done({ status: request.status, after: Math.min(60, +request.getResponseHeader("retry-after") || 0) });
      request.open("PUT", this.address(file.name + "/" + piece + "?n=" + file.count + "&t=" + encodeURIComponent(file.topic)));
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.timeout = PIECE_SECONDS * 1000;
      request.onload = request.onerror = request.ontimeout = request.onabort = answered;
      request.upload.onprogress = (event) => {
        file.share = (piece + event.loaded / sealed.length) / file.count;
        this.changed(file);
      };
      request.send(sealed);
    });
  }

  // Pieces that take two seconds or so: fewer to send where it goes fast, less to repeat where it does not.
  measure(bytes, milliseconds) {
    if (bytes < PIECE / 8) return;
    const wanted = (bytes / Math.max(milliseconds, 1)) * 2000;
    this.length = Math.round(Math.min(PIECE, Math.max(PIECE / 8, wanted)));
  }

  // What the gateway knows. Throws where it does not answer.
  async ask() {
    const began = Date.now();
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), ASK_SECONDS * 1000);
    try {
      const answer = await fetch(this.address("state"), { signal: stop.signal, cache: "no-store" });
      if (answer.status === 404 || answer.status === 410) return this.end();
      if (!answer.ok) throw new Error("away");
      const state = await answer.json();
      if (!state.open) return this.end();
      for (const file of this.files) this.hear(file, state.files[file.name], began);
      return state;
    } finally {
      clearTimeout(late);
    }
  }

  hear(file, told, began) {
    const isWhole = file.state === "sent";
    if (told && file.state !== "arrived") for (const piece of told.here) file.here.add(piece);
    if (told && told.state === "again" && isWhole) this.repeat(file);
    else if (told && (told.state === "arrived" || told.state === "refused")) this.settle(file, told.state);
    else if (isWhole && began > file.sent + SETTLED) this.fill(file, told ? told.here : []);
  }

  settle(file, state) {
    if (file.state === state) return;
    file.blob = null;
    this.become(file, state);
  }

  // Under another name: what came before cannot be mistaken for it.
  repeat(file) {
    Object.assign(file, { name: "", share: 0, here: new Set(), tries: file.tries + 1 });
    if (file.tries < TIMES) this.become(file, "waiting");
    else this.settle(file, "unread");
    this.wake();
  }

  // Pieces that lay at the gateway for too long are gone.
  fill(file, here) {
    if (here.length === file.count) return;
    file.here = new Set(here);
    this.become(file, "waiting");
    this.wake();
  }

  end() {
    this.isOver = true;
    for (const file of this.files) file.blob = file.file = null;
    this.changed(null);
    this.wake();
  }
}
