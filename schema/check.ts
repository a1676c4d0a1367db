// Checks the contract: prints a line a check and, under those that fail, what is wrong. The exit status is 1 when any fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { buildApiSchema } from './api-schema.ts';
import { findBreakingChanges, readParentSupergraph } from './checks/breaking-changes.ts';
import { findUndescribed } from './checks/descriptions.ts';
import { findStaleFiles, generateAll } from './checks/fresh-files.ts';
import { findNonNullBorders } from './checks/nullable-borders.ts';
import { findBrokenOperations } from './checks/operations.ts';
import { composeSupergraph } from './compose.ts';
import { readTypeDefs, schemaFolder, subgraphNames } from './type-defs.ts';

/** One rule's outcome. */
export interface CheckResult {
  readonly check: string;
  /** Empty when the rule holds. */
  readonly problems: readonly string[];
  /** What to do about the problems. */
  readonly remedy: string;
  /** What a reader should know although the rule holds. */
  readonly note?: string;
}

/** Runs every rule over the contract. Throws CompositionError, and what parsing throws, when there is no supergraph to check. */
export async function checkContract(): Promise<CheckResult[]> {
  const documents = new Map(subgraphNames.map((name) => [name, parse(readTypeDefs(name))]));
  const supergraph = composeSupergraph();
  const schema = buildApiSchema(supergraph);
  return [
    {
      check: 'generated files are fresh',
      problems: findStaleFiles(await generateAll()),
      remedy: 'run npm run generate and commit what it writes',
    },
    {
      check: 'borders and masked fields are nullable',
      problems: findNonNullBorders(documents),
      remedy: 'take the ! away, or move the field to its owner',
    },
    {
      check: 'everything is described',
      problems: [...documents].flatMap(([name, document]) => findUndescribed(name, document)),
      remedy: 'say what it means, its unit and its coding',
    },
    {
      check: 'promised operations are valid',
      problems: findBrokenOperations(readOperations(), schema),
      remedy: 'keep what they ask for, or change the promise',
    },
    checkBreakingChanges(supergraph),
  ];
}

/** The operations we promise to keep, by file name. */
export function readOperations(): ReadonlyMap<string, string> {
  const folder = join(schemaFolder, 'operations');
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function checkBreakingChanges(supergraph: string): CheckResult {
  const check = 'nothing breaks a client';
  const remedy = 'keep it, or accept it in schema/breaking-changes.md: - `the change`: the reason';
  const parent = readParentSupergraph(schemaFolder, supergraph);
  if (parent === null)
    return { check, remedy, problems: [], note: 'no parent commit has a supergraph to compare with' };
  const accepted = readFileSync(join(schemaFolder, 'breaking-changes.md'), 'utf8');
  const problems = findBreakingChanges(buildApiSchema(parent.sdl), buildApiSchema(supergraph), accepted);
  return { check, remedy, problems, note: `compared with ${parent.revision}` };
}

/** One result as printed. */
export function formatResult({ check, problems, remedy, note }: CheckResult): string {
  if (problems.length === 0) return `ok    ${check}${note ? ` (${note})` : ''}`;
  return [`FAIL  ${check}: ${remedy}`, ...problems].join('\n        ');
}

if (import.meta.main) {
  try {
    const results = await checkContract();
    for (const result of results) console.log(formatResult(result));
    if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  } catch (error) {
    console.log(`FAIL  the contract can be read: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
