/** Where the client's own document asks for a place of its answer. */
import {
  type DocumentNode,
  type FieldNode,
  getLocation,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type SourceLocation,
} from 'graphql';
import { type Fragments, readFragments, responseName } from './collect-fields.ts';

/** Through fragments, whatever their type conditions: which of them applied is no longer known. */
function fieldsNamed(name: string, selectionSets: readonly SelectionSetNode[], fragments: Fragments): FieldNode[] {
  const found: FieldNode[] = [];
  const spread = new Set<string>();
  function look({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (responseName(selection) === name) found.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        look(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) look(fragment.selectionSet);
      }
    }
  }
  selectionSets.forEach(look);
  return found;
}

/** All fields of `operation` that answer at `path`, in whose numbers are positions in lists; undefined when there are none. */
export function locate(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  path: readonly (string | number)[],
): readonly SourceLocation[] | undefined {
  const fragments = readFragments(document);
  let selectionSets: readonly SelectionSetNode[] = [operation.selectionSet];
  let fields: readonly FieldNode[] = [];
  for (const step of path) {
    if (typeof step === 'number') continue;
    fields = fieldsNamed(step, selectionSets, fragments);
    selectionSets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  const locations = fields.flatMap(({ loc }) => (loc ? [getLocation(loc.source, loc.start)] : []));
  return locations.length > 0 ? locations : undefined;
}
