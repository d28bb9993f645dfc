// The page: what is asked for now, the pictures in order, and how each of them stands.
//
// The one rule: no text stands here. Every text is in the page in both languages; this only says which of them are seen.

const ASK_AGAIN = 2;
const ASK_SOON = 1;
const KEPT = "kiosk-upload";
const ON_ITS_WAY = ["waiting", "sending", "held", "sent"];

function find(selector, within) {
  return (within || document).querySelector(selector);
}

// The key is in the address once. It goes from there, so that a link which is passed on takes nobody into this visit, and
// stays with this tab: a phone short of memory loads the page anew when its camera closes. It is a public key, no secret.
function fragment(id) {
  const given = location.hash.slice(1);
  try {
    if (given) sessionStorage.setItem(KEPT, id + given);
    const kept = sessionStorage.getItem(KEPT) || "";
    if (given) history.replaceState(null, "", location.pathname + location.search);
    return given || (kept.startsWith(id) ? kept.slice(id.length) : "");
  } catch (_) {
    return given;
  }
}

class Showing {
  constructor(main, key) {
    this.language = document.documentElement.lang;
    this.topic = find("#paper").dataset.topic;
    this.rows = new Map();
    this.replaced = null;
    this.isAwake = false;
    this.sending = new Sending(main.dataset.id, key, (file) => this.show(file));
    this.bind();
  }

  bind() {
    const main = find("#upload");
    main.dataset.state = "ready";
    for (const input of document.querySelectorAll("input[type=file]")) {
      // The kiosk may turn to another paper while the camera is open: pages are for the one they were begun for.
      input.onclick = () => (this.begun = this.topic);
      input.onchange = () => this.take(input);
    }
    for (const link of document.querySelectorAll("header li a")) {
      link.onclick = (event) => {
        event.preventDefault();
        // Where there is nothing to lose any more, the link is one.
        this.speak(link.lang).catch(() => this.sending.isOver && location.assign(link.href));
      };
    }
    this.rows.clear();
    this.sending.files.forEach((file) => this.show(file));
    this.sum();
  }

  take(input) {
    for (const file of Array.from(input.files)) {
      if (this.replaced) this.remove(this.replaced);
      this.replaced = null;
      this.sending.add(file, this.begun || this.topic);
    }
    input.value = "";
  }

  remove(file) {
    this.sending.remove(file);
    const row = this.rows.get(file);
    if (row) row.remove();
    this.rows.delete(file);
    this.number();
    this.sum();
  }

  row(file) {
    const known = this.rows.get(file);
    if (known) return known;
    const row = find("#row").content.firstElementChild.cloneNode(true);
    find(".remove", row).onclick = () => {
      this.remove(file);
      find("#camera").focus();
    };
    find(".retake", row).onclick = () => {
      this.replaced = file;
      find("#camera").click();
    };
    this.rows.set(file, row);
    find("#pages").append(row);
    this.number();
    return row;
  }

  // Without a file: the slot is over.
  show(file) {
    if (file) {
      const row = this.row(file);
      const picture = find("img", row);
      if (file.small && !picture.src) {
        picture.src = file.small;
        picture.hidden = false;
      }
      find("progress", row).value = file.share;
      if (row.dataset.state !== file.state) {
        row.dataset.state = file.state;
        if (file.state !== "waiting" && file.state !== "sending") this.tell(row);
      }
      row.hidden = file.topic !== this.topic && file.state === "arrived";
    }
    this.sum();
  }

  // What a screen reader says when something has changed.
  tell(row) {
    const said = find("p[data-if~=" + row.dataset.state + "]", row);
    find("#news").textContent = find(".number", row).textContent + ": " + (said ? said.firstChild.textContent : "");
  }

  number() {
    const counts = {};
    for (const file of this.sending.files) {
      counts[file.topic] = (counts[file.topic] || 0) + 1;
      const row = this.rows.get(file);
      if (row) find(".number b", row).textContent = counts[file.topic];
    }
  }

  // How the page stands as a whole: ready, busy, done (all is there), over or lost (over, and something is not there).
  sum() {
    const files = this.sending.files;
    const isBusy = files.some((file) => ON_ITS_WAY.includes(file.state));
    const isWhole = files.every((file) => file.state === "arrived");
    const open = isBusy ? "busy" : isWhole && files.length ? "done" : "ready";
    find("#upload").dataset.state = this.sending.isOver ? (isWhole ? "over" : "lost") : open;
    if (this.sending.isOver) forget();
    this.stayAwake(isBusy && !this.sending.isOver);
  }

  async stayAwake(isWanted) {
    if (!navigator.wakeLock || isWanted === this.isAwake) return;
    this.isAwake = isWanted;
    try {
      if (!isWanted) return void (this.lock && (await this.lock.release()));
      this.lock = await navigator.wakeLock.request("screen");
      // The phone takes it back when somebody looks at something else.
      this.lock.onrelease = () => (this.isAwake = false);
      if (!this.isAwake) await this.lock.release();
    } catch (_) {
      this.isAwake = false;
    }
  }

  async watch() {
    while (!this.sending.isOver) {
      try {
        const state = await this.sending.ask();
        if (state && state.topic !== this.topic) await this.follow();
      } catch (_) {
        // The network or the gateway is away: asked again below.
      }
      const isSent = this.sending.files.some((file) => file.state === "sent");
      await rest(document.hidden ? LONGEST_WAIT : isSent ? ASK_SOON : ASK_AGAIN);
    }
  }

  async page(language) {
    const answer = await fetch(location.pathname + "?l=" + language, { cache: "no-store" });
    if (!answer.ok) throw new Error("away");
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  // The kiosk asks for another paper.
  async follow() {
    const page = await this.page(this.language);
    this.topic = find("#paper", page).dataset.topic;
    for (const part of ["#paper", "#shows"]) find(part).replaceWith(find(part, page));
    this.sending.files.forEach((file) => this.show(file));
    find("#news").textContent = find("#paper h1").firstChild.textContent;
  }

  // The whole page in another language, around the same files: a new page would not have them.
  async speak(language) {
    const page = await this.page(language);
    this.language = language;
    this.topic = find("#paper", page).dataset.topic;
    for (const name of ["lang", "dir"]) document.documentElement[name] = page.documentElement[name];
    document.title = page.title;
    document.body.replaceWith(page.body);
    history.replaceState(null, "", location.pathname + "?l=" + language + location.hash);
    this.bind();
    find("summary").focus();
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEPT);
  } catch (_) {
    // Nothing was kept.
  }
}

async function begin(main) {
  if (!subtle || typeof BigInt === "undefined" || !window.AbortController) return;
  try {
    const showing = new Showing(main, await readKey(fragment(main.dataset.id)));
    addEventListener("beforeunload", (event) => {
      if (find("#upload").dataset.state !== "busy") return;
      event.preventDefault();
      event.returnValue = "";
    });
    showing.watch();
    await showing.sending.begin();
  } catch (_) {
    main.dataset.state = "keyless";
  }
}

if (find("#upload")) begin(find("#upload"));
