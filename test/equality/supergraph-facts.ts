/** Which coordinates of a supergraph use what of Federation, to tell what an operation has put to the test. */
import { type ConstDirectiveNode, Kind, parse } from 'graphql';

export type FederationFeature =
  | 'requires'
  | 'provides'
  | 'override'
  | 'progressive override'
  | 'interface object'
  | 'context';

/** By coordinate, such as `Book.title`. */
export function readFeatures(supergraph: string): ReadonlyMap<string, ReadonlySet<FederationFeature>> {
  const features = new Map<string, Set<FederationFeature>>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const objects = new Set(
      (definition.directives ?? [])
        .filter(
          (directive) => directive.name.value === 'join__type' && argument(directive, 'isInterfaceObject') === true,
        )
        .map((directive) => argument(directive, 'graph')),
    );
    for (const field of definition.fields ?? []) {
      const found = new Set<FederationFeature>();
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        if (argument(directive, 'requires') !== undefined) found.add('requires');
        if (argument(directive, 'provides') !== undefined) found.add('provides');
        if (argument(directive, 'override') !== undefined) found.add('override');
        if (argument(directive, 'overrideLabel') !== undefined) found.add('progressive override');
        if (argument(directive, 'contextArguments') !== undefined) found.add('context');
        if (objects.has(argument(directive, 'graph'))) found.add('interface object');
      }
      if (found.size > 0) features.set(`${definition.name.value}.${field.name.value}`, found);
    }
  }
  return features;
}

/** The types that say themselves when they cannot be had. */
export const readSections = (supergraph: string): ReadonlySet<string> =>
  new Set(
    parse(supergraph, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      definition.directives?.some(({ name }) => name.value === 'section')
        ? [definition.name.value]
        : [],
    ),
  );

function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): unknown {
  const value = given.find((each) => each.name.value === name)?.value;
  if (value === undefined) return undefined;
  return 'value' in value ? value.value : value.kind;
}
