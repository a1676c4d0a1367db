import { runSubgraph } from '@meridian/kit/serve';
import { epro } from './subgraph.ts';

await runSubgraph(epro);
