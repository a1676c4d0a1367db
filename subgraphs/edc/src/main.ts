import '@meridian/kit/production';
import { runSubgraph } from '@meridian/kit/serve';
import { edc } from './subgraph.ts';

await runSubgraph(edc);
