import type { Complete } from '@meridian/kit/resolvers';
import type { HospitalRecordResolvers } from '../generated/resolvers.ts';
import type { HospitalRecordRecord } from '../records.ts';

export const HospitalRecord: Complete<HospitalRecordResolvers, HospitalRecordRecord> = {
  mrn: ({ recordNumber }, _args, { access }) => (access.mayReadRecordNumbers() ? recordNumber : null),
};
