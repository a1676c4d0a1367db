/** Statements that PGlite parses and plans once: its own `query` does so for every call, in six conversations with the database instead of one. */
import { messages, type PGlite, protocol } from '@electric-sql/pglite';

export interface ReadRows {
  readonly columns: readonly string[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
}

export interface Outcome {
  readonly read: ReadRows;
  /** How many rows were read or written. */
  readonly affected: number;
}

interface Prepared {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly columns: readonly string[];
  readonly parse: readonly ((text: string) => unknown)[];
}

const { serialize } = protocol;
/** Each keeps some tens of kilobytes of the database's memory, which it never gives back. */
const maxPrepared = 200;
const asIs = (text: string): string => text;

export class PreparedStatements {
  readonly #db: PGlite;
  readonly #prepared = new Map<string, Prepared>();
  #lastNumber = 0;

  constructor(db: PGlite) {
    this.#db = db;
  }

  /** Throws the database's error, whose `code` is the SQLSTATE. The caller runs one statement at a time. */
  async run(sql: string, parameters: readonly unknown[]): Promise<Outcome> {
    const { name, parameterTypes, columns, parse } = this.#prepared.get(sql) ?? (await this.#prepare(sql));
    const values = parameters.map((value, index) => this.#serialize(value, parameterTypes[index] ?? 0));
    const reply = await this.#converse([serialize.bind({ statement: name, values }), serialize.execute({})]);
    const { rows, affected } = decodeReply(reply, parse);
    return { read: { columns, rows }, affected };
  }

  /** Must be called when tables change: what is prepared tells the columns of before. */
  async forgetAll(): Promise<void> {
    this.#prepared.clear();
    await this.#db.query('deallocate all');
  }

  async #prepare(sql: string): Promise<Prepared> {
    const [oldest] = this.#prepared;
    if (oldest && this.#prepared.size >= maxPrepared) {
      this.#prepared.delete(oldest[0]);
      await this.#converse([serialize.close({ type: 'S', name: oldest[1].name })]);
    }
    this.#lastNumber += 1;
    const name = `statement_${this.#lastNumber}`;
    const answer = parseMessages(
      await this.#converse([serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name })]),
    );
    const fields = answer.find((message) => message instanceof messages.RowDescriptionMessage)?.fields ?? [];
    const prepared = {
      name,
      parameterTypes:
        answer.find((message) => message instanceof messages.ParameterDescriptionMessage)?.dataTypeIDs ?? [],
      columns: fields.map((field) => field.name),
      parse: fields.map((field) => this.#db.parsers[field.dataTypeID] ?? asIs),
    };
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  #serialize(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    return (this.#db.serializers[type] ?? String)(value);
  }

  async #converse(parts: readonly Uint8Array[]): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    await this.#db.execProtocolRawStream(Buffer.concat([...parts, serialize.sync()]), {
      syncToFs: false,
      // The chunk is a piece of the database's memory, which the next one overwrites.
      onRawData: (chunk) => void chunks.push(chunk.slice()),
    });
    return Buffer.concat(chunks);
  }
}

/** Throws the first error among the messages. */
function parseMessages(reply: Buffer) {
  const answer: Parameters<Parameters<InstanceType<typeof protocol.Parser>['parse']>[1]>[0][] = [];
  new protocol.Parser().parse(reply, (message) => answer.push(message));
  const error = answer.find((message) => message instanceof messages.DatabaseError);
  if (error) throw error;
  return answer;
}

const dataRow = 'D'.charCodeAt(0);
const errorResponse = 'E'.charCodeAt(0);

const commandComplete = 'C'.charCodeAt(0);

/**
 * The cells of all DataRow messages: each message is its kind (1 byte), its length (4), the number of cells (2), then each cell's length (4, -1 for null) and text. CommandComplete
 * is a text that ends with the number of rows and NUL, such as `INSERT 0 3`.
 */
function decodeReply(reply: Buffer, parse: Prepared['parse']): { rows: unknown[][]; affected: number } {
  const rows: unknown[][] = [];
  let affected = 0;
  for (let at = 0; at < reply.length; at += 1 + reply.readUInt32BE(at + 1)) {
    if (reply[at] === errorResponse) parseMessages(reply);
    if (reply[at] === commandComplete)
      affected = Number(
        /\d+(?=\0)/.exec(reply.toString('latin1', at + 5, at + 1 + reply.readUInt32BE(at + 1)))?.[0] ?? 0,
      );
    if (reply[at] !== dataRow) continue;
    let cell = at + 7;
    const row = parse.map((parseText) => {
      const start = cell + 4;
      const length = reply.readInt32BE(cell);
      cell = start + Math.max(length, 0);
      return length < 0 ? null : parseText(reply.toString('utf8', start, cell));
    });
    rows.push(row);
  }
  return { rows, affected };
}
