/** SAS XPORT version 5, one dataset a file, streamed through xport-js. Characters lose their blank padding, numbers become the shortest text that means the same. */
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { unreadable } from './read-csv.ts';
import { checkColumns, type FileSource, FileUnreadable, nulRefusal, type OpenDataset, type ReadRow } from './source.ts';

// The package is CommonJS with a default export, which loaders disagree about.
const { default: Library } = createRequire(import.meta.url)('xport-js') as typeof import('xport-js');

const recordBytes = 80;
const libraryHeader = 'HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!';
const memberHeader = 'HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The reader takes what it is given; what it would misread is refused here. */
async function checkFile({ path, file }: FileSource): Promise<void> {
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    const buffer = Buffer.alloc(recordBytes * 4096);
    let size = 0;
    let members = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: buffer.length })) {
      const bytes = chunk as Buffer;
      if (size === 0 && !bytes.toString('latin1', 0, libraryHeader.length).startsWith(libraryHeader))
        throw new FileUnreadable(file, 'is no SAS XPORT version 5 file');
      // Headers begin at multiples of 80, and chunks are multiples of 80.
      for (
        let at = bytes.indexOf(memberHeader, 0, 'latin1');
        at >= 0;
        at = bytes.indexOf(memberHeader, at + 1, 'latin1')
      )
        if ((size + at) % recordBytes === 0) members += 1;
      size += bytes.length;
    }
    if (size === 0) throw new FileUnreadable(file, 'is empty');
    if (size % recordBytes !== 0) throw new FileUnreadable(file, 'is cut off: its size is no multiple of 80 bytes');
    if (members !== 1) throw new FileUnreadable(file, `holds ${members} datasets instead of one`);
  } finally {
    await handle.close();
  }
}

/** The format names no encoding. What is not UTF-8 was written by a Latin-1 session of SAS, and is read byte for byte. */
function charCell(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1;
  const padded = bytes.subarray(0, end);
  try {
    return utf8.decode(padded);
  } catch {
    return padded.toString('latin1');
  }
}

/** Blanks read as an IBM float of that length: what the padding after the last row looks like. */
function blankNumber(length: number): number {
  let fraction = 0;
  for (let byte = 1; byte < length; byte += 1) fraction += 0x20 / 0x100 ** byte;
  return fraction * 16 ** (0x20 - 64);
}

/** Opens a file and reads its header. Throws FileUnreadable. */
export async function openXpt(source: FileSource): Promise<OpenDataset> {
  await checkFile(source);
  const library = new Library(source.path);
  await library.getMetadata().catch(() => {
    throw new FileUnreadable(source.file, 'is no SAS XPORT version 5 file');
  });
  const member = library.members[0];
  if (!member) throw new FileUnreadable(source.file, 'holds no dataset');
  const variables = member.variableOrder.map((name) => member.variables[name] as (typeof member.variables)[string]);
  const columns = checkColumns(
    source.file,
    variables.map(({ name }) => name),
  );
  const observationBytes = variables.reduce((sum, { length }) => sum + Number(length), 0);
  const isNumber = variables.map(({ type }) => type === 'Num');
  const blanks = variables.map(({ length }, index) =>
    isNumber[index] ? blankNumber(Number(length)) : '20'.repeat(Number(length)),
  );

  function readRow(cells: readonly (number | string | null)[], line: number): ReadRow {
    const row: Record<string, string> = {};
    for (let index = 0; index < columns.length; index += 1) {
      const cell = cells[index] ?? null;
      const text = cell === null ? '' : isNumber[index] ? String(cell) : charCell(cell as string);
      if (text.includes('\0')) return { line, row: null, refusal: nulRefusal };
      row[columns[index] as string] = text;
    }
    return { line, row, refusal: null };
  }

  async function* rows(): AsyncGenerator<ReadRow> {
    let line = 0;
    let blankLines: number[] = [];
    // Hexadecimal, because the reader trims text at both ends, and by Unicode's idea of a blank.
    const options = { rowFormat: 'array', encoding: 'hex', skipHeader: true } as Parameters<typeof library.read>[0];
    for await (const observation of library.read(options)) {
      const cells = observation as (number | string | null)[];
      line += 1;
      if (cells.every((cell, index) => cell === blanks[index])) {
        blankLines.push(line);
        continue;
      }
      for (const blank of blankLines) yield readRow(blanks, blank);
      blankLines = [];
      yield readRow(cells, line);
    }
    // The last 80 bytes are filled up with blanks; rows of nothing before that are rows.
    const padding = Math.floor((recordBytes - 1) / observationBytes);
    for (const blank of blankLines.slice(0, Math.max(0, blankLines.length - padding))) yield readRow(blanks, blank);
  }
  return { columns, rows: rows() };
}
