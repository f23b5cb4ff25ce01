/** Two soft notes, made here: there is no file to load. */

const NOTES = [659.25, 880]; // Hz: E5, A5
const STEP = 0.11; // seconds between them
const LENGTH = 0.5; // seconds that each rings

/** @type {AudioContext | null} */
let audio = null;

/** Silent until somebody has clicked on the page: browsers want it so. */
export function playTone() {
  audio ??= new AudioContext();
  for (const [index, note] of NOTES.entries()) ring(audio, note, audio.currentTime + index * STEP);
}

/** @param {AudioContext} context @param {number} frequency Hz @param {number} at seconds */
function ring(context, frequency, at) {
  const [tone, loudness] = [context.createOscillator(), context.createGain()];
  tone.type = "sine";
  tone.frequency.value = frequency;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.12, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
