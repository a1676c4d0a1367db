/** Who may see what of the studies: row access from kit, and which studies and sites a caller's grants reach. */
import { Access } from '@meridian/kit/access/access';
import { coveredSubjects } from '@meridian/kit/access/grants';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Identity, Role } from '@meridian/kit/identity';
import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Roles that see the sites they are granted, and no other of the study. */
const siteRoles: readonly Role[] = ['CRC', 'PRINCIPAL_INVESTIGATOR', 'MONITOR'];

interface StudySiteKey {
  readonly studyId: string;
  readonly protocolId: string;
  readonly siteId: string;
  readonly siteNumber: string;
}

export class ProjectAccess extends Access {
  constructor(identity: Identity | null, kysely: Kysely<AnyTables>) {
    super(identity, kysely, 'project');
  }

  /** A site's part in a study is seen by its own staff and subjects, and by the roles that see the whole study. */
  async maySeeStudySite({ studyId, protocolId, siteId, siteNumber }: StudySiteKey): Promise<boolean> {
    const { identity } = this;
    if (identity === null) return false;
    if (identity.role === 'PATIENT')
      return (await this.ownScopes()).some((scope) => scope.studyId === studyId && scope.siteId === siteId);
    if (!this.coversStudy(protocolId)) return false;
    return !siteRoles.includes(identity.role) || identity.sites.includes('*') || identity.sites.includes(siteNumber);
  }
}

const no = sql<boolean>`false`;
const yes = sql<boolean>`true`;

/** `maySeeStudySite` as a condition over project.study_site t of a study that the caller may see, for lists. */
export function coveredStudySites(identity: Identity | null): RawBuilder<boolean> {
  if (identity === null) return no;
  if (identity.role === 'PATIENT')
    return sql<boolean>`exists (select 1 from project.subject_scope s
      where s.study_id = t.study_id and s.site_id = t.site_id and ${coveredSubjects(identity, 's')})`;
  if (!siteRoles.includes(identity.role) || identity.sites.includes('*')) return yes;
  return sql<boolean>`t.site_number = any(${[...identity.sites]}::text[])`;
}
