/** The report that the drill asks for, and what of an answer to it would mislead its reader. */
import type { Json } from '../graph.ts';
import type { Reply } from './client.ts';

export interface Section {
  readonly state: string;
  readonly code: string | null;
  readonly ageSeconds: number | null;
  readonly missing: readonly string[] | null;
  /** Records of the section; null when none are shown. */
  readonly count: number | null;
}

export type Sections = Readonly<Record<string, Section>>;

export const sectionsOf: Readonly<Record<string, readonly string[]>> = {
  user: ['demographics'],
  project: ['enrollment'],
  edc: ['visits', 'adverseEvents', 'medicalHistory', 'exposures', 'concomitantMedications', 'dataQueries'],
  epro: ['questionnaires', 'alerts'],
  hospital: ['vitalSigns', 'labs', 'medications'],
};
const lists = Object.entries(sectionsOf).flatMap(([owner, names]) =>
  owner === 'user' || owner === 'project' ? [] : names,
);
export const hospitalSections: ReadonlySet<string> = new Set(sectionsOf.hospital);

const told = 'status { state code ageSeconds missing }';

const listFields = (names: readonly string[]): string =>
  names.map((name) => `${name} { ${told} results(first: 5) { totalCount edges { cursor } } }`).join('\n  ');

/** Every section: how complete it is, how many records it has, and the first of them. */
export const reportQuery = `query DrillReport($id: ID!) { patientReport(subjectId: $id) {
  demographics { ${told} subject { usubjid site { siteId } } } enrollment { ${told} enrollment { status } }
  ${listFields(lists)} } }`;

/** The same of the sections that hospitals fill. */
export const hospitalQuery = `query DrillHospitalReport($id: ID!) { patientReport(subjectId: $id) {
  ${listFields([...hospitalSections])} } }`;

function countOf(section: Json): number | null {
  const single = section.subject ?? section.enrollment;
  return single ? 1 : (section.results?.totalCount ?? null);
}

/** Null when there is no report in the answer. */
export function readReport({ body }: Reply): Sections | null {
  const report = body?.data?.patientReport;
  if (!report) return null;
  return Object.fromEntries(
    Object.entries<Json>(report).map(([name, section]) => [
      name,
      section === null
        ? { state: 'NULL', code: null, ageSeconds: null, missing: null, count: null }
        : { ...section.status, count: countOf(section) },
    ]),
  );
}

const isWhole = (section: Section, whole: Section): boolean =>
  section.state === whole.state && section.count === whole.count;

export const isWholeReport = (sections: Sections | null, whole: Sections): boolean =>
  sections !== null &&
  Object.entries(whole).every(([name, expected]) => isWhole(sections[name] ?? expected, expected) && name in sections);

const knownCodes: ReadonlySet<string> = new Set(['TIMEOUT', 'BREAKER_OPEN', 'SOURCE_ERROR', 'SUBGRAPH_DOWN', 'SHED']);

/** What is wrong with a section that is not whole; null when it tells the truth. Doses and medications must be current or absent. */
function misleads(name: string, section: Section, whole: Section): string | null {
  const { state, code, count } = section;
  if (state === 'OK' || state === 'EMPTY')
    return `${name} said ${state} with ${count} in place of ${whole.count} records`;
  if (!knownCodes.has(code ?? '')) return `${name} said ${state} with code ${code}`;
  if (state === 'UNAVAILABLE') return count === null ? null : `${name} said UNAVAILABLE and had records`;
  if (state === 'PARTIAL') return (section.missing ?? []).length > 0 ? null : `${name} said PARTIAL and named nobody`;
  if (state !== 'STALE') return `${name} said ${state}`;
  if (name === 'medications') return `${name} were shown stale`;
  if (section.ageSeconds === null) return `${name} said STALE without an age`;
  return count === whole.count ? null : `${name} said STALE with ${count} in place of ${whole.count} records`;
}

/** Why the reply is not what the client should get while only the sections that `mayLack` names may be incomplete; null when it is. */
export function findWrong(reply: Reply, whole: Sections, mayLack: ReadonlySet<string>): string | null {
  if (reply.status !== 200) return `status ${reply.status}`;
  const codes = codesOf(reply);
  if (codes.length > 0) return `errors ${codes.join(', ')}`;
  return findMisleading(reply, whole, mayLack);
}

/** The same of what the report shows alone, whatever errors stand beside it. */
export function findMisleading(reply: Reply, whole: Sections, mayLack: ReadonlySet<string>): string | null {
  const sections = readReport(reply);
  if (sections === null) return 'no report';
  for (const [name, expected] of Object.entries(whole)) {
    const section = sections[name];
    if (section === undefined) return `${name} is absent`;
    if (isWhole(section, expected)) continue;
    const wrong = mayLack.has(name)
      ? misleads(name, section, expected)
      : `${name} said ${section.state} ${section.code ?? ''} with ${section.count} in place of ${expected.count} records`;
    if (wrong !== null) return wrong;
  }
  return null;
}

export const codesOf = ({ body }: Reply): readonly string[] =>
  (body?.errors ?? []).map((error: Json) => String(error?.extensions?.code ?? 'no code'));

/** `OK ×12, STALE BREAKER_OPEN ×3`, the most frequent first. */
export function countWords(words: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([word, count]) => `${word} ×${count}`).join(', ');
}

/** What the named sections said in all replies. */
export function describeSections(replies: readonly Reply[], names: ReadonlySet<string>): string {
  return countWords(
    replies.flatMap((reply) => {
      const sections = readReport(reply);
      if (sections === null) return [codesOf(reply).join(' ') || `status ${reply.status}`];
      return Object.entries(sections).flatMap(([name, { state, code }]) =>
        names.has(name) ? [code === null ? state : `${state} ${code}`] : [],
      );
    }),
  );
}
