/** Writes the code that reads a subgraph's reply as bytes: a function for each selection set and each list, as the projection has them. */
import { type Buffer, isUtf8 } from 'node:buffer';
import {
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Collecting, collectFields } from '../collect-fields.ts';
import { generate } from '../generated-code.ts';
import * as scan from './scan-value.ts';
import { Spliced } from './spliced.ts';

/** The data of a reply, with its own values parsed and others spliced; undefined for a reply that must be parsed. */
export type ScanReply = (reply: Buffer) => Record<string, unknown> | undefined;

/** A member of each object that a fetch answers, in the order of its selections. */
export interface Member {
  readonly name: string;
  /** What the client selects of it; undefined for one that is parsed. */
  readonly spliced: { readonly type: GraphQLOutputType; readonly nodes: readonly FieldNode[] } | undefined;
}

/** Fields in one piece of code. */
const maxFields = 1_000;

const builtIn: ReadonlyMap<string, string> = new Map([
  ['String', 'scanString'],
  ['ID', 'scanId'],
  ['Boolean', 'scanBoolean'],
  ['Int', 'scanInt'],
  ['Float', 'scanNumber'],
]);

const helpers = Object.keys(scan).filter((name) => name.startsWith('scan'));

/** An expression that is true when `text`, which is ASCII, is at `p`. */
const isAt = (text: string): string =>
  [...text].map((character, index) => `s[p + ${index}] === ${character.charCodeAt(0)}`).join(' && ');

const expect = (text: string): string => `if (!(${isAt(text)})) return -1; p += ${text.length};`;
const failed = 'if (p < 0) return -1;';

/** Undefined for what cannot be scanned. `entities` tells that the objects are those of `_entities`, else `data` is the one object. */
export function compileScanner(
  scope: Collecting,
  members: readonly Member[],
  entities: boolean,
): ScanReply | undefined {
  const bound: unknown[] = [];
  const functions = new Map<string, string>();
  let size = 0;
  /** Whether what is being written can be. */
  let possible = true;
  let splicing = false;

  const bind = (value: unknown): string => `b${bound.push(value) - 1}`;
  /** Selections that are the same are scanned by the same code. */
  const declare = (body: string): string => {
    const name = functions.get(body) ?? `f${functions.size}`;
    functions.set(body, name);
    return name;
  };

  function writeLeaf(type: GraphQLLeafType): string {
    if (!isEnumType(type)) return `p = ${builtIn.get(type.name) ?? 'scanAny'}(s, p); ${failed}`;
    const table = scan.nameTableOf(type);
    if (table === undefined) possible = false;
    const known = bound.indexOf(table);
    return `p = scanEnum(s, p, ${known < 0 ? bind(table) : `b${known}`}); ${failed}`;
  }

  function writeObject(type: GraphQLObjectType, nodes: readonly FieldNode[]): string {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const fields = collectFields(scope, type, sets);
    size += fields?.size ?? 0;
    if (fields === undefined || fields.size === 0 || size > maxFields) {
      possible = false;
      return '';
    }
    const lines: string[] = [];
    for (const [name, [first, ...others]] of fields) {
      const key = `${lines.length === 0 ? '{' : ','}"${name}":`;
      const fieldName = first.name.value;
      if (fieldName === '__typename') {
        lines.push(expect(`${key}"${type.name}"`));
        continue;
      }
      const field = type.getFields()[fieldName];
      if (field === undefined || name === '__proto__') {
        possible = false;
        return '';
      }
      lines.push(expect(key), complete(field.type, [first, ...others]));
    }
    return `${lines.join('\n')}\nreturn s[p] === 125 ? p + 1 : -1;`;
  }

  function complete(type: GraphQLOutputType, nodes: readonly FieldNode[]): string {
    const inner = getNullableType(type);
    let code: string;
    if (isLeafType(inner)) code = writeLeaf(inner);
    else if (isListType(inner)) code = `p = ${declare(writeList(complete(inner.ofType, nodes)))}(s, p); ${failed}`;
    else if (isObjectType(inner)) code = `p = ${declare(writeObject(inner, nodes))}(s, p); ${failed}`;
    else {
      possible = false;
      return '';
    }
    return isNonNullType(type) ? code : `if (s[p] === 110) { p = scanNull(s, p); ${failed} } else { ${code} }`;
  }

  const writeList = (item: string): string => `if (s[p] !== 91) return -1;
if (s[++p] === 93) return p + 1;
for (;;) {
${item}
if (s[p] === 93) return p + 1;
if (s[p++] !== 44) return -1;
}`;

  const writeMember = ({ name, spliced }: Member, index: number): string => {
    const key = `${expect(`${index === 0 ? '{' : ','}"${name}":`)} start = p;`;
    possible = true;
    const code = spliced && complete(spliced.type, spliced.nodes);
    if (code === undefined || !possible)
      return `${key} p = scanAnyOrNull(s, p); ${failed}
const v${index} = JSON.parse(s.toString('utf8', start, p));`;
    splicing = true;
    return `${key} ${code}
const v${index} = s[start] === 110 ? null : new Spliced(s, start, p); spliced += p - start;`;
  };

  /** Leaves the object in `found`. */
  const writeTarget = (): string => `let start;
${members.map(writeMember).join('\n')}
if (s[p] !== 125) return -1;
found = { ${members.map(({ name }, index) => `${JSON.stringify(name)}: v${index}`).join(', ')} };
return p + 1;`;

  const target = declare(writeTarget());
  if (!splicing || members.some(({ name }) => name === '__proto__')) return undefined;
  const list = declare(
    writeList(`if (s[p] === 110) { p = scanNull(s, p); found = null; } else p = ${target}(s, p);
${failed} list.push(found);`),
  );
  const data = entities
    ? `${expect('{"data":{"_entities":')} list = []; p = ${list}(s, p); ${failed} found = { _entities: list }; ${expect('}')}`
    : `${expect('{"data":')} p = ${target}(s, p); ${failed}`;
  const source = `'use strict';
const { ${helpers.join(', ')} } = scan;
${bound.map((_, index) => `const b${index} = bound[${index}];`).join('\n')}
let found, list, spliced;
${[...functions].map(([body, name]) => `function ${name}(s, p) {\n${body}\n}`).join('\n')}
function read(s, p) {
${data}
${expect('}')}
while (s[p] === 10 || s[p] === 13 || s[p] === 32) p++;
return p;
}
return (s) => {
spliced = 0;
const end = read(s, 0);
const data = found;
found = list = undefined;
return end === s.length && spliced * 2 > end ? data : undefined;
};`;
  const read = generate<ScanReply>(source, { scan, Spliced, bound });
  return (reply) => (isUtf8(reply) ? read(reply) : undefined);
}
