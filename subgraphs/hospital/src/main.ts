import '@meridian/kit/production';
import { runSubgraph } from '@meridian/kit/serve';
import { hospital } from './subgraph.ts';

await runSubgraph(hospital);
