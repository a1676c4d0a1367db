import '@meridian/kit/production';
import { runSubgraph } from '@meridian/kit/serve';
import { user } from './subgraph.ts';

await runSubgraph(user);
