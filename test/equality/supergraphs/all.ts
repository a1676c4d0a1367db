/** Every small supergraph, in the order in which they are run. */
import { abstractTypes } from './abstract-types.ts';
import { context } from './context.ts';
import { inputs } from './inputs.ts';
import { interfaceObjects } from './interface-objects.ts';
import { keys } from './keys.ts';
import { overrides } from './overrides.ts';
import { provides } from './provides.ts';
import { requires } from './requires.ts';
import type { SupergraphUnderTest } from './supergraph-under-test.ts';
import { twoInterfaceObjects } from './two-interface-objects.ts';

export const supergraphs: readonly SupergraphUnderTest[] = [
  keys,
  requires,
  provides,
  overrides,
  interfaceObjects,
  twoInterfaceObjects,
  context,
  abstractTypes,
  inputs,
];
