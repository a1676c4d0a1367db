import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // As Node itself resolves it: graphql's `module` build would be a second copy beside the one that Apollo's packages require.
    alias: { graphql: fileURLToPath(import.meta.resolve('graphql')) },
  },
  test: {
    include: ['{schema,gateway,subgraphs,test}/**/*.test.ts'],
    // Each file that opens an embedded database starts one of its own; more at once only make each other slow on two cores.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
