/** Who may see whose questionnaires and alerts: row access from kit. */
import { Access } from '@meridian/kit/access/access';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Identity } from '@meridian/kit/identity';
import type { Kysely } from 'kysely';

export class EproAccess extends Access {
  constructor(identity: Identity | null, kysely: Kysely<AnyTables>) {
    super(identity, kysely, 'epro');
  }
}
