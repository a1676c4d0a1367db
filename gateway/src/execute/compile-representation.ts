/** From an entity as it has been merged so far to what a subgraph needs to find it. */
import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isJsonObject, type JsonObject, reader, write } from './json-object.ts';
import { mergeInto } from './merge.ts';
import { typeNamesWithin } from './type-names.ts';

type Select = (source: JsonObject) => JsonObject | undefined;

function selectBelow(value: unknown, select: Select): unknown {
  if (Array.isArray(value)) return value.map((item) => selectBelow(item, select));
  return isJsonObject(value) ? (select(value) ?? null) : null;
}

function compileFields(schema: GraphQLSchema, nodes: readonly QueryPlanFieldNode[]): Select {
  const fields = nodes.map(({ name, alias = name, selections }) => ({
    name: alias,
    read: reader(alias),
    select: selections && compileSelections(schema, selections),
  }));
  return (source) => {
    const selected: JsonObject = {};
    for (const { name, read, select } of fields) {
      const value = read(source);
      if (value === undefined) return undefined;
      write(selected, name, select ? selectBelow(value, select) : value);
    }
    return selected;
  };
}

/** Answers undefined when a field is missing; a fragment in which one is missing is left out alone. */
function compileSelections(schema: GraphQLSchema, nodes: readonly QueryPlanSelectionNode[]): Select {
  const fieldNodes = nodes.filter((node) => node.kind === 'Field');
  const selectFields = compileFields(schema, fieldNodes);
  const fragments = nodes
    .filter((node) => node.kind === 'InlineFragment')
    .map(({ typeCondition, selections }) => ({
      types: typeCondition === undefined ? undefined : typeNamesWithin(schema, typeCondition),
      select: compileSelections(schema, selections),
    }));
  if (fragments.length === 0) return selectFields;
  const hasFields = fieldNodes.length > 0;
  return (source) => {
    let selected: JsonObject | undefined;
    if (hasFields) {
      selected = selectFields(source);
      if (selected === undefined) return undefined;
    }
    for (const { types, select } of fragments) {
      if (types && !types.has(source.__typename)) continue;
      const part = select(source);
      if (selected === undefined) selected = part;
      else if (part !== undefined) mergeInto(selected, part, schema);
    }
    return selected ?? {};
  };
}

/** Answers undefined for an entity that cannot be asked for: its type does not fit, or something of it is missing. */
export function compileRepresentation(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]): Select {
  const select = compileSelections(schema, requires);
  return (entity) => {
    const representation = select(entity);
    return representation && typeof representation.__typename === 'string' ? representation : undefined;
  };
}
