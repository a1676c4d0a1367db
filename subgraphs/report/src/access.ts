import { Access } from '@meridian/kit/access/access';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Identity } from '@meridian/kit/identity';
import type { Kysely } from 'kysely';

/** Whose report may be asked for: whose subject may be seen. */
export class ReportAccess extends Access {
  constructor(identity: Identity | null, kysely: Kysely<AnyTables>) {
    super(identity, kysely, 'report');
  }
}
