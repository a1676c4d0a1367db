/**
 * Code written for an operation. The same text is compiled once for as long as anything made of it is in use: over a new supergraph most operations need the same code as
 * before, and find it as fast as it had become.
 */
import { createHash } from 'node:crypto';

type Factory = (...values: readonly unknown[]) => object;

const factories = new Map<string, WeakRef<Factory>>();
const unused = new FinalizationRegistry<string>((key) => {
  if (factories.get(key)?.deref() === undefined) factories.delete(key);
});
/** Keeps the factory while what it has made is in use. */
const madeBy = new WeakMap<object, Factory>();

/** What `source`, the body of a function with `values` by their names, returns: a function, or an object. */
export function generate<Generated extends object>(
  source: string,
  values: Readonly<Record<string, unknown>>,
): Generated {
  const names = Object.keys(values);
  const key = createHash('sha256').update(`${names}\n${source}`).digest('base64');
  let factory = factories.get(key)?.deref();
  if (factory === undefined) {
    factory = new Function(...names, source) as Factory;
    factories.set(key, new WeakRef(factory));
    unused.register(factory, key);
  }
  const made = factory(...Object.values(values));
  madeBy.set(made, factory);
  return made as Generated;
}
