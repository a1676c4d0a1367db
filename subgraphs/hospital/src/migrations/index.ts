import type { Migrations } from '@meridian/kit/database/migrate';
import { tables } from './0001-tables.ts';
import { deliveries } from './0002-deliveries.ts';

export const migrations: Migrations = { '0001-tables': { up: tables }, '0002-deliveries': { up: deliveries } };
