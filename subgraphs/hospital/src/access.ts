/** Who may see what of the hospitals' data: row access from kit, who may read medical record numbers, and who operates connections. */
import { Access } from '@meridian/kit/access/access';
import type { AnyTables } from '@meridian/kit/database/open';
import { codedError } from '@meridian/kit/errors';
import type { Identity, Role } from '@meridian/kit/identity';
import type { Kysely } from 'kysely';

/** Of those who may see a subject at all, only these are the subject or staff of the subject's own site who treat them. */
const readsRecordNumbers: readonly Role[] = ['PATIENT', 'CRC', 'PRINCIPAL_INVESTIGATOR'];

export class HospitalAccess extends Access {
  constructor(identity: Identity | null, kysely: Kysely<AnyTables>) {
    super(identity, kysely, 'hospital');
  }

  /** Whether the medical record number of a subject the caller may see is shown to them. */
  mayReadRecordNumbers(): boolean {
    return this.identity !== null && readsRecordNumbers.includes(this.identity.role);
  }

  /** Hospitals are reference data: whoever has a role may see them. */
  maySeeHospitals(): boolean {
    return this.identity !== null;
  }

  /** Answers who the operator is. Throws FORBIDDEN for everyone else. */
  mustOperate(): string {
    if (this.identity?.role !== 'ADMIN') throw codedError('FORBIDDEN', 'Only an operator may do this.');
    return this.identity.actor;
  }
}
