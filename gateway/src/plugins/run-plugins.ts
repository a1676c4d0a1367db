/** Calls the plugins' hooks one after the other. Nothing is awaited while nothing is a promise. */
import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Answer, FinishedOperation, Plugin, ResolvedOperation } from './plugin.ts';

export interface Rules {
  /** Throws or rejects with what the first plugin that refuses throws. */
  readonly admit: (operation: ResolvedOperation, context: RequestContext) => void | Promise<void>;
  readonly notice: (errors: readonly GraphQLError[], context: RequestContext) => void;
  readonly finish: (answer: Answer, finished: FinishedOperation) => void | Promise<void>;
}

type Hook<A, B> = (first: A, second: B) => void | Promise<void>;

function inOrder<A, B>(hooks: readonly Hook<A, B>[]): Hook<A, B> {
  const callFrom = (start: number, first: A, second: B): void | Promise<void> => {
    for (let index = start; index < hooks.length; index++) {
      const pending = hooks[index]?.(first, second);
      if (pending instanceof Promise) return pending.then(() => callFrom(index + 1, first, second));
    }
  };
  return (first, second) => callFrom(0, first, second);
}

export function createRules(plugins: readonly Plugin[]): Rules {
  const noticing = plugins.flatMap(({ notice }) => notice ?? []);
  return {
    admit: inOrder(plugins.flatMap(({ admit }) => admit ?? [])),
    notice: (errors, context) => {
      for (const notice of noticing) notice(errors, context);
    },
    finish: inOrder(plugins.flatMap(({ finish }) => finish ?? [])),
  };
}
