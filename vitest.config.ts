import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What runs the whole system takes minutes: it begins first, so that no worker is left alone with it at the end. */
class WholeSystemFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { whole = [], parts = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      moduleId.startsWith(wholeSystem) ? 'whole' : 'parts',
    );
    return [...whole, ...parts];
  }
}
const wholeSystem = fileURLToPath(new URL('test/', import.meta.url));

export default defineConfig({
  resolve: {
    // As Node itself resolves it: graphql's `module` build would be a second copy beside the one that Apollo's packages require.
    alias: { graphql: fileURLToPath(import.meta.resolve('graphql')) },
  },
  test: {
    include: ['{schema,gateway,subgraphs,test}/**/*.test.ts'],
    globalSetup: 'subgraphs/kit/src/testing/embedded-template.ts',
    sequence: { sequencer: WholeSystemFirst },
    // Files that open databases or planners start threads of their own; more at once only make each other slow on two cores.
    maxWorkers: 2,
    // The packages that most files need take a second to load: a worker loads them once. What a file changes of the process it puts back.
    isolate: false,
    // What the threads and processes that tests start have to load is compiled once.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/meridian/compiled', import.meta.url)) },
    // Only what hangs should meet them, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
