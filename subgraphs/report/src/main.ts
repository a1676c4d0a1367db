import '@meridian/kit/production';
import { runSubgraph } from '@meridian/kit/serve';
import { report } from './subgraph.ts';

await runSubgraph(report);
