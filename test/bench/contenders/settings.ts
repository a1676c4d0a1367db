/** What every gateway is told that calls the recorded subgraphs over HTTP. */
import type { SubgraphUrls } from '../subgraphs.ts';

export interface PeerSettings {
  readonly supergraph: string;
  readonly subgraphs: SubgraphUrls;
  readonly secret: string;
  /** Whom every caller is taken for, as JSON: peers verify no token. */
  readonly claims: string;
}
