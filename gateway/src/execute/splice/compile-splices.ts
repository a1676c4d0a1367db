/** The scanners of an operation's fetches, for each set of values of its conditions. */
import type { FetchNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from '../../subgraphs/subgraph-client.ts';
import { type Collecting, collectFields, type Fields, readFragments } from '../collect-fields.ts';
import { conditionsIn } from '../compile-response.ts';
import { perForm } from '../per-form.ts';
import { type PlacedFetch, pathKey, type Spliceable } from './find-spliceable.ts';
import { compileScanner, type Member, type ScanReply } from './generate-scanner.ts';

/** How to read the replies of some fetches. */
export type Splices = ReadonlyMap<FetchNode, ScanReply>;
export type SplicesFor = (coerced: Variables) => Splices;

/** Bytes. Less is parsed and written sooner than it is put together. */
const leastReply = 2_048;
/** Replies that are parsed, at most, before one is scanned again. */
const longestWait = 255;

/** For the conditions' values of a request. `document` must be valid for `apiSchema`. `guard` decides which replies are scanned. */
export function compileSplices(
  apiSchema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { fetches, paths }: Spliceable,
  guard: (scan: ScanReply) => ScanReply = whereItPays,
): SplicesFor {
  const fragments = readFragments(document);
  return perForm(conditionsIn(document, operation), (conditions) => {
    const scope: Collecting = { schema: apiSchema, fragments, conditions };
    const splices = new Map<FetchNode, ScanReply>();
    for (const fetch of fetches)
      splices.set(fetch.node, guard(compiledOnce(() => compileFetchScanner(scope, operation, fetch, paths))));
    return splices;
  });
}

const parsed: ScanReply = () => undefined;

/** When the first reply is there to be scanned: of some fetches none is ever long enough, and to compile all at once would take the event loop for long. */
function compiledOnce(compile: () => ScanReply | undefined): ScanReply {
  let compiled: ScanReply | undefined;
  return (reply) => {
    compiled ??= compile() ?? parsed;
    return compiled(reply);
  };
}

function compileFetchScanner(
  scope: Collecting,
  operation: OperationDefinitionNode,
  { node, place, fragments, selectionSets }: PlacedFetch,
  paths: ReadonlySet<string>,
): ScanReply | undefined {
  const target = findTarget(scope, operation, place);
  const answered = target && collectFields({ ...scope, fragments }, target.type, selectionSets);
  if (answered === undefined) return undefined;
  const members = [...answered.keys()].map((name): Member => {
    const nodes = paths.has(pathKey([...place, name])) ? target?.fields.get(name) : undefined;
    const field = nodes && target?.type.getFields()[nodes[0].name.value];
    return { name, spliced: nodes && field && { type: field.type, nodes } };
  });
  return members.some(({ spliced }) => spliced)
    ? compileScanner(scope, members, node.requires !== undefined)
    : undefined;
}

interface Target {
  readonly type: GraphQLObjectType;
  /** What the client selects of it. */
  readonly fields: Fields;
}

/** Undefined when the client does not select it, or through an abstract type. */
function findTarget(
  scope: Collecting,
  { operation, selectionSet }: OperationDefinitionNode,
  place: readonly string[],
): Target | undefined {
  const root = scope.schema.getRootType(operation);
  if (!root) return undefined;
  let fields = collectFields(scope, root, [selectionSet]);
  let target: Target | undefined = fields && { type: root, fields };
  for (const name of place) {
    const nodes = target?.fields.get(name);
    const field = nodes && target?.type.getFields()[nodes[0].name.value];
    const type = field && getNamedType(field.type);
    if (nodes === undefined || !isObjectType(type)) return undefined;
    fields = collectFields(
      scope,
      type,
      nodes.flatMap((node) => node.selectionSet ?? []),
    );
    target = fields && { type, fields };
  }
  return target;
}

/** A subgraph that writes otherwise, or always tells more than data, is scanned ever more rarely. */
function whereItPays(scan: ScanReply): ScanReply {
  let wait = 0;
  let left = 0;
  return (reply) => {
    if (reply.length < leastReply) return undefined;
    if (left > 0) {
      left -= 1;
      return undefined;
    }
    const data = scan(reply);
    wait = data ? 0 : Math.min(wait * 2 + 1, longestWait);
    left = wait;
    return data;
  };
}
