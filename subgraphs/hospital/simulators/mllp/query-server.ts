/** A simulated hospital that answers queries for a patient's records (QBP^Q11, RSP^K11). */
import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { Charset } from '../../src/hospitals/config.ts';
import { createFrameReader, frame } from '../../src/source/adapters/mllp/frame.ts';
import { readEnvelope } from '../../src/source/adapters/mllp/message.ts';
import { queryName } from '../../src/source/adapters/mllp/query.ts';
import { writeDateTime } from '../../src/source/adapters/mllp/timestamp.ts';
import { type RecordKind, recordKinds } from '../../src/source/adapters/records.ts';
import type { HospitalData, ProtocolSimulator, SimulatedPatient } from '../simulator.ts';
import { writeMessage } from './header.ts';
import { writeOrder } from './orders.ts';
import { writePatient } from './people.ts';
import { writeResults } from './results.ts';
import { segment, text } from './segments.ts';

export interface QueryServerOptions {
  readonly data: HospitalData;
  readonly port: number;
  readonly charset: Charset;
}

const maxQueryBytes = 100_000;

async function writeRecords(
  data: HospitalData,
  kind: RecordKind,
  patient: SimulatedPatient,
): Promise<readonly string[]> {
  if (kind === 'MEDICATION') return (await data.records(kind, patient)).flatMap(writeOrder);
  return writeResults(await data.records(kind, patient), patient.recordNumber);
}

export async function startQueryServer({ data, port, charset }: QueryServerOptions): Promise<ProtocolSimulator> {
  const open = new Set<Socket>();
  let requests = 0;
  let isWrong = false;

  async function answer(question: Buffer): Promise<Buffer> {
    const { header, segments } = readEnvelope(question, charset).open();
    const query = segments.find(({ id }) => id === 'QPD');
    const recordNumber = query?.component(3, 1) ?? '';
    const kind = recordKinds.find((each) => each === query?.text(4)) ?? 'LABORATORY';
    const patient = await data.patient(recordNumber);
    const records = patient === null ? [] : await writeRecords(data, kind, patient);
    const tag = query?.raw(2) ?? '';
    return writeMessage(
      {
        type: 'RSP^K11^RSP_K11',
        controlId: randomBytes(10).toString('hex'),
        sentAt: writeDateTime(new Date().toISOString()),
        segments: [
          segment('MSA', { 1: patient === null ? 'AE' : 'AA', 2: header.controlId }),
          ...(patient === null ? [segment('ERR', { 3: '204^Unknown key identifier^HL70357', 4: 'E' })] : []),
          segment('QAK', { 1: tag, 2: patient === null ? 'AE' : records.length === 0 ? 'NF' : 'OK' }),
          segment('QPD', { 1: queryName, 2: tag, 3: `${text(recordNumber)}^^^^MR`, 4: kind }),
          ...(patient === null ? [] : [writePatient(patient), ...records]),
        ],
      },
      charset,
      isWrong,
    );
  }

  async function serve(socket: Socket): Promise<void> {
    const reader = createFrameReader(maxQueryBytes);
    for await (const chunk of socket)
      for (const { bytes } of reader.read(chunk as Buffer)) {
        requests += 1;
        socket.write(frame(await answer(bytes)));
      }
  }

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    serve(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    requests: () => requests,
    encodeWrongly(on) {
      isWrong = on;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
