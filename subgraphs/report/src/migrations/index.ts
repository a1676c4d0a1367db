import { createScopeTable } from '@meridian/kit/access/scope';
import type { Migrations } from '@meridian/kit/database/migrate';

/** Reports have no rows of their own yet; whose report a caller may ask for is all this subgraph keeps. */
export const migrations: Migrations = { '0001-scope': { up: (kysely) => createScopeTable(kysely, 'report') } };
