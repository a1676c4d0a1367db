// Changes that would break a client, against the supergraph of the parent commit. Accepted ones stand in breaking-changes.md, each with its reason.
import { execFileSync } from 'node:child_process';
import { findBreakingChanges as compare, type GraphQLSchema } from 'graphql';

/** A supergraph as one commit has it. */
export interface CommittedSupergraph {
  readonly revision: string;
  readonly sdl: string;
}

/** Names each breaking change between two API schemas that no line of `accepted` accepts with a reason. */
export function findBreakingChanges(before: GraphQLSchema, after: GraphQLSchema, accepted: string): string[] {
  const reasons = readAccepted(accepted);
  return compare(before, after)
    .map(({ description }) => description)
    .filter((description) => !reasons.has(description));
}

/** The accepted changes with their reasons: lines such as "- `Subject.nickname was removed.`: never served". */
export function readAccepted(text: string): Map<string, string> {
  return new Map([...text.matchAll(/^- `([^`]+)`: *(\S.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/**
 * What the supergraph in hand is compared with: that of HEAD while it differs from HEAD's, otherwise that of HEAD's parent.
 * Null where there is no such commit or the file is not in it.
 */
export function readParentSupergraph(folder: string, sdl: string): CommittedSupergraph | null {
  const read = (revision: string): CommittedSupergraph | null => {
    const committed = readCommitted(folder, revision);
    return committed === null ? null : { revision, sdl: committed };
  };
  const head = read('HEAD');
  return head !== null && head.sdl === sdl ? read('HEAD^') : head;
}

function readCommitted(folder: string, revision: string): string | null {
  try {
    return execFileSync('git', ['show', `${revision}:./supergraph.graphql`], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}
