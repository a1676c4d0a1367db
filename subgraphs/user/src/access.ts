/** Who may see what of the people: row access from kit, and who may read identities. */
import { Access } from '@meridian/kit/access/access';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Identity, Role } from '@meridian/kit/identity';
import type { Kysely } from 'kysely';

/** DOMAIN: names, telephones, addresses are clear to the subject and to their own site's staff, hidden from everyone else. */
const readsIdentities: readonly Role[] = ['PATIENT', 'CRC', 'PRINCIPAL_INVESTIGATOR'];

export class UserAccess extends Access {
  constructor(identity: Identity | null, kysely: Kysely<AnyTables>) {
    super(identity, kysely, 'user');
  }

  /** Whether the identity of a subject the caller may see is shown to them. */
  mayReadIdentities(): boolean {
    return this.identity !== null && readsIdentities.includes(this.identity.role);
  }
}
