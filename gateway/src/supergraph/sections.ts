/** Object types that can say for themselves that their subgraph is out of reach: those that carry the composed `@section(source:)`. */
import { type DocumentNode, Kind } from 'graphql';
import { directiveName, type Link } from './links.ts';

/** Object type → the source that its status names. */
export type Sections = ReadonlyMap<string, string>;

const specification = 'https://meridian.dev/directives';

export function readSections(document: DocumentNode, links: readonly Link[]): Sections {
  const sections = new Map<string, string>();
  const names = new Set(
    links.filter((link) => link.identity === specification).map((link) => directiveName(link, 'section')),
  );
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const value = definition.directives
      ?.find((directive) => names.has(directive.name.value))
      ?.arguments?.find((argument) => argument.name.value === 'source')?.value;
    if (value?.kind === Kind.ENUM || value?.kind === Kind.STRING) sections.set(definition.name.value, value.value);
  }
  return sections;
}
