/** The file is no supergraph that can be served; the message says where. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError';
}
