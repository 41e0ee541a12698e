// A short fingerprint of a text, to see whether it changed. Not for secrets.

/** Sixteen hexadecimal digits (two rounds of FNV-1a with different seeds, mixed at the end). */
export function digest(text: string): string {
  return `${round(text, 0x811c9dc5)}${round(text, 0x9e3779b9)}`;
}

function round(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
