/** By which fields each entity is known: the keys that `@join__type` carries, without those that reach into other objects. */
import { type DocumentNode, Kind } from 'graphql';

/** Object type → its keys, each a list of field names. */
export type EntityKeys = ReadonlyMap<string, readonly (readonly string[])[]>;

export function readEntityKeys(document: DocumentNode): EntityKeys {
  const keys = new Map<string, readonly (readonly string[])[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const texts = (definition.directives ?? []).flatMap((directive) => {
      const key = directive.arguments?.find((argument) => argument.name.value === 'key')?.value;
      return directive.name.value === 'join__type' && key?.kind === Kind.STRING ? [key.value.trim()] : [];
    });
    const flat = [...new Set(texts)].filter((text) => !text.includes('{')).map((text) => text.split(/[\s,]+/));
    if (flat.length > 0) keys.set(definition.name.value, flat);
  }
  return keys;
}
