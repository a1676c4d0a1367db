/** How one call reads subjects' records: first it sees to it that they are as complete as can be, then it reads what may be shown. */
import type { Connection, ConnectionLoader, PageArgs } from '@meridian/kit/connection';
import { loadByKey, loadListByKey } from '@meridian/kit/loader';
import type { ProvenanceLog } from '@meridian/kit/provenance';
import { EndpointFailure } from '@meridian/kit/resilience/endpoint';
import { Section } from '@meridian/kit/section';
import type DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { Provenance } from '../generated/resolvers.ts';
import { type RecordKind, recordKinds } from '../source/adapters/records.ts';
import type { Shown } from '../source/source.ts';
import { type Availability, ageSecondsAt, neverStale } from './availability.ts';
import type { Hospitals, KnownSubjects } from './hospitals.ts';
import type { KnownPatient } from './known.ts';

interface Delivered {
  readonly subjectId: string;
  readonly hospitalNumber: number;
  readonly provenance: Provenance;
}

type Reads = Readonly<Record<RecordKind, DataLoader<string, Availability | null>>>;

/** The system that a kind of records comes from. */
const systems = { LABORATORY: 'LIS', VITAL_SIGNS: 'HIS', MEDICATION: 'HIS' } as const satisfies Record<
  RecordKind,
  'HIS' | 'LIS'
>;

export class RecordReads {
  readonly #hospitals: Hospitals;
  readonly #provenance: ProvenanceLog;
  readonly #ensured: Reads;
  readonly #looked: Reads;

  constructor(hospitals: Hospitals, provenance: ProvenanceLog) {
    this.#hospitals = hospitals;
    this.#provenance = provenance;
    const known = loadListByKey((ids) => hospitals.known(ids));
    this.#ensured = loadersByKind(known, hospitals.ensure);
    this.#looked = loadersByKind(known, hospitals.look);
  }

  /** How complete the records are that the field of `info` is about to show; counted and traced as shown there. */
  async serve(kind: RecordKind, subjectId: string, info: GraphQLResolveInfo): Promise<Availability> {
    const availability = await this.#ensure(kind, subjectId);
    this.#hospitals.countServed(availability);
    trace(this.#provenance, systems[kind], availability, pathOf(info));
    return availability;
  }

  /** One page of what may be shown. Rejects with EndpointFailure when nothing may. */
  async page<Node extends Delivered, Filter extends object>(
    kind: RecordKind,
    list: ConnectionLoader<Node, Filter & Shown>,
    subjectId: string,
    args: PageArgs & { readonly filter?: Filter | null | undefined },
  ): Promise<Connection<Node>> {
    const availability = await this.#ensure(kind, subjectId);
    const { state, code, retryAfterSeconds } = availability;
    if (state === 'UNAVAILABLE') throw new EndpointFailure(code ?? 'SOURCE_ERROR', retryAfterSeconds);
    const filter = shown<Filter>(availability, args.filter ?? null);
    return markStale(await list.load({ ...args, parentId: subjectId, filter }), availability);
  }

  /** The report's section of these records, shown by the field of `info`. */
  section<Kind extends RecordKind, Node, Filter extends object>(
    kind: Kind,
    list: ConnectionLoader<Node, Filter & Shown>,
    subjectId: string,
    info: GraphQLResolveInfo,
  ): Section<(typeof systems)[Kind]> {
    const count = async (): Promise<number> =>
      list.count(subjectId, shown<Filter>(await this.#ensure(kind, subjectId), null));
    return new Section(subjectId, systems[kind], count, () => this.serve(kind, subjectId, info));
  }

  /** A record read by its id, from what is kept, and marked when that is old. Rejects with EndpointFailure where old is not shown at all. */
  async single<Node extends Delivered>(kind: RecordKind, record: Node): Promise<Node> {
    const availability = await this.#looked[kind].load(record.subjectId);
    const source = availability?.sources.find(({ number }) => number === record.hospitalNumber);
    if (source === undefined || source.state === 'live' || source.state === 'cache') return record;
    if (neverStale.has(kind)) {
      const { code = 'SOURCE_ERROR', retryAfterSeconds = null } = source.failure ?? {};
      throw new EndpointFailure(code, retryAfterSeconds);
    }
    return asStale(record);
  }

  async #ensure(kind: RecordKind, subjectId: string): Promise<Availability> {
    const availability = await this.#ensured[kind].load(subjectId);
    if (availability === null) throw new Error('the availability of a subject is always told');
    return availability;
  }
}

/** All kinds of a request share one reading of what is known. */
const loadersByKind = (known: DataLoader<string, readonly KnownPatient[]>, tell: Hospitals['ensure']): Reads =>
  Object.fromEntries(
    recordKinds.map((kind) => [kind, loadByKey(async (ids) => tell(await knownBy(known, ids), kind))]),
  ) as unknown as Reads;

const knownBy = async (
  known: DataLoader<string, readonly KnownPatient[]>,
  ids: readonly string[],
): Promise<KnownSubjects> => new Map(await Promise.all(ids.map(async (id) => [id, await known.load(id)] as const)));

/** A null filter stays null where nothing is hidden: a page that holds the whole list has counted it. */
function shown<Filter extends object>({ sources }: Availability, filter: Filter | null): (Filter & Shown) | null {
  const withoutHospitals = sources.flatMap(({ number, state }) => (state === 'unavailable' ? [number] : []));
  return withoutHospitals.length === 0 ? filter : ({ ...filter, withoutHospitals } as Filter & Shown);
}

const asStale = <Node extends Delivered>(record: Node): Node => ({
  ...record,
  provenance: { ...record.provenance, stale: true },
});

function markStale<Node extends Delivered>(connection: Connection<Node>, { sources }: Availability): Connection<Node> {
  const stale = new Set(sources.flatMap(({ number, state }) => (state === 'stale' ? [number] : [])));
  if (stale.size === 0) return connection;
  const edges = connection.edges.map((edge) =>
    stale.has(edge.node.hospitalNumber) ? { ...edge, node: asStale(edge.node) } : edge,
  );
  return { ...connection, edges };
}

function trace(
  log: ProvenanceLog,
  source: 'HIS' | 'LIS',
  { sources, toldAtMs }: Availability,
  path: readonly (string | number)[],
): void {
  for (const { hospitalId, state, fetchedAtMs, failure } of sources)
    log.record({
      path,
      source,
      system: hospitalId,
      state,
      ...(state === 'unavailable' && failure !== null && { code: failure.code }),
      fetchedAt: fetchedAtMs === null ? null : new Date(fetchedAtMs).toISOString(),
      ageSeconds: fetchedAtMs === null ? null : ageSecondsAt(toldAtMs, fetchedAtMs),
    });
}

function pathOf(info: GraphQLResolveInfo): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at !== undefined; at = at.prev) path.unshift(at.key);
  return path;
}
