import { expect, it } from 'vitest';
import { describeEdc, researcher } from './testing/describe-edc.ts';
import { first, idOf, nobody, second } from './testing/sample-rows.ts';

describeEdc('edc access', ({ ask, askEntities, askFirst }) => {
  it('lets nobody see what is not theirs, exactly as if it were absent', async () => {
    const { visits, adverseEvents, dataQueries } = await askFirst(
      'visits { edges { node { id } } } adverseEvents { edges { node { id } } } dataQueries { edges { node { id } } }',
    );
    const records = Object.entries({ visit: visits, adverseEvent: adverseEvents, dataQuery: dataQueries }).map(
      ([field, list]) => [field, list.edges[0].node.id] as const,
    );
    const outsiders = [
      { role: 'RESEARCHER', studies: ['OTHER'] },
      { role: 'CRC', studies: ['T1'], sites: ['902'] },
      { role: 'PATIENT', subject: second },
      { role: 'PARTNER', studies: ['T1'] },
      { role: 'ADMIN', studies: ['*'] },
      {},
    ];
    const insiders = [
      researcher,
      { role: 'CRC', studies: ['T1'], sites: ['901'] },
      { role: 'MONITOR', studies: ['*'], sites: ['*'] },
      { role: 'PATIENT', subject: first },
    ];
    for (const [field, id] of records) {
      const query = `query($id: ID!) { ${field}(id: $id) { id } }`;
      const typename = `${field[0]?.toUpperCase()}${field.slice(1)}`;
      const absent = await ask(query, { id: nobody });
      expect(absent.errors[0].extensions.code).toBe('NOT_FOUND');
      expect(await ask(query, { id: 'no-id' })).toEqual(absent);
      for (const claims of outsiders) {
        const told = JSON.stringify(claims);
        expect(await ask(query, { id }, claims), told).toEqual(absent);
        const none = { data: { _entities: [null] } };
        expect(await askEntities(typename, [id], 'id', claims), told).toEqual(none);
        expect(await askEntities('Subject', [idOf(first)], 'visits { totalCount }', claims), told).toEqual(none);
        expect(await askEntities('PatientReport', [idOf(first)], 'visits { status { state } }', claims), told).toEqual(
          none,
        );
      }
      for (const claims of insiders) {
        expect(await ask(query, { id }, claims), JSON.stringify(claims)).toEqual({ data: { [field]: { id } } });
        const { data } = await askEntities(typename, [id, nobody, 'no-id'], 'id', claims);
        expect(data._entities).toEqual([{ id }, null, null]);
      }
    }
  });

  it('knows an id whatever its case', async () => {
    const { visits } = await askFirst('visits(first: 1) { edges { node { id } } }');
    const { id } = visits.edges[0].node;
    const query = 'query($id: ID!) { visit(id: $id) { id } }';
    expect(await ask(query, { id: id.toUpperCase() })).toEqual({ data: { visit: { id } } });
  });
});
