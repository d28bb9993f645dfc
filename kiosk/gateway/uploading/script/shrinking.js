// Makes pictures smaller before they leave, which also takes out where and with what they were taken.
//
// The one rule: what this browser cannot draw is sent as it is; nothing is refused for its kind.

const LONGEST = 3000;
// A screenshot of a long page is narrow already: this much of its width is kept, as far as a canvas can hold it.
const NARROWEST = 1400;
const MOST_DOTS = 16000000;
const QUALITY = 0.85;
const SMALL = 200;

function scale(width, height) {
  const wanted = Math.max(LONGEST / Math.max(width, height), NARROWEST / Math.min(width, height));
  return Math.min(1, wanted, Math.sqrt(MOST_DOTS / (width * height)));
}

function draw(picture, factor) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * factor));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * factor));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function written(canvas) {
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY)).then((blob) => {
    // Old Safari lets go of a canvas only when it has no size.
    canvas.width = canvas.height = 0;
    return blob;
  });
}

// Some browsers give noise instead of what was drawn, so that nobody is known again by it.
function drawsTruly() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#4080c0";
  pen.fillRect(0, 0, 1, 1);
  const seen = pen.getImageData(0, 0, 1, 1).data;
  return [64, 128, 192].every((level, place) => Math.abs(seen[place] - level) < 6);
}

async function opened(address) {
  const picture = new Image();
  picture.src = address;
  // Browsers turn a picture as its camera was held when they draw it.
  await picture.decode();
  if (!picture.naturalWidth) throw new Error("no size of its own");
  return picture;
}

// The file as it is sent, and an address of a small picture of it, "" where there is none.
async function shrink(file) {
  const address = URL.createObjectURL(file);
  try {
    if (file.type === "application/pdf" || !drawsTruly()) return { blob: file, small: "" };
    const picture = await opened(address);
    const blob = await written(draw(picture, scale(picture.naturalWidth, picture.naturalHeight)));
    const side = Math.max(picture.naturalWidth, picture.naturalHeight);
    const small = await written(draw(picture, Math.min(1, SMALL / side)));
    return { blob: blob || file, small: small ? URL.createObjectURL(small) : "" };
  } catch (_) {
    return { blob: file, small: "" };
  } finally {
    URL.revokeObjectURL(address);
  }
}
