/** XML as far as SOAP and the texts inside it need it: elements and text, without attributes. Nothing is fetched, and nothing expands. */
import { XMLParser } from 'fast-xml-parser';
import { BadAnswer } from '../adapter.ts';

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  /** Its own text, decoded once, with all its white space. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: 32,
});

/** A node as fast-xml-parser keeps it: one key, the element's name, `#text` or `#cdata`. */
type ParsedNode = Readonly<Record<string, unknown>>;

// XML 1.0, production 2: every other character is forbidden, also as a reference.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const everyForbidden = new RegExp(forbidden, 'gu');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeCharacter(code: number): string {
  const character = code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  if (character === '' || forbidden.test(character)) throw new BadAnswer('not XML: a forbidden character');
  return character;
}

/** The five entities and numeric references, each once; there can be no others without a DOCTYPE. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,8});|#(\d{1,8});|(\w{2,4});)?/g, (_all, hex, decimal, name) => {
    if (hex !== undefined) return decodeCharacter(Number.parseInt(hex, 16));
    if (decimal !== undefined) return decodeCharacter(Number.parseInt(decimal, 10));
    if (Object.hasOwn(entities, name ?? '')) return entities[name] ?? '';
    throw new BadAnswer('not XML: an unknown entity');
  });
}

function textOf(node: ParsedNode): string {
  const text = node['#text'];
  if (typeof text === 'string') return decodeReferences(text);
  const cdata = node['#cdata'];
  return Array.isArray(cdata) ? cdata.map((part: ParsedNode) => part['#text'] ?? '').join('') : '';
}

function toElement(name: string, nodes: readonly ParsedNode[]): XmlElement {
  return { name, text: nodes.map(textOf).join(''), children: elementsOf(nodes) };
}

const elementsOf = (nodes: readonly ParsedNode[]): XmlElement[] =>
  nodes.flatMap((node) =>
    Object.entries(node)
      .filter(([name]) => !name.startsWith('#'))
      .map(([name, inner]) => toElement(name, inner as readonly ParsedNode[])),
  );

/**
 * The root element of a decoded document. The encoding that its declaration names is not looked at: whoever decoded the text knew better. Throws BadAnswer for what is not
 * well-formed, nests deeper than 32 elements or has a DOCTYPE.
 */
export function parseXml(document: string): XmlElement {
  const text = document.replace(/^\uFEFF?\s*(<\?xml\s[^>]*\?>)?/, '');
  if (forbidden.test(text)) throw new BadAnswer('not XML: a forbidden character');
  // fast-xml-parser drops text after the last tag.
  if (!text.trimEnd().endsWith('>')) throw new BadAnswer('not XML');
  if (/<!DOCTYPE/i.test(text)) throw new BadAnswer('a document type, which is refused');
  let nodes: readonly ParsedNode[];
  try {
    nodes = parser.parse(text, true);
  } catch {
    throw new BadAnswer('not XML');
  }
  const { text: outside, children } = toElement('', nodes);
  const [root, ...more] = children;
  if (root === undefined || more.length > 0 || outside.trim() !== '') throw new BadAnswer('not XML: not one root');
  return root;
}

/** The first child of that name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** All elements of that name below, in the order of the document. */
export const descendantsOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsOf(child, name)]);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Text for an element or an attribute; what XML cannot hold becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text.replace(everyForbidden, '\uFFFD').replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character);
