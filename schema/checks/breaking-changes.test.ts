import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBreakingChanges, readAccepted, readParentSupergraph } from './breaking-changes.ts';

const before = buildSchema('type Query { name: String age: String }');

describe('a breaking change', () => {
  const after = buildSchema('type Query { name: String }');

  it('is named', () => {
    expect(findBreakingChanges(before, after, '')).toEqual(['Query.age was removed.']);
  });

  it('is accepted by a line that gives a reason, and not by one that gives none', () => {
    expect(findBreakingChanges(before, after, '- `Query.age was removed.`: nobody asked for it')).toEqual([]);
    expect(findBreakingChanges(before, after, '- `Query.age was removed.`:')).toEqual(['Query.age was removed.']);
  });

  it('is not an addition', () => {
    const larger = buildSchema('type Query { name: String age: String size: Int }');
    expect(findBreakingChanges(before, larger, '')).toEqual([]);
  });
});

it('an example in an indented block accepts nothing', () => {
  expect(readAccepted('    - `Query.age was removed.`: an example').size).toBe(0);
});

describe('the supergraph to compare with', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: folder });
  const commit = (sdl: string) => {
    writeFileSync(join(folder, 'supergraph.graphql'), sdl);
    git('add', '.');
    git('commit', '-qm', sdl);
  };

  beforeEach(() => {
    const repository = mkdtempSync(join(tmpdir(), 'contract-'));
    folder = join(repository, 'schema');
    mkdirSync(folder);
    git('init', '-q', '..');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  it('is absent before the first commit', () => {
    expect(readParentSupergraph(folder, 'one')).toBeNull();
  });

  it('is absent when the only commit is the one in hand', () => {
    commit('one');
    expect(readParentSupergraph(folder, 'one')).toBeNull();
  });

  it('is that of HEAD while the one in hand differs from it', () => {
    commit('one');
    expect(readParentSupergraph(folder, 'two')).toEqual({ revision: 'HEAD', sdl: 'one' });
  });

  it("is that of HEAD's parent when the one in hand is committed", () => {
    commit('one');
    commit('two');
    expect(readParentSupergraph(folder, 'two')).toEqual({ revision: 'HEAD^', sdl: 'one' });
  });
});
