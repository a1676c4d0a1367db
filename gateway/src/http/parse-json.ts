/** JSON from outside: bounded in depth, and without keys that could reach a prototype when objects are merged. */

export class JsonDepthError extends Error {
  override readonly name = 'JsonDepthError';
}

/** Throws JsonDepthError as soon as the text nests deeper than `limit`, before anything is built. */
function checkDepth(text: string, limit: number): void {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x22:
        index = endOfString(text, index);
        break;
      case 0x5b:
      case 0x7b:
        depth += 1;
        if (depth > limit) throw new JsonDepthError(`JSON is nested deeper than ${limit} levels`);
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
        break;
    }
  }
}

/** Where the string ends that begins at `start`; the text's end when it does not. */
function endOfString(text: string, start: number): number {
  let index = start;
  for (;;) {
    index = text.indexOf('"', index + 1);
    if (index < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(index - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return index;
  }
}

// An escape could spell the key, so any escaped underscore takes the slow path too.
const maybePrototype = /__proto__|\\u005f/i;

const withoutPrototype = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);

/** Throws SyntaxError for what is not JSON and JsonDepthError beyond `depthLimit`. Drops every `__proto__` key. */
export function parseJson(text: string, depthLimit = Number.POSITIVE_INFINITY): unknown {
  if (depthLimit !== Number.POSITIVE_INFINITY) checkDepth(text, depthLimit);
  return maybePrototype.test(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
}
