/** Writes the code that makes the answer of a selection from merged data: one function for each selection set and each list. */
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLList,
  type GraphQLOutputType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { type Collecting, collectFields, type Fields } from './collect-fields.ts';
import { generate } from './generated-code.ts';
import type { Hidden } from './hidden.ts';
import { isRootType, narrowType } from './narrow-type.ts';
import { type FaultRecorder, listsAround, type Place } from './record-faults.ts';
import { isSpliceable } from './splice/find-spliceable.ts';
import { Spliced } from './splice/spliced.ts';
import { testLeaf } from './test-leaf.ts';

/** The answer for an object; undefined when it must be null, of which the fault, if it is one, is told. */
export type Project = (object: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined;

export interface Projecting extends Collecting {
  readonly recorder: FaultRecorder;
  /** Paths of fields whose values may be spliced, and are then answered as they are. */
  readonly spliceable?: ReadonlySet<string> | undefined;
  /** Undefined when clients may see all. */
  readonly hidden: Hidden | undefined;
  /** Under which a field's value stands in the data. */
  nameInData(field: FieldNode): string;
  /** How to answer `__schema` or `__type`; undefined when nothing may stand there, not even null. */
  introspect(nodes: readonly [FieldNode, ...FieldNode[]], place: Place): () => unknown;
}

/** Fields in one piece of code. Beyond them, selections are compiled when data first reaches them: fragments can make a short document as wide as they like. */
const maxFields = 1000;

/** Names that every object has by inheritance are looked up as its own. */
const read = (object: string, name: string): string =>
  name in Object.prototype
    ? `(hasOwn(${object}, ${JSON.stringify(name)}) ? ${object}[${JSON.stringify(name)}] : undefined)`
    : `${object}[${JSON.stringify(name)}]`;

/** Written as a computed name, `__proto__` is a property like others. */
const member = (name: string, value: string): string =>
  name === '__proto__' ? `["__proto__"]: ${value}` : `${JSON.stringify(name)}: ${value}`;

const selectionsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

/** Compiles what is selected of an object of `type`; undefined when an abstract `type` does not tell. */
export function compileProjection(
  scope: Projecting,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  place: Place | undefined,
): Project | undefined {
  const { schema, recorder } = scope;
  const fields = collectFields(scope, type, selectionSets);
  if (fields === undefined) return undefined;

  const bound: unknown[] = [];
  const functions: string[] = [];
  let size = 0;

  const bind = (value: unknown): string => `b${bound.push(value) - 1}`;
  const declare = (body: string): string => {
    const name = `f${functions.length}`;
    functions.push(`function ${name}(value) {\n${body}\n}`);
    return name;
  };

  /** The statements of a function of an object that end in its answer. */
  function writeObject(of: GraphQLCompositeType, selected: Fields, at: Place | undefined): string {
    size += selected.size;
    const lines: string[] = [];
    const members: string[] = [];
    for (const [name, nodes] of selected) {
      const here = { above: at, step: name };
      const fieldName = nodes[0].name.value;
      if (fieldName === '__typename') {
        members.push(member(name, JSON.stringify(of.name)));
        continue;
      }
      const variable = `v${members.length}`;
      const introspection = of === schema.getQueryType() ? introspectionFields.get(fieldName) : undefined;
      const field = introspection ?? ('getFields' in of ? of.getFields()[fieldName] : undefined);
      if (field === undefined) continue;
      const value = introspection
        ? `${bind(scope.introspect(nodes, here))}()`
        : read('value', scope.nameInData(nodes[0]));
      lines.push(
        `let ${variable} = ${value};`,
        introspection
          ? `if (${variable} === undefined) return undefined;`
          : complete(variable, field.type, nodes, here, ''),
      );
      members.push(member(name, variable));
    }
    return `${lines.join('\n')}\nreturn { ${members.join(', ')} };`;
  }

  /**
   * Statements that turn the raw value in `variable` into its completed one, or leave the function. `mark` tells the recorder
   * the position in the list.
   */
  function complete(
    variable: string,
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    at: Place,
    mark: string,
  ): string {
    const inner = getNullableType(type);
    const number = recorder.place(at);
    const refuse = `return refuse(${variable}, ${number});`;
    if (isLeafType(inner)) {
      const dropped = `drop(${variable}, ${number})`;
      const values = scope.hidden?.valuesOf(inner);
      const nullable = values ? `${bind(values)}.has(${variable}) ? null : ${dropped}` : dropped;
      const otherwise = isNonNullType(type) ? refuse : `${variable} = ${nullable};`;
      return `if (!(${testLeaf(inner, variable, bind)})) { ${mark} ${otherwise} }`;
    }
    const call = `${isListType(inner) ? writeList(inner, nodes, at) : writeComposite(inner, nodes, at, !isNonNullType(type))}(${variable})`;
    const completion = isNonNullType(type)
      ? `${mark} if (${variable} === null || ${variable} === undefined) ${refuse}
${variable} = ${call}; if (${variable} === undefined) return undefined;`
      : `${mark} ${variable} = ${variable} === null || ${variable} === undefined ? null : ${call} ?? null;`;
    return isSpliceable(scope.spliceable, at) ? `if (!(${variable} instanceof Spliced)) { ${completion} }` : completion;
  }

  function writeList(list: GraphQLList<GraphQLOutputType>, nodes: readonly FieldNode[], at: Place): string {
    const depth = listsAround(at);
    const mark = `positions[${depth}] = i;`;
    return declare(`if (!isArray(value)) return refuse(value, ${recorder.place(at)});
const list = new Array(value.length);
for (let i = 0; i < list.length; i++) {
let item = value[i];
${complete('item', list.ofType, nodes, { above: at, step: depth }, mark)}
list[i] = item;
}
return list;`);
  }

  function writeComposite(
    of: GraphQLCompositeType,
    nodes: readonly FieldNode[],
    at: Place,
    mayBeNull: boolean,
  ): string {
    const number = recorder.place(at);
    const notObject = `if (typeof value !== 'object' || isArray(value)) return refuse(value, ${number});`;
    const sets = selectionsOf(nodes);
    const selected = isAbstractType(of) || size > maxFields ? undefined : collectFields(scope, of, sets);
    if (selected === undefined) {
      const choose = bind(chooseByTypename(scope, of, sets, at, mayBeNull));
      return declare(`${notObject}\nreturn ${choose}(value.__typename)(value);`);
    }
    const asked = selected.get('__typename');
    // A client may give that name to another field.
    const telling = !isRootType(schema, of) && (asked === undefined || asked[0].name.value === '__typename');
    const fits = bind((typename: unknown) => narrowType(schema, of, typename) !== undefined);
    const wrongType = `const typename = value.__typename;
if (typename !== undefined && typename !== ${JSON.stringify(of.name)} && !${fits}(typename)) return refuse(value, ${number});`;
    return declare(`${notObject}\n${telling ? wrongType : ''}\n${writeObject(of, selected, at)}`);
  }

  const entry = declare(writeObject(type, fields, place));
  const source = `'use strict';
const { positions, refuse, drop } = recorder;
const { isArray } = Array, { isFinite, isSafeInteger } = Number, { hasOwn } = Object;
${bound.map((_, index) => `const b${index} = bound[${index}];`).join('\n')}
${functions.join('\n')}
return ${entry};`;
  return generate<Project>(source, { recorder, Spliced, bound });
}

const introspectionFields = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

/** An object that clients must not see is null where it may be. */
const unseen: Project = () => undefined;

/** Compiles for each type when an object of it is first met. */
function chooseByTypename(
  scope: Projecting,
  declared: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  place: Place,
  mayBeNull: boolean,
): (typename: unknown) => Project {
  const number = scope.recorder.place(place);
  const unknown: Project = (object) => scope.recorder.refuse(object, number);
  const chosen = new Map<unknown, Project>();
  return (typename) => {
    const known = chosen.get(typename);
    if (known) return known;
    const type = narrowType(scope.schema, declared, typename);
    if (type === undefined) return mayBeNull && scope.hidden?.hasType(declared, typename) ? unseen : unknown;
    const project = compileProjection(scope, type, selectionSets, place) ?? unknown;
    chosen.set(typename, project);
    return project;
  };
}
