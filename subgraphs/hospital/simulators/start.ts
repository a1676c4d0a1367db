/** Starts the three simulated hospitals, each behind a door of its own. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { Kysely } from 'kysely';
import type { HospitalsInput } from '../src/hospitals/config.ts';
import { heartbeatMs, type SimulatedLimits, simulatedHospitals, timeZone } from './configuration.ts';
import { type Control, openControl } from './control.ts';
import { createHospitalData } from './data.ts';
import { type Door, openDoor } from './door.ts';
import { startFhirSimulator } from './fhir/start.ts';
import { startMllpSimulator } from './mllp/start.ts';
import type { ProtocolSimulator } from './simulator.ts';
import { startSoapSimulator } from './soap/start.ts';

export interface SimulatorOptions {
  readonly kysely: Kysely<AnyTables>;
  /** Of the control; the hospitals' own ports follow. 0 lets the system choose all of them. */
  readonly port: number;
}

export interface Simulators extends Control {
  readonly controlPort: number;
  /** How the hospitals are reached, once it is known where the one that sends is listened to. */
  configuration(mllpPort: number, limits: SimulatedLimits): HospitalsInput;
  /** Lets the hospital that sends begin to send there. */
  sendTo(mllpPort: number): Promise<void>;
  /** Whether all that the hospital that sends has to say is acknowledged: waits for that for as long as messages are accepted at least every `patienceMs`. */
  delivered(patienceMs?: number): Promise<boolean>;
  close(): Promise<void>;
}

interface Running {
  readonly transport: string;
  readonly simulator: ProtocolSimulator;
  readonly door: Door;
}

export async function startSimulators({ kysely, port }: SimulatorOptions): Promise<Simulators> {
  const running = new Map<number, Running>();
  const closing: (() => Promise<void>)[] = [];
  let delivered: Simulators['delivered'] = async () => true;

  async function open(number: number, transport: string, simulator: ProtocolSimulator): Promise<number> {
    closing.push(() => simulator.close());
    const door = await openDoor({ port: port === 0 ? 0 : port + number, target: simulator.port, harms: 'answers' });
    closing.push(() => door.close());
    running.set(number, { transport, simulator, door });
    return door.port;
  }

  const control: Control = {
    list: () =>
      [...running].map(([number, { transport, simulator, door }]) => ({
        number,
        transport,
        fault: door.fault,
        requests: simulator.requests(),
        attempts: door.attempts(),
      })),
    misbehave(number, fault) {
      const hospital = running.get(number);
      hospital?.simulator.encodeWrongly(fault.mode === 'wrong-charset');
      hospital?.door.misbehave(fault);
      return hospital !== undefined;
    },
  };

  async function close(): Promise<void> {
    for (const end of closing.splice(0).reverse()) await end();
  }

  try {
    const soap = await startSoapSimulator({
      data: createHospitalData(kysely, 2),
      port: 0,
      timeZone,
      charset: 'GB2312',
    });
    const soapPort = await open(2, 'SOAP', soap);
    const fhir = await startFhirSimulator({ data: createHospitalData(kysely, 3), port: 0, timeZone });
    const fhirPort = await open(3, 'REST', fhir);
    const { port: controlPort, close: closeControl } = await openControl(port, control);
    closing.push(closeControl);
    return {
      ...control,
      controlPort,
      configuration: (mllpPort, limits) =>
        simulatedHospitals({ mllp: mllpPort, soap: soapPort, fhir: fhirPort }, limits),
      async sendTo(mllpPort) {
        const door = await openDoor({ port: 0, target: mllpPort, harms: 'requests' });
        closing.push(() => door.close());
        const simulator = await startMllpSimulator({
          hospitalNumber: 1,
          data: createHospitalData(kysely, 1),
          kysely,
          sendTo: { host: '127.0.0.1', port: door.port },
          charset: 'GB18030',
          timeZone,
          heartbeatMs,
        });
        closing.push(() => simulator.close());
        running.set(1, { transport: 'MLLP', simulator, door });
        delivered = simulator.settled;
      },
      delivered: (patienceMs) => delivered(patienceMs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
