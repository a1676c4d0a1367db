/** Which subjects an identity may see: deny by default, decided from role, study and site alone (DOMAIN: who may see what). */
import { type RawBuilder, sql } from 'kysely';
import type { Identity, Role } from '../identity.ts';

/** A subject as access sees it. */
export interface Scope {
  readonly subjectId: string;
  readonly usubjid: string;
  readonly studyId: string;
  readonly protocolId: string;
  readonly siteId: string;
  readonly siteNumber: string;
}

type Reach = 'self' | 'sites' | 'studies' | 'none';

/** PARTNER and ADMIN see no subject's rows: partners get aggregates, administrators run the system. */
const reachOf: Readonly<Record<Role, Reach>> = {
  PATIENT: 'self',
  CRC: 'sites',
  PRINCIPAL_INVESTIGATOR: 'sites',
  MONITOR: 'sites',
  RESEARCHER: 'studies',
  ANALYST: 'studies',
  UNBLINDED_STATISTICIAN: 'studies',
  SAFETY_PHYSICIAN: 'studies',
  AUDITOR: 'studies',
  PARTNER: 'none',
  ADMIN: 'none',
};

const holds = (granted: readonly string[], wanted: string): boolean =>
  granted.includes('*') || granted.includes(wanted);

/** Whether the identity's own role covers this study at all. */
export const coversStudy = (identity: Identity | null, protocolId: string): boolean =>
  identity !== null && holds(identity.studies, protocolId);

export function coversSubject(identity: Identity | null, scope: Scope): boolean {
  if (identity === null) return false;
  switch (reachOf[identity.role]) {
    case 'self':
      return (
        identity.subject === scope.usubjid &&
        (identity.studies.length === 0 || holds(identity.studies, scope.protocolId))
      );
    case 'sites':
      return holds(identity.studies, scope.protocolId) && holds(identity.sites, scope.siteNumber);
    case 'studies':
      return holds(identity.studies, scope.protocolId);
    case 'none':
      return false;
  }
}

const anyOf = (column: RawBuilder<unknown>, granted: readonly string[]): RawBuilder<boolean> =>
  granted.includes('*') ? sql<boolean>`true` : sql<boolean>`${column} = any(${[...granted]}::text[])`;

/** The same decision as a condition over a subject_scope row of that alias, for lists. */
export function coveredSubjects(identity: Identity | null, alias: string): RawBuilder<boolean> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  if (identity === null) return sql<boolean>`false`;
  const ofStudies = anyOf(column('protocol_id'), identity.studies);
  switch (reachOf[identity.role]) {
    case 'self':
      return sql<boolean>`(${column('usubjid')} = ${identity.subject}::text and ${identity.studies.length === 0 ? sql`true` : ofStudies})`;
    case 'sites':
      return sql<boolean>`(${ofStudies} and ${anyOf(column('site_number'), identity.sites)})`;
    case 'studies':
      return ofStudies;
    case 'none':
      return sql<boolean>`false`;
  }
}

/** `Access.maySeeStudy` as a condition over a row of that alias with the column protocol_id, for lists of the subgraph with that schema. */
export function coveredStudies(identity: Identity | null, schema: string, alias: string): RawBuilder<boolean> {
  if (identity === null) return sql<boolean>`false`;
  const protocolId = sql.ref(`${alias}.protocol_id`);
  const granted = anyOf(protocolId, identity.studies);
  if (identity.role !== 'PATIENT') return granted;
  return sql<boolean>`(${granted} or exists (select 1 from ${sql.id(schema, 'subject_scope')} own
    where own.protocol_id = ${protocolId} and ${coveredSubjects(identity, 'own')}))`;
}
