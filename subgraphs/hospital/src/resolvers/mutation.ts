import { isEntityId } from '@meridian/kit/entity-id';
import { codedError, notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import type { HospitalRecord } from '../records.ts';

const maxReason = 500;

export const Mutation: Complete<MutationResolvers, object> = {
  isolateAdapter: (_parent, args, context) =>
    order(args, context, (number, operator, reason) => context.hospitals.isolate(number, operator, reason)),
  resetAdapter: (_parent, args, context) =>
    order(args, context, (number, operator, reason) => context.hospitals.reset(number, operator, reason)),

  replayDeadLetter: async (_parent, { id }, { access, hospitals, deadLetters }) => {
    const operator = access.mustOperate();
    const letter = isEntityId(id) ? await deadLetters.byId(id) : null;
    if (letter === null) throw notFound('dead letter');
    if ((await hospitals.replay(letter.hospital.number, letter.id, operator)) === null)
      throw codedError('SOURCE_UNAVAILABLE', 'This process does not listen for the hospital that sent the message.');
    return deadLetters.byId(letter.id);
  },
};

/** A hospital that is not connected has no adapter: there is none to change. */
async function order(
  { hospitalId, reason }: { readonly hospitalId: string; readonly reason: string },
  { access, loaders }: Context,
  carryOut: (number: number, operator: string, reason: string) => Promise<boolean>,
): Promise<HospitalRecord> {
  const operator = access.mustOperate();
  const told = reason.trim();
  if (told === '' || told.length > maxReason)
    throw codedError('BAD_USER_INPUT', `reason must have between 1 and ${maxReason} characters.`);
  const hospital = isEntityId(hospitalId) ? await loaders.hospital.load(hospitalId.toLowerCase()) : null;
  if (hospital === null || !(await carryOut(hospital.number, operator, told))) throw notFound('hospital');
  return hospital;
}
