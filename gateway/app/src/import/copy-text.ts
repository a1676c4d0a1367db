/** PostgreSQL's COPY text format (PostgreSQL documentation, COPY, "Text Format"). */
import type { Cell } from '@meridian/kit/import';

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const special = /[\\\t\n\r]/;
const everySpecial = /[\\\t\n\r]/g;

export function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell === true) return 't';
  if (cell === false) return 'f';
  if (typeof cell === 'number') return String(cell);
  return special.test(cell) ? cell.replace(everySpecial, (found) => escapes[found] as string) : cell;
}

/** One line, its line feed included. */
export function copyLine(first: number, cells: readonly Cell[]): string {
  let line = String(first);
  for (const cell of cells) line += `\t${copyCell(cell)}`;
  return `${line}\n`;
}
