import { describe, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const steps = [
  { __typename: 'Note', text: 'a note' },
  {
    __typename: 'Scan',
    pages: [
      { __typename: 'Sheet', number: 1 },
      { __typename: 'Cover', color: 'red' },
    ],
    mark: 7,
  },
  { __typename: 'Move', to: { id: 'x' } },
];

/** Trails whose steps are of more kinds in one subgraph than in the other, though either has the field. */
const trails = () =>
  openPlanned({
    archive: {
      sdl: `
        type Query { trail: Trail }
        type Trail @key(fields: "id") { id: ID! steps(most: Int): [Step!] @shareable }
        union Step = Note | Scan | Move
        type Note @shareable { text: String }
        type Scan { pages(from: Int): [Page] }
        interface Page { number: Int }
        type Sheet implements Page { number: Int }
        type Cover implements Page { number: Int color: String }
        type Move { to: Room }
        type Room @key(fields: "id") { id: ID! }
      `,
      resolvers: {
        Query: { trail: () => ({ id: '1' }) },
        Trail: { steps: (_: unknown, { most = 9 }: { most?: number }) => steps.slice(0, most) },
        Scan: {
          pages: ({ pages }: { pages: readonly object[] }, { from = 0 }: { from?: number }) => pages.slice(from),
        },
      },
    },
    desk: {
      sdl: `
        type Trail @key(fields: "id") { id: ID! steps(most: Int): [Step!] @shareable owner: String }
        union Step = Note
        type Note @shareable { text: String }
        type Room @key(fields: "id") { id: ID! name: String }
      `,
      resolvers: { Trail: { owner: () => 'Ada', steps: () => [] } },
    },
  });

describe('a fragment on a type that not every subgraph has there', () => {
  it('is asked of the subgraph that answers', async () => {
    const query = `
      { trail { owner steps { __typename ...OnNote ... on Scan { pages { ... on Cover { color } number } } } } }
      fragment OnNote on Note { text }
    `;
    const { ask, calls } = trails();
    expect(await ask(query)).toEqual({
      data: {
        trail: {
          owner: 'Ada',
          steps: [
            { __typename: 'Note', text: 'a note' },
            { __typename: 'Scan', pages: [{ number: 1 }, { color: 'red', number: null }] },
            { __typename: 'Move' },
          ],
        },
      },
      errors: [],
    });
    expect(calls.map(({ subgraph }) => subgraph)).toEqual(['archive', 'desk']);
  });

  it('takes its variables and conditions along', async () => {
    const query = `query ($from: Int, $most: Int, $scans: Boolean!, $hide: Boolean!) {
      trail { steps(most: $most) { ... on Note { text } ... @include(if: $scans) { ... on Scan { pages(from: $from) { number @skip(if: $hide) __typename } } } } }
    }`;
    const { ask } = trails();
    const answer = async (variables: { readonly scans: boolean; readonly hide: boolean }) =>
      (await ask(query, { from: 1, most: 2, ...variables })).data;
    expect(await answer({ scans: true, hide: false })).toEqual({
      trail: { steps: [{ text: 'a note' }, { pages: [{ number: null, __typename: 'Cover' }] }] },
    });
    expect(await answer({ scans: true, hide: true })).toEqual({
      trail: { steps: [{ text: 'a note' }, { pages: [{ __typename: 'Cover' }] }] },
    });
    expect(await answer({ scans: false, hide: false })).toEqual({ trail: { steps: [{ text: 'a note' }, {}] } });
  });

  it('is left to the planner where the subgraph would need another to answer it', async () => {
    const { plan } = trails();
    const query = (on: string) => `{ trail { steps { __typename ${on} } } }`;
    expect(plan(query('... on Move { to { name } }'))).toEqual(plan(query('')));
    expect(plan(query('... on Move { to { id } }'))).not.toEqual(plan(query('')));
  });
});
