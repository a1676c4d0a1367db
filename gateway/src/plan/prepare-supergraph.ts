/** What is changed in a supergraph before it is planned over, so that the planner does not meet what it plans wrong. */
import { parse, print } from 'graphql';
import { dropUnresolvableKeys } from './around/drop-unresolvable-keys.ts';
import { dropUnusedExternals } from './around/drop-unused-externals.ts';
import { nameRequiredFields } from './around/name-required-fields.ts';
import { unlinkOwnDirectives } from './around/own-directives.ts';

/** The text itself when nothing had to be changed. */
export function prepareSupergraph(sdl: string): string {
  const document = parse(sdl, { noLocation: true });
  const joined = dropUnusedExternals(nameRequiredFields(dropUnresolvableKeys(document)), document);
  const prepared = unlinkOwnDirectives(joined);
  return prepared === document ? sdl : print(prepared);
}
