/** The product as `npm start` runs it: gateway, subgraphs and database in one process. */
import { startMeridian } from '@meridian/app/meridian';
import { serveBench } from '../serve-bench.ts';

export interface EmbeddedSettings {
  readonly dataDir: string;
}

serveBench(async ({ dataDir }: EmbeddedSettings): Promise<string> => {
  const { gateway } = await startMeridian({ DATA_DIR: dataDir, DEMO: 'off', PORT: '0', ADMIN_PORT: '0' });
  return gateway.url;
});
