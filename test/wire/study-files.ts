/** A small SDTM study written as CSV files, for imports from the command line. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const demographics = [
  'STUDYID,DOMAIN,USUBJID,SUBJID,SITEID,SEX,AGE,AGEU,COUNTRY,RFSTDTC,ARMCD,ARM,ACTARMCD,ACTARM',
  'WIRE01,DM,WIRE01-11-001,001,11,F,71,YEARS,USA,2014-01-02,A,Active,A,Active',
  'WIRE01,DM,WIRE01-11-002,002,11,M,64,YEARS,USA,2014-01,A,Active,A,Active',
];

export const adverseEvents = [
  'STUDYID,DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AESEV,AESER,AEOUT,AESTDTC,AEENDTC',
  'WIRE01,AE,WIRE01-11-001,1,"Fever, ""high""",PYREXIA,MILD,N,RECOVERED/RESOLVED,2014-02-03,2014-02-05',
  'WIRE01,AE,WIRE01-11-001,2,头痛,HEADACHE,MODERATE,N,NOT RECOVERED/NOT RESOLVED,2014-03,',
  'WIRE01,AE,WIRE01-11-002,1,Fall,FALL,SEVERE,Y,RECOVERED/RESOLVED,2014,2014',
];

/** Writes datasets into a folder, by file name: lines of text, or the bytes themselves. */
export async function writeStudy(
  folder: string,
  files: Readonly<Record<string, readonly string[] | Buffer>>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(`${content.join('\n')}\n`);
    await writeFile(join(folder, name), name.endsWith('.gz') && !Buffer.isBuffer(content) ? gzipSync(bytes) : bytes);
  }
  return folder;
}
