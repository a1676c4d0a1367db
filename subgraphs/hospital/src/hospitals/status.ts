/** One connection as the graph shows it to operators. */
import type { AdapterStatus } from '../generated/resolvers.ts';
import type { Connection } from './connection.ts';
import type { Figures } from './figures.ts';

export type HospitalStatus = Omit<AdapterStatus, '__typename'>;

/** FHIR is exchanged in UTF-8 alone (FHIR R4, 2.1.0.4). */
const charsetOf = ({ config }: Connection): string => ('charset' in config ? config.charset : 'UTF-8');

export function statusOf(connection: Connection, figures: Figures, staleServed: number): HospitalStatus {
  const { config } = connection;
  const { subjectsKept, subjectsDue, messages, lastChange } = figures;
  const { lastSuccessAt, lastFailureAt, p95Ms, ...health } = connection.health(figures.lastMessageAtMs);
  const count = (outcome: string): number => messages[outcome] ?? 0;
  return {
    system: config.system,
    transport: config.transport,
    charset: charsetOf(connection),
    ...health,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastFailureAt: lastFailureAt?.toISOString() ?? null,
    p95Ms: p95Ms === null ? null : Math.round(p95Ms),
    staleServed,
    subjectsKept,
    subjectsDue,
    messages:
      config.transport === 'MLLP'
        ? {
            stored: count('STORED'),
            repeated: count('REPEATED'),
            notSubjects: count('NOT_SUBJECT'),
            ignored: count('IGNORED'),
            deadLetters: count('DEAD_LETTER'),
            charsetDisagreements: count('CHARSET_DISAGREEMENT'),
          }
        : null,
    lastChange,
  };
}
