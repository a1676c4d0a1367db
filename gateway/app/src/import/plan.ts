/** Looks at every dataset before anything is written, and decides what is loaded as which domain of which study. */
import type { Inspection } from './read.ts';
import type { DatasetSource } from './source.ts';
import { type ImportingSubgraph, loadsOf } from './subgraph.ts';
import { ImportFailed, type SkippedFile } from './summary.ts';

export interface PlannedDataset {
  readonly source: DatasetSource;
  readonly domain: string;
  readonly rows: number;
}

export interface ImportPlan {
  readonly protocolId: string;
  /** DM; null when only other datasets are there. */
  readonly demographics: PlannedDataset | null;
  readonly others: readonly PlannedDataset[];
  readonly notLoaded: readonly SkippedFile[];
}

export interface Inspected {
  readonly source: DatasetSource;
  readonly inspection: Inspection;
}

function missingColumns({ source, inspection }: Inspected, subgraphs: readonly ImportingSubgraph[]): readonly string[] {
  const required = new Set(['STUDYID', ...loadsOf(subgraphs, inspection.domain).flatMap(({ load }) => load.requires)]);
  return [...required]
    .filter((column) => !inspection.columns.includes(column))
    .map((column) => `${source.file}: column ${column} is missing`);
}

/** A split dataset's name is its domain's and one or two characters more (SDTMIG 4.1.7), so one that is named as its domain is whole. */
function wholeAndParts(inspected: readonly Inspected[]): readonly string[] {
  const wholes = inspected.filter(({ source, inspection }) => source.dataset === inspection.domain.toLowerCase());
  return wholes.flatMap((whole) => {
    const part = inspected.find((other) => other !== whole && other.inspection.domain === whole.inspection.domain);
    return part
      ? [`${whole.source.file} and ${part.source.file}: ${whole.inspection.domain} is there both whole and in parts`]
      : [];
  });
}

function chooseStudy(
  inspected: readonly Inspected[],
  demographics: Inspected | undefined,
  wanted: string | undefined,
): string {
  const telling = demographics ? [demographics] : inspected;
  const studies = [...new Set(telling.flatMap(({ inspection }) => inspection.studies))];
  if (wanted !== undefined) {
    if (studies.includes(wanted)) return wanted;
    throw new ImportFailed(`${demographics?.source.file ?? 'the directory'}: has no row of study ${wanted}`);
  }
  if (studies.length === 1) return studies[0] as string;
  const where = demographics?.source.file ?? 'the datasets';
  throw new ImportFailed(
    studies.length === 0
      ? `${where}: no row has a STUDYID`
      : `${where}: more than one study (${studies.slice(0, 5).join(', ')}); choose one with --study`,
  );
}

/** Throws ImportFailed with every problem that was found, one a line. */
export function planImport(
  all: readonly Inspected[],
  subgraphs: readonly ImportingSubgraph[],
  wanted: string | undefined,
): ImportPlan {
  const isTaken = ({ inspection }: Inspected): boolean => loadsOf(subgraphs, inspection.domain).length > 0;
  const inspected = all.filter(isTaken);
  const problems = [...inspected.flatMap((each) => missingColumns(each, subgraphs)), ...wholeAndParts(inspected)];
  const demographics = inspected.filter(({ inspection }) => inspection.domain === 'DM');
  if (demographics.length > 1 && problems.length === 0)
    problems.push(`${demographics.map(({ source }) => source.file).join(' and ')}: DM must be one dataset`);
  if (problems.length > 0) throw new ImportFailed(problems.join('\n'));
  if (inspected.length === 0) throw new ImportFailed('nothing to load: no subgraph takes any of these datasets');
  const protocolId = chooseStudy(inspected, demographics[0], wanted);
  const planned = inspected.map(
    ({ source, inspection }): PlannedDataset => ({ source, domain: inspection.domain, rows: inspection.rows }),
  );
  return {
    protocolId,
    demographics: planned.find(({ domain }) => domain === 'DM') ?? null,
    others: planned.filter(({ domain }) => domain !== 'DM'),
    notLoaded: all
      .filter((each) => !isTaken(each))
      .map(({ source }) => ({ file: source.file, reason: 'no subgraph takes it' })),
  };
}
