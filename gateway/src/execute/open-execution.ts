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
import { reader } from './json-object.ts';

export type Opened =
  | { readonly execution: Execution; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[]; readonly execution?: undefined };

export interface OpeningFacts {
  /** The variables that decide what is included. */
  readonly conditions: readonly string[];
  /** Literals that have become variables. */
  readonly constants: Variables;
  /** What stands for a client's variable in the plan and the conditions, where that has another name; by the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}

/** Each also under its other name, under which nothing that a client sends may stand. */
function withNames(variables: Variables, names: ReadonlyMap<string, string>): Variables {
  if (names.size === 0) return variables;
  const named: Record<string, unknown> = { ...variables };
  for (const [name, other] of names)
    if (Object.hasOwn(variables, name) || Object.hasOwn(variables, other)) named[other] = reader(name)(variables);
  return named;
}

/** Answers what is wrong with the variables, if anything is. */
export function compileOpening(
  apiSchema: GraphQLSchema,
  { operation }: ResolvedOperation,
  { conditions, constants, variableNames }: OpeningFacts,
): (variables: Variables, context: RequestContext) => Opened {
  const coerce = coerceVariables(apiSchema, operation);
  const hasConstants = Object.keys(constants).length > 0;
  const clientNames = new Map([...variableNames].map(([name, other]) => [other, name]));
  return (given, context) => {
    const { coerced: right, errors } = coerce(given);
    if (errors) return { errors };
    const coerced = withNames(right, variableNames);
    // A variable that has a default may be null all the same, and is refused before a mutation has run.
    const undecided = conditions.find((condition) => typeof coerced[condition] !== 'boolean');
    if (undecided !== undefined) return { errors: [mustNotBeNull(clientNames.get(undecided) ?? undecided)] };
    const sent = withNames(given, variableNames);
    const variables = hasConstants ? { ...sent, ...constants } : sent;
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
