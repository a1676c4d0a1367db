/** What a CPU profile says: how long the process was in which function, called from where, and whose code that is. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The parts of a .cpuprofile that are read. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  /** Ids of the nodes that were running. */
  readonly samples: readonly number[];
  /** Microseconds from each sample to the one before. */
  readonly timeDeltas: readonly number[];
}

export interface Call {
  readonly name: string;
  /** `file:line`; empty for what has no file. */
  readonly place: string;
  readonly group: string;
  selfUs: number;
  totalUs: number;
  readonly children: Call[];
}

/** Waiting is no work, and neither is the profiler's own. */
const isLeftOut = ({ functionName, url }: Frame): boolean => functionName === '(idle)' || url === 'node:inspector';

/** Where bytes leave for a socket. */
const writes = /^write(v|Buffer|String|Utf8String|Latin1String|AsciiString|UcsString)$/;

/** The same function called from the same place is one call, however often; idle time is left out. */
export function readCalls({ nodes, samples, timeDeltas }: CpuProfile, root: string): Call {
  const selfUs = new Map<number, number>();
  for (const [index, id] of samples.entries()) selfUs.set(id, (selfUs.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const build = (id: number): Call | null => {
    const node = byId.get(id);
    if (node === undefined || isLeftOut(node.callFrame)) return null;
    const children = (node.children ?? []).map(build).filter((child) => child !== null);
    const self = Math.max(0, selfUs.get(id) ?? 0);
    return {
      name: node.callFrame.functionName || '(anonymous)',
      place: placeOf(node.callFrame, root),
      group: groupOf(node.callFrame, root),
      selfUs: self,
      totalUs: children.reduce((sum, child) => sum + child.totalUs, self),
      children: mergeSame(children),
    };
  };
  const top = nodes[0] && build(nodes[0].id);
  if (!top) throw new Error('the profile is empty');
  return top;
}

function mergeSame(calls: readonly Call[]): Call[] {
  const merged = new Map<string, Call>();
  for (const call of calls) {
    const key = `${call.name} ${call.place}`;
    const same = merged.get(key);
    if (same === undefined) merged.set(key, call);
    else {
      same.selfUs += call.selfUs;
      same.totalUs += call.totalUs;
      same.children.splice(0, same.children.length, ...mergeSame([...same.children, ...call.children]));
    }
  }
  return [...merged.values()].toSorted((one, other) => other.totalUs - one.totalUs);
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

const pathOf = (url: string, root: string): string =>
  url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url;

const placeOf = ({ url, lineNumber }: Frame, root: string): string =>
  url === '' ? '' : `${pathOf(url, root)}:${lineNumber + 1}`;

/** Whose code it is: a part of ours by its folder, a package, a part of Node, or what the engine does by itself. */
export function groupOf({ functionName, url }: Frame, root: string): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (url === '' && writes.test(functionName)) return 'socket writes';
  if (url === '') return functionName === 'parse' || functionName === 'stringify' ? 'JSON' : 'native';
  if (url.startsWith('node:')) return groupOfNode(url);
  const path = pathOf(url, root);
  const dependency = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1];
  if (dependency !== undefined && !dependency.startsWith('@meridian/')) return dependency;
  const part = /^gateway\/src\/(?:([^/]+)\/)?/.exec(path);
  if (part) return part[1] === undefined ? 'gateway' : `gateway ${part[1]}/`;
  return path.startsWith('subgraphs/kit/') ? 'kit' : path.split('/')[0] || 'native';
}

function groupOfNode(url: string): string {
  if (/^node:(_http|http|internal\/http)/.test(url)) return 'node:http';
  if (/^node:(net|_stream|stream|internal\/(streams|stream_base_commons))/.test(url)) return 'node:net and streams';
  if (/^node:(internal\/)?crypto/.test(url)) return 'node:crypto';
  if (/^node:internal\/(process\/(task_queues|promises)|async_hooks|timers)|^node:(timers|async_hooks)/.test(url))
    return 'node: ticks, timers';
  return 'node: other';
}

export interface SelfTime {
  readonly name: string;
  readonly selfUs: number;
}

/** Self times added up under the name that `nameOf` gives, the longest first. */
export function addUp(call: Call, nameOf: (call: Call) => string): readonly SelfTime[] {
  const sums = new Map<string, number>();
  const visit = (one: Call): void => {
    const name = nameOf(one);
    sums.set(name, (sums.get(name) ?? 0) + one.selfUs);
    one.children.forEach(visit);
  };
  visit(call);
  return [...sums].map(([name, selfUs]) => ({ name, selfUs })).toSorted((one, other) => other.selfUs - one.selfUs);
}
