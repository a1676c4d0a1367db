/** How an execution begins, from what a client sent, and ends, as what the client gets. */
import { codedError } from '@meridian/kit/errors';
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { OperationPlan } from '../plan/operation-plan.ts';
import type { ResolvedOperation } from '../plugins/plugin.ts';
import type { Variables } from '../subgraphs/subgraph-client.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import { coerceVariables } from './coerce-variables.ts';
import { collectErrors } from './collect-errors.ts';
import type { Execution, ShapeResponse } from './execution.ts';

export type Opened =
  | { readonly execution: Execution; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[]; readonly execution?: undefined };

export interface OpeningFacts {
  /** The variables that decide what is included. */
  readonly conditions: readonly string[];
  /** Literals that have become variables. */
  readonly constants: Variables;
}

/** Answers what is wrong with the variables, if anything is. */
export function compileOpening(
  apiSchema: GraphQLSchema,
  { operation }: ResolvedOperation,
  { conditions, constants }: OpeningFacts,
): (variables: Variables, context: RequestContext) => Opened {
  const coerce = coerceVariables(apiSchema, operation);
  const hasConstants = Object.keys(constants).length > 0;
  return (given, context) => {
    const { coerced, errors } = coerce(given);
    if (errors) return { errors };
    // A variable that has a default may be null all the same, and is refused before a mutation has run.
    const undecided = conditions.find((condition) => typeof coerced[condition] !== 'boolean');
    if (undecided !== undefined) return { errors: [mustNotBeNull(undecided)] };
    const variables = hasConstants ? { ...given, ...constants } : given;
    return { execution: { variables, coerced, context, data: {}, errors: [] } };
  };
}

const mustNotBeNull = (condition: string): GraphQLError =>
  codedError('BAD_USER_INPUT', `Variable "$${condition}" decides what is included and must not be null.`);

export function closeExecution(
  execution: Execution,
  shape: ShapeResponse,
  resolved: ResolvedOperation,
  clientNames?: OperationPlan['clientNames'],
): ExecutionResult {
  const { data, faults, errors } = shape(execution.data, execution.coerced);
  if (execution.errors.length === 0 && faults.length === 0 && errors.length === 0) return { data };
  const told = clientNames ? execution.errors.map((error) => renamePath(error, clientNames)) : execution.errors;
  return { data, errors: collectErrors([...told, ...errors], faults, resolved) };
}

const renamePath = (
  { message, path, extensions }: GraphQLError,
  names: NonNullable<OperationPlan['clientNames']>,
): GraphQLError =>
  new UpstreamError(
    message,
    String(extensions.code),
    path?.map((part) => (Object.hasOwn(names, part) ? (names[part] ?? part) : part)),
  );
