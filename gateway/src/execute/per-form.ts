/** What differs with the variables that `@skip` and `@include` look at, compiled when such values are first met; at once where there are none. */
import type { Variables } from '../subgraphs/subgraph-client.ts';

/** Kept for one operation: `n` conditions make 2 to the power of `n` forms of it, of which few are asked for. */
const maxForms = 32;

/** `compile` gets the values of all `names`. */
export function perForm<Form>(
  names: readonly string[],
  compile: (conditions: ReadonlyMap<string, boolean>) => Form,
): (coerced: Variables) => Form {
  if (names.length === 0) {
    const only = compile(new Map());
    return () => only;
  }
  const forms = new Map<string, { readonly form: Form }>();
  return (coerced) => {
    let key = '';
    for (const name of names) key += coerced[name] === true ? '1' : '0';
    let known = forms.get(key);
    if (known === undefined) {
      known = { form: compile(new Map(names.map((name) => [name, coerced[name] === true]))) };
      const [oldest] = forms.keys();
      if (oldest !== undefined && forms.size === maxForms) forms.delete(oldest);
      forms.set(key, known);
    }
    return known.form;
  };
}
