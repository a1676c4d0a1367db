/** Plain tables for a terminal, aligned also where a character is two columns wide. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const maxCellWidth = 44;

/** Columns that the text takes on a terminal. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

function fit(text: string): string {
  const plain = text.replaceAll(/\p{Cc}/gu, ' ');
  if (widthOf(plain) <= maxCellWidth) return plain;
  let kept = '';
  for (const character of plain) {
    if (widthOf(kept) + widthOf(character) > maxCellWidth - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Rows under their headings, two spaces between columns; columns that are empty in every row are left out. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = headings.map((_, column) => rows.some((row) => row[column] !== ''));
  const table = [headings, ...rows].map((row) => row.filter((_, column) => used[column]).map(fit));
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => widthOf(row[column] ?? ''))));
  return table
    .map((row) =>
      `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  ')}`.trimEnd(),
    )
    .join('\n');
}
