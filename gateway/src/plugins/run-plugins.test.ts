import { codedError } from '@meridian/kit/errors';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { RequestContext } from '../context.ts';
import { openProvenance } from '../provenance.ts';
import type { Answer, Plugin } from './plugin.ts';
import { createRules } from './run-plugins.ts';

const document = parse('{ a }');
const operation: OperationDefinitionNode = {
  kind: Kind.OPERATION_DEFINITION,
  operation: OperationTypeNode.QUERY,
  selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
};
const resolved = { document, operation, name: undefined };
const context: RequestContext = {
  requestId: 'r',
  startedAtMs: 0,
  accepts: 'application/json',
  claims: {},
  signal: new AbortController().signal,
  deadlineAtMs: 0,
  traceparent: undefined,
  provenance: openProvenance(false),
};

/** Notes when it is called, and, one that waits, when it goes on. */
function open(waits: readonly boolean[]) {
  const calls: string[] = [];
  const rules = createRules(
    waits.map((wait, index): Plugin => {
      const call = (hook: string): void | Promise<void> => {
        calls.push(`${hook} ${index}`);
        if (wait) return Promise.resolve().then(() => void calls.push(`${hook} ${index} went on`));
      };
      return { admit: () => call('admit'), finish: () => call('finish') };
    }),
  );
  return { calls, rules };
}

describe('plugins', () => {
  it('are called in their order, all at once when none of them waits', () => {
    const { calls, rules } = open([false, false, false]);
    expect(rules.admit(resolved, context)).toBeUndefined();
    expect(rules.finish({ status: 200 }, { context, resolved, documentHash: 'x' })).toBeUndefined();
    expect(calls).toEqual(['admit 0', 'admit 1', 'admit 2', 'finish 0', 'finish 1', 'finish 2']);
  });

  it('wait for one another', async () => {
    const { calls, rules } = open([false, true, false, true]);
    await rules.admit(resolved, context);
    expect(calls).toEqual(['admit 0', 'admit 1', 'admit 1 went on', 'admit 2', 'admit 3', 'admit 3 went on']);
  });

  it.each([false, true])('are not asked after one that refuses (later: %s)', async (later) => {
    const calls: number[] = [];
    const rules = createRules([
      {
        admit: () => {
          const refusal = codedError('FORBIDDEN', 'No.');
          if (later) return Promise.reject(refusal);
          throw refusal;
        },
      },
      { admit: () => void calls.push(1) },
    ]);
    await expect((async () => rules.admit(resolved, context))()).rejects.toThrow('No.');
    expect(calls).toEqual([]);
  });

  it('see what those before them made of the answer', () => {
    const seen: number[] = [];
    const add: Plugin = {
      finish: (answer: Answer) => {
        seen.push(answer.status);
        answer.status += 1;
      },
    };
    const answer = { status: 200 };
    createRules([add, {}, add]).finish(answer, { context, resolved: undefined, documentHash: undefined });
    expect([seen, answer.status]).toEqual([[200, 201], 202]);
  });
});
