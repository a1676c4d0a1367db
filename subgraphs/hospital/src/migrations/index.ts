import type { Migrations } from '@meridian/kit/database/migrate';
import { tables } from './0001-tables.ts';

export const migrations: Migrations = { '0001-tables': { up: tables } };
