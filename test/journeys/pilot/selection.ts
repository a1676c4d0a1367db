/** Selects every field that the schema has, so that a field which no test expects is found by the first comparison. */

import { readSupergraph } from '@meridian/app/meridian';
import { buildApiSchema } from '@meridian/schema/api-schema.ts';
import { type GraphQLSchema, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';

const schema: GraphQLSchema = buildApiSchema(readSupergraph());

/** What stands for a thing that has fields of its own: a reference is read by what tells it from others. */
const references: Readonly<Record<string, string>> = {
  Subject: '{ usubjid }',
  PlannedVisit: '{ visitNum name plannedStudyDay }',
  Questionnaire: '{ qscat }',
  Alert: '{ rule { id } }',
  DataQuery: '{ rule itemOid recordId }',
  Study: '{ protocolId }',
  StudySite: '{ site { siteId } }',
  StudyArm: '{ code name }',
  Site: '{ siteId }',
  Researcher: '{ role }',
};

/** The selection of every field of a type that takes no arguments, without those that are left out. */
export function everyField(typeName: string, leaveOut: readonly string[] = []): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  const fields = Object.values(type.getFields())
    .filter(({ name, args }) => !leaveOut.includes(name) && args.every(({ type }) => !isNonNullType(type)))
    .filter(({ args }) => args.length === 0)
    .map(({ name, type: fieldType }) => {
      const inner = getNamedType(fieldType);
      if (isLeafType(inner)) return name;
      return `${name} ${references[inner.name] ?? everyField(inner.name)}`;
    });
  return `{ ${fields.join(' ')} }`;
}
