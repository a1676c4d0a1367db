/** What the tests and the benchmark build on. */
export { readAppConfig } from './config.ts';
export { generateDemo } from './demo/generate.ts';
export { importStudy } from './import/import-study.ts';
export { type Issuer, localAudience, localIssuer, openIssuer, openSubgraphSecret, type TokenClaims } from './issuer.ts';
export { type Meridian, readOperation, readSupergraph, startMeridian } from './meridian.ts';
export { importingSubgraphs, modules } from './subgraphs.ts';
export { openSystem, type System } from './system.ts';
