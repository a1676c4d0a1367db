/** Lets an operator on this machine tell a simulated hospital to misbehave: GET /hospitals, PUT /hospitals/2/fault with {"mode":"down"}. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readJson } from '@meridian/kit/read-json';
import { readFault } from './fault.ts';
import type { Fault } from './simulator.ts';

export interface ControlledHospital {
  readonly number: number;
  readonly transport: string;
  readonly fault: Fault;
  /** Requests that the hospital answered, or messages that it sent. */
  readonly requests: number;
  /** Connections that reached its door, those that were refused too. */
  readonly attempts: number;
}

export interface Control {
  list(): readonly ControlledHospital[];
  /** False when there is no such hospital. */
  misbehave(number: number, fault: Fault): boolean;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}

async function answer(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && request.url === '/hospitals') return reply(response, 200, control.list());
  const number = /^\/hospitals\/(\d{1,5})\/fault$/.exec(request.url ?? '')?.[1];
  if (request.method !== 'PUT' || number === undefined)
    return reply(response, 404, { message: 'GET /hospitals, or PUT /hospitals/<number>/fault' });
  // A page in a browser cannot send this media type to us without asking first, and is refused when it asks.
  if (request.headers['content-type'] !== 'application/json')
    return reply(response, 415, { message: 'the body must be application/json' });
  const fault = readFault(await readJson(request));
  if (fault === null) return reply(response, 400, { message: 'the body is no fault' });
  if (!control.misbehave(Number(number), fault)) return reply(response, 404, { message: 'there is no such hospital' });
  reply(response, 200, control.list());
}

/** Listens on loopback; port 0 lets the system choose. */
export async function openControl(
  port: number,
  control: Control,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    answer(control, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
