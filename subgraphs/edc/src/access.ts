/** Who may see what was captured: whoever may see the subject. */
import { Access } from '@meridian/kit/access/access';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Identity } from '@meridian/kit/identity';
import type { Kysely } from 'kysely';

export class EdcAccess extends Access {
  constructor(identity: Identity | null, kysely: Kysely<AnyTables>) {
    super(identity, kysely, 'edc');
  }
}
