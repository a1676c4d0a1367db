/** The six subgraphs, as the gateway runs them and as an import fills them. */
import { edc } from '@meridian/edc';
import * as edcImport from '@meridian/edc/import';
import { epro } from '@meridian/epro';
import * as eproImport from '@meridian/epro/import';
import { createHospital, hospital } from '@meridian/hospital';
import * as hospitalImport from '@meridian/hospital/import';
import type { SubgraphModule } from '@meridian/kit/subgraph';
import { project } from '@meridian/project';
import * as projectImport from '@meridian/project/import';
import { report } from '@meridian/report';
import * as reportImport from '@meridian/report/import';
import { user } from '@meridian/user';
import * as userImport from '@meridian/user/import';
import type { ImportingSubgraph } from './import/subgraph.ts';

export { createHospital };
export const modules: readonly SubgraphModule[] = [user, project, edc, epro, hospital, report];

const importing = (name: string, hooks: Omit<ImportingSubgraph, 'name' | 'module'>): ImportingSubgraph => ({
  ...hooks,
  name,
  module: import.meta.resolve(`@meridian/${name}/import`),
});

export const importingSubgraphs: readonly ImportingSubgraph[] = [
  importing('user', userImport),
  importing('project', projectImport),
  importing('edc', edcImport),
  importing('epro', eproImport),
  importing('hospital', hospitalImport),
  importing('report', reportImport),
];
