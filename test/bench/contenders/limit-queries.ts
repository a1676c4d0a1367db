/** The calls that answer one operation on reports, as someone would write them down who knows which subgraph has which section. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql';

/** Who has what. */
const sections: Readonly<Record<string, readonly string[]>> = {
  user: ['demographics'],
  project: ['enrollment'],
  edc: ['visits', 'adverseEvents', 'medicalHistory', 'exposures', 'concomitantMedications', 'dataQueries'],
  epro: ['questionnaires', 'alerts'],
  hospital: ['vitalSigns', 'labs', 'medications'],
};

export interface HandWritten {
  /** What the report subgraph is asked, and under which field it answers. */
  readonly root: string;
  readonly field: string;
  readonly isList: boolean;
  readonly owners: readonly { readonly subgraph: string; readonly query: string }[];
  /** Fields of a report as they were asked for; `owner` is a place in `owners`, null for what the root answers. */
  readonly fields: readonly { readonly name: string; readonly owner: number | null }[];
  /** The default of `$first`. */
  readonly firstOf: number;
}

/** With `typed`, each entity begins with its type's name. */
export function writeQueries(text: string, typed: boolean): HandWritten {
  const document = parse(text, { noLocation: true });
  const [operation] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const [report] = (operation as OperationDefinitionNode).selectionSet.selections as readonly FieldNode[];
  const asked = (report?.selectionSet?.selections ?? []) as readonly FieldNode[];
  const nameOf = (field: FieldNode): string => field.name.value;
  const owners = Object.entries(sections)
    .map(([subgraph, names]) => ({ subgraph, fields: asked.filter((field) => names.includes(nameOf(field))) }))
    .filter(({ fields }) => fields.length > 0);
  const ownerOf = (field: FieldNode): number => owners.findIndex(({ fields }) => fields.includes(field));
  const own = asked.filter((field) => ownerOf(field) < 0);
  const field = report?.name.value ?? '';
  const isList = field.endsWith('s');
  const [parameters, given] = isList
    ? ['$subjectIds: [ID!]!', 'subjectIds: $subjectIds']
    : ['$subjectId: ID!', 'subjectId: $subjectId'];
  return {
    root: `query(${parameters}) { ${field}(${given}) { ${own.map(print).join(' ')} } }`,
    field,
    isList,
    owners: owners.map(({ subgraph, fields }) => ({ subgraph, query: writeEntities(fields, fragments, typed) })),
    fields: asked.map((one) => ({ name: nameOf(one), owner: ownerOf(one) < 0 ? null : ownerOf(one) })),
    firstOf: defaultOfFirst(operation as OperationDefinitionNode),
  };
}

function writeEntities(
  fields: readonly FieldNode[],
  fragments: readonly FragmentDefinitionNode[],
  typed: boolean,
): string {
  const selections = fields.map(print).join(' ');
  const parameters = `$representations: [_Any!]!${selections.includes('$first') ? ', $first: Int' : ''}`;
  const entity = `... on PatientReport { ${typed ? '__typename ' : ''}${selections} }`;
  const used = usedFragments(fields, fragments).map(print).join(' ');
  return `query(${parameters}) { _entities(representations: $representations) { ${entity} } } ${used}`;
}

function usedFragments(
  selections: readonly SelectionNode[],
  all: readonly FragmentDefinitionNode[],
): readonly FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const collect = (node: SelectionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.find((one) => one.name.value === name.value);
        if (fragment === undefined || used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  selections.forEach(collect);
  return [...used];
}

function defaultOfFirst({ variableDefinitions }: OperationDefinitionNode): number {
  const first = variableDefinitions?.find(({ variable }) => variable.name.value === 'first')?.defaultValue;
  return first?.kind === Kind.INT ? Number(first.value) : 0;
}
