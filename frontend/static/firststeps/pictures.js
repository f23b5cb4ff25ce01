/** Pictures that are small enough to be sent: painted here, or somebody's own, made smaller. */

const WIDTH = 800;
const HEIGHT = 600;
const LONGEST = 1200; // pixels of one's own picture
const QUALITIES = [0.8, 0.6, 0.4, 0.2];

/** Hills under a moon, others each time. @returns {Promise<Blob>} */
export function painted() {
  const canvas = newCanvas(WIDTH, HEIGHT);
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const hue = Math.random() * 360;
  brush.fillStyle = `oklch(0.9 0.05 ${hue})`;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  brush.fillStyle = `oklch(0.97 0.03 ${hue + 60})`;
  brush.beginPath();
  brush.arc(WIDTH * (0.2 + 0.6 * Math.random()), HEIGHT * 0.28, 60, 0, 2 * Math.PI);
  brush.fill();
  for (let hill = 0; hill < 4; hill += 1) {
    brush.fillStyle = `oklch(${0.75 - hill * 0.13} 0.09 ${hue - hill * 12})`;
    paintHill(brush, HEIGHT * (0.48 + hill * 0.13), 60 - hill * 6, Math.random() * 9);
  }
  return asJpeg(canvas, 0.85);
}

/** @param {CanvasRenderingContext2D} brush @param {number} top @param {number} height @param {number} phase */
function paintHill(brush, top, height, phase) {
  brush.beginPath();
  brush.moveTo(0, HEIGHT);
  for (let x = 0; x <= WIDTH; x += 8) brush.lineTo(x, top + height * Math.sin(x / 130 + phase) * Math.cos(x / 310));
  brush.lineTo(WIDTH, HEIGHT);
  brush.fill();
}

/** The same picture in at most so many bytes, or a rejection. @param {Blob} file @param {number} most @returns {Promise<Blob>} */
export async function fitting(file, most) {
  const image = await createImageBitmap(file);
  if (file.size <= most && /^image\/(jpeg|png)$/.test(file.type) && image.width <= LONGEST) return file;
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = newCanvas(Math.ceil(image.width * scale), Math.ceil(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const smaller = await asJpeg(canvas, quality);
    if (smaller.size <= most) return smaller;
  }
  throw new Error("It does not get small enough.");
}

/** @param {number} width @param {number} height */
function newCanvas(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {number} quality @returns {Promise<Blob>} */
function asJpeg(canvas, quality) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture."))), "image/jpeg", quality);
  });
}
