/** Makes `tsc` ask for a resolver for every SDL field the record does not already carry: generated resolvers are all optional. */
export type Complete<Resolvers, Record> = Resolvers &
  Required<Pick<Resolvers, Exclude<keyof Resolvers, keyof Record | '__resolveReference' | '__isTypeOf'>>>;
