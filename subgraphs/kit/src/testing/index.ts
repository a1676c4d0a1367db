/** What suites share. */
export {
  createScratchDatabase,
  describeOnDatabases,
  postgresUrl,
  type TestDatabase,
} from './databases.ts';
export { inMemory } from './embedded-template.ts';
export { fill, sampleStudy } from './fill.ts';
export { servicesRequired } from './services-required.ts';
