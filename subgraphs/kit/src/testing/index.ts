/** What suites share. */
export {
  createScratchDatabase,
  describeOnDatabases,
  postgresUrl,
  servicesRequired,
  type TestDatabase,
} from './databases.ts';
export { fill, sampleStudy } from './fill.ts';
