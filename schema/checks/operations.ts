// The operations we promise to keep: one a file, named for it, and valid against what clients see.
import { type GraphQLSchema, Kind, parse, validate } from 'graphql';

/** Names what is wrong with each promised operation. `operations` are the documents by file name. */
export function findBrokenOperations(operations: ReadonlyMap<string, string>, schema: GraphQLSchema): string[] {
  return [...operations].flatMap(([file, text]) =>
    findBreaks(file, text, schema).map((problem) => `operations/${file}: ${problem}`),
  );
}

function findBreaks(file: string, text: string, schema: GraphQLSchema): string[] {
  try {
    const document = parse(text);
    const names = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? ''] : [],
    );
    const expected = toOperationName(file);
    const misnamed = names.length === 1 && names[0] === expected ? [] : [`must hold one operation, ${expected}`];
    return [...misnamed, ...validate(schema, document).map(({ message }) => message)];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** patient-report.graphql holds PatientReport. */
function toOperationName(file: string): string {
  return file
    .replace(/\.graphql$/, '')
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
