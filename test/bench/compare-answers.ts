/** Whether gateways answer the same, before it is measured how fast they do. */
import type { Contender } from './measure.ts';
import type { Operation } from './study.ts';

/** When an answer was made, which is not what it says. */
const clocks = new Set(['generatedAt', 'asOf']);

/** Asks everyone everything once. Rejects when an answer has errors, or differs from the first contender's; the message says where, never what. */
export async function requireEqualAnswers(
  contenders: readonly Contender[],
  operations: readonly Operation[],
  token: string,
): Promise<void> {
  for (const operation of operations) {
    let first: unknown;
    for (const contender of contenders) {
      const answer = await ask(contender, operation, token);
      first ??= answer;
      const difference = findDifference(first, answer, operation.name);
      if (difference !== null)
        throw new Error(`${contender.name} and ${contenders[0]?.name} answer differently: ${difference}`);
    }
  }
}

async function ask({ name, process }: Contender, operation: Operation, token: string): Promise<unknown> {
  const response = await fetch(`${process.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: operation.body,
  });
  const answer = (await response.json()) as { data?: unknown; errors?: readonly { extensions?: { code?: string } }[] };
  if (response.status !== 200 || answer.errors || !answer.data) {
    const code = answer.errors?.[0]?.extensions?.code ?? 'no code';
    throw new Error(`${name} cannot answer ${operation.name}: status ${response.status}, ${code}`);
  }
  return answer;
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
