/** What a server offers, from its CapabilityStatement (FHIR R4 http.html#capabilities). */
import { BadAnswer, type Call } from '../adapter.ts';
import type { Send } from './authorization.ts';
import { capabilityStatement } from './resources.ts';
import { createShortMemory } from './short-memory.ts';

/** What it can send along with a resource (`Observation:specimen`), by the types of resource that it can search. */
export type Capabilities = ReadonlyMap<string, readonly string[]>;

export type ReadCapabilities = (call: Call) => Promise<Capabilities>;

const keepMs = 3_600_000;

export function createReadCapabilities(base: string, send: Send): ReadCapabilities {
  const memory = createShortMemory<Capabilities>(1);

  async function load(call: Call) {
    const { status, body } = await send({ url: `${base}/metadata` }, call);
    const read = capabilityStatement.safeParse(body);
    if (status > 299 || !read.success) throw new BadAnswer('it does not say what it offers');
    const offered = read.data.rest.flatMap(({ resource }) => resource);
    return { value: new Map(offered.map(({ type, searchInclude }) => [type, searchInclude])), keepMs };
  }

  return (call) => memory.get('', () => load(call));
}
