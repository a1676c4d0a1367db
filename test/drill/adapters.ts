/** How the system itself sees its connection to a hospital. */
import type { Json } from '../graph.ts';
import type { Client } from './client.ts';

export interface Adapter {
  readonly transport: string;
  readonly breaker: string;
  readonly running: number;
  readonly queued: number;
}

const query = '{ hospitals { adapters { transport breaker running queued } } }';
const transports: Readonly<Record<number, string>> = { 1: 'MLLP', 2: 'SOAP', 3: 'REST' };

/** Rejects when the system does not tell. */
export async function readAdapter(client: Client, hospitalNumber: number): Promise<Adapter> {
  const { status, body } = await client.ask(query);
  const adapters: Adapter[] = (body?.data?.hospitals ?? []).flatMap((hospital: Json) => hospital.adapters ?? []);
  const adapter = adapters.find(({ transport }) => transport === transports[hospitalNumber]);
  if (adapter === undefined)
    throw new Error(`the system does not tell of hospital ${hospitalNumber}: status ${status}`);
  return adapter;
}
