/** Parses and validates a document as Apollo Server does here, with the same bounds, rules and messages. */
import type { ErrorCode } from '@meridian/kit/errors';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import { finiteNumbers } from './finite-numbers.ts';
import { maxDepth, maxRecursiveSelections, maxTokens, maxValidationErrors } from './limits.ts';
import { isTooDeep } from './measure-depth.ts';

/** One thing that is wrong with a document. */
export interface Finding {
  readonly message: string;
  readonly code: ErrorCode;
  /** Offsets in the document's text. */
  readonly positions: readonly number[];
}

/** Findings in the order in which validation meets them; none for a document that can be planned. */
export function checkDocument(schema: GraphQLSchema, text: string, introspection: boolean): readonly Finding[] {
  if (isTooDeep(text))
    return [
      {
        message: `The document is nested deeper than ${maxDepth} levels.`,
        code: 'GRAPHQL_VALIDATION_FAILED',
        positions: [],
      },
    ];
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [toFinding(error, 'GRAPHQL_PARSE_FAILED')];
  }
  const rules = [
    ...specifiedRules,
    ...(introspection ? [] : [refuseIntrospection]),
    boundRecursiveSelections,
    finiteNumbers,
  ];
  return findInvalid(schema, document, rules).map((error) => toFinding(error, 'GRAPHQL_VALIDATION_FAILED'));
}

/** Validation itself throws at a subscription whose one field depends on a variable. */
function findInvalid(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly GraphQLError[] {
  try {
    return validate(schema, document, rules, { maxErrors: maxValidationErrors });
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const toFinding = (error: GraphQLError, code: ErrorCode): Finding => ({
  // Suggestions would tell names of the schema to those who may not ask for them.
  message: error.message.replace(/ ?Did you mean(.+?)\?$/, ''),
  code,
  positions: error.positions ?? [],
});

const refuseIntrospection = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    const message =
      'GraphQL introspection is not allowed by Apollo Server, but the query contained __schema or __type. To enable introspection, pass introspection: true to ApolloServer in production';
    context.reportError(new GraphQLError(message, { nodes: [node] }));
  },
});

/** Fragments let a short document ask for selections without number: this counts them, each fragment once. */
const boundRecursiveSelections = (context: ValidationContext): ASTVisitor => {
  const sizes = new Map<string, number>();
  const sizeOf = (set: SelectionSetNode | undefined): number => {
    let size = 0;
    for (const selection of set?.selections ?? []) {
      size += 1;
      size +=
        selection.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(selection.name.value) : sizeOf(selection.selectionSet);
    }
    return size;
  };
  const sizeOfFragment = (name: string): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    // A fragment in a circle counts nothing where it closes; another rule refuses it.
    sizes.set(name, 0);
    const size = sizeOf(context.getFragment(name)?.selectionSet);
    sizes.set(name, size);
    return size;
  };
  return {
    OperationDefinition(node) {
      if (sizeOf(node.selectionSet) <= maxRecursiveSelections) return;
      const name = node.name ? `Operation "${node.name.value}"` : 'Anonymous operation';
      context.reportError(new GraphQLError(`${name} recursively requests too many selections.`));
    },
  };
};
