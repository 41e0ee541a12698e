// The bench's figures as a picture: bars on a logarithmic scale, one group per size.
import type { Row } from "./rows.ts";

const [barHeight, left, width, line] = [16, 190, 460, 22];

export function plot(rows: readonly Row[]): string {
  const shown = rows.filter(({ part, what }) => part === "keystroke" && what === "middle p50");
  const largest = Math.max(...shown.map(({ value }) => value), 10);
  const scale = (value: number) => (width * Math.log10(1 + value)) / Math.log10(1 + largest);
  let y = 34;
  const parts: string[] = [];
  for (const size of new Set(shown.map((row) => row.size))) {
    parts.push(`<text x="8" y="${y + 12}" font-weight="bold">${size}</text>`);
    y += line;
    for (const { server, value: p50 } of shown.filter((row) => row.size === size)) {
      const colour = server === "backlint" ? "#2f7d4f" : "#8a94a3";
      parts.push(
        `<text x="${left - 8}" y="${y + 12}" text-anchor="end">${server}</text>`,
        `<rect x="${left}" y="${y}" width="${scale(p50).toFixed(1)}" height="${barHeight}" fill="${colour}"/>`,
        `<text x="${(left + scale(p50) + 6).toFixed(1)}" y="${y + 12}">${p50} ms</text>`,
      );
      y += line;
    }
    y += 8;
  }
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 90}" height="${y}" font-family="sans-serif" font-size="12">`;
  return `${head}\n<rect width="100%" height="100%" fill="#fff"/>\n<text x="8" y="18">One keystroke to its diagnostics, p50, logarithmic</text>\n${parts.join("\n")}\n</svg>\n`;
}
