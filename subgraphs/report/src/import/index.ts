import type { DatasetLoad } from '@meridian/kit/import';

/** No dataset is reports: sections belong to the subgraphs that hold their data. */
export const loads: readonly DatasetLoad[] = [];
