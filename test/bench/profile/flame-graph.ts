/** A call tree as a picture: each call below its caller, as wide as the time it took. Where the pointer rests, the browser shows the function, its place and its share. */
import type { Call } from './call-tree.ts';

const width = 1600;
const rowHeight = 17;
const margin = 28;
/** Of a monospaced letter. */
const letterWidth = 6.2;
/** Narrower calls are left out: they could be neither seen nor pointed at. */
const leastWidth = 0.4;

export function writeFlameGraph(root: Call, title: string): string {
  const rows: string[] = [];
  let deepest = 0;
  const scale = width / Math.max(root.totalUs, 1);
  const draw = (call: Call, x: number, depth: number): void => {
    const length = call.totalUs * scale;
    if (length < leastWidth) return;
    deepest = Math.max(deepest, depth);
    rows.push(writeCall(call, x, margin + depth * rowHeight, length, (call.totalUs / root.totalUs) * 100));
    let left = x;
    for (const child of call.children) {
      draw(child, left, depth + 1);
      left += child.totalUs * scale;
    }
  };
  draw(root, 0, 0);
  const height = margin + (deepest + 1) * rowHeight + 4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="10">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="6" y="18" font-size="13">${escapeXml(title)}</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function writeCall(call: Call, x: number, y: number, length: number, percent: number): string {
  const letters = Math.floor((length - 4) / letterWidth);
  const label =
    letters < 3 ? '' : `<text x="${round(x + 2)}" y="${y + 12}">${escapeXml(call.name.slice(0, letters))}</text>`;
  const tip = escapeXml(`${call.name} (${call.group}) ${call.place}: ${percent.toFixed(2)} %`);
  return `<g><title>${tip}</title><rect x="${round(x)}" y="${y}" width="${round(length)}" height="${rowHeight - 1}" fill="${colourOf(call.group)}"/>${label}</g>`;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** The same for all calls of a group. */
function colourOf(group: string): string {
  let hash = 0;
  for (const letter of group) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return `hsl(${hash} 70% 78%)`;
}
