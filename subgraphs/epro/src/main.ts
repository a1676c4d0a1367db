import '@meridian/kit/production';
import { runSubgraph } from '@meridian/kit/serve';
import { epro } from './subgraph.ts';

await runSubgraph(epro);
