/** Record numbers to the server's own ids of patients. */
import { BadAnswer, type Call, UnknownPatient } from '../adapter.ts';
import { referencedId } from './references.ts';
import { patient } from './resources.ts';
import type { Search } from './search.ts';
import { createShortMemory } from './short-memory.ts';

/** Rejects with UnknownPatient. */
export type FindPatient = (recordNumber: string, call: Call) => Promise<string>;

/** A patient who was merged is found under the new id after so long at the latest. */
const keepMs = 60_000;
const keptPatients = 1_000;

/** R4 search.html#escaping: what separates the parts of a parameter is escaped in it. */
const escapeParameter = (text: string): string => text.replaceAll(/[\\,$|]/g, '\\$&');

export function createFindPatient(system: string, base: string, search: Search): FindPatient {
  const ids = createShortMemory<string>(keptPatients);

  async function load(recordNumber: string, call: Call) {
    const parameters = { identifier: `${escapeParameter(system)}|${escapeParameter(recordNumber)}` };
    const found = await search('Patient', parameters, call);
    const read = patient.array().safeParse(found.matches);
    if (!read.success) throw new BadAnswer('a patient cannot be read');
    if (read.data.length === 0) throw new UnknownPatient();
    // A server may ignore what it does not understand, and then returns everybody.
    const isMeant = ({ identifier }: (typeof read.data)[number]): boolean =>
      identifier.some((one) => one.system === system && one.value === recordNumber);
    if (!read.data.every(isMeant)) throw new BadAnswer('it found another patient');
    const replacements = read.data.map(({ id, link }) => {
      const replacedBy = link.find(({ type }) => type === 'replaced-by');
      return replacedBy === undefined ? id : referencedId(replacedBy.other, 'Patient', base);
    });
    const [id, ...others] = new Set(replacements);
    if (!id || others.length > 0) throw new BadAnswer('it does not name one patient');
    return { value: id, keepMs };
  }

  return (recordNumber, call) => ids.get(recordNumber, () => load(recordNumber, call));
}
