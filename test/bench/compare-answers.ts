/** Whether gateways answer the same, before it is measured how fast they do. */
import type { Contender } from './measure.ts';
import type { Operation } from './study.ts';

/** When an answer was made, which is not what it says. */
const clocks = new Set(['generatedAt', 'asOf']);

/** Why a contender's answers to an operation are not to be measured. */
export interface Unequal {
  readonly contender: string;
  readonly operation: string;
  readonly reason: string;
}

/** Asks everyone everything once. An answer with errors, or one that differs from the first contender's, is told: where, never what. */
export async function compareAnswers(
  contenders: readonly Contender[],
  operations: readonly Operation[],
  token: string,
): Promise<readonly Unequal[]> {
  const unequal: Unequal[] = [];
  for (const operation of operations) {
    let first: readonly Answer[] | undefined;
    for (const contender of contenders) {
      const answers: Answer[] = [];
      for (const body of operation.bodies) answers.push(await ask(contender, body, token));
      first ??= answers;
      const reason = findReason(answers, first, operation.name);
      if (reason !== null) unequal.push({ contender: contender.name, operation: operation.name, reason });
    }
  }
  return unequal;
}

function findReason(answers: readonly Answer[], first: readonly Answer[], operation: string): string | null {
  for (const [index, { answer, failure }] of answers.entries()) {
    if (failure !== null) return failure;
    const difference = findDifference(first[index]?.answer, answer, operation);
    if (difference !== null) return `answers differently at ${difference}`;
  }
  return null;
}

interface Answer {
  readonly answer: unknown;
  readonly failure: string | null;
}

async function ask({ process }: Contender, body: string, token: string): Promise<Answer> {
  const response = await fetch(`${process.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  const answer = (await response.json()) as { data?: unknown; errors?: readonly { extensions?: { code?: string } }[] };
  if (response.status === 200 && !answer.errors && answer.data) return { answer, failure: null };
  const code = answer.errors?.[0]?.extensions?.code ?? 'no code';
  return { answer, failure: `cannot answer: status ${response.status}, ${code}` };
}

/** Where two JSON values differ first, by value and not by the order of keys; null when they do not. */
export function findDifference(one: unknown, other: unknown, path: string): string | null {
  if (Object.is(one, other)) return null;
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) return path;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (!Object.hasOwn(one, key) || !Object.hasOwn(other, key)) return `${path}.${key}`;
    const difference = clocks.has(key) ? null : findDifference(one[key], other[key], `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
