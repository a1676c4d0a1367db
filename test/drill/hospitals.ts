/** The simulated hospitals as the drill sees them: told to misbehave, and asked what reached them. */

export interface Arrivals {
  /** Requests that were answered, or messages that were sent. */
  readonly requests: number;
  /** Connections that were attempted. */
  readonly attempts: number;
}

export type FaultOrder = { readonly mode: string } & Readonly<Record<string, string | number>>;

export interface SimulatedHospitals {
  /** Arrivals since the start, by hospital number. */
  arrivals(number: number): Promise<Arrivals>;
  misbehave(number: number, fault: FaultOrder): Promise<void>;
}

export const hospitalNames: Readonly<Record<number, string>> = { 1: 'MLLP', 2: 'SOAP', 3: 'FHIR' };

export const well: FaultOrder = { mode: 'none' };

export function createSimulatedHospitals(origin: string): SimulatedHospitals {
  return {
    async arrivals(number) {
      const response = await fetch(`${origin}/hospitals`);
      const hospitals = (await response.json()) as (Arrivals & { readonly number: number })[];
      const hospital = hospitals.find((each) => each.number === number);
      if (hospital === undefined) throw new Error(`no simulated hospital ${number}`);
      return hospital;
    },
    async misbehave(number, fault) {
      const response = await fetch(`${origin}/hospitals/${number}/fault`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      });
      if (!response.ok) throw new Error(`hospital ${number} does not do ${fault.mode}: status ${response.status}`);
      await response.text();
    },
  };
}

/** What arrived between two counts. */
export const arrivedBetween = (before: Arrivals, after: Arrivals): Arrivals => ({
  requests: after.requests - before.requests,
  attempts: after.attempts - before.attempts,
});

export const describeArrivals = ({ requests, attempts }: Arrivals): string =>
  `${requests} answered, ${attempts} connections`;
