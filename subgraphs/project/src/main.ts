import '@meridian/kit/production';
import { runSubgraph } from '@meridian/kit/serve';
import { project } from './subgraph.ts';

await runSubgraph(project);
