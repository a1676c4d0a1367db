import { dateWithin } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AdverseEventFilter, AdverseEventQualifier, RelatedRecord } from '../generated/resolvers.ts';
import type { AdverseEventRecord } from '../records.ts';
import { type MeddraRow, meddraColumns, toMeddra } from './meddra-row.ts';
import { columns, oneOf, type Reading, uuids } from './reading.ts';

type EventRow = Omit<AdverseEventRecord, 'meddra' | 'uncoded'> &
  MeddraRow & { readonly uncoded: AdverseEventRecord['uncoded'] | null };

/** SUPPAE's AETRTEM says Y or N; anything else says nothing. */
const from = sql`edc.adverse_event t left join lateral (
    select q.value = 'Y' as treatment_emergent from edc.adverse_event_qualifier q
    where q.subject_id = t.subject_id and q.sequence = t.sequence and q.name = 'AETRTEM' and q.value in ('Y', 'N')
    order by q.dataset limit 1
  ) emergence on true`;

const select = sql`${columns(
  ...['id', 'subject_id', 'sequence', 'sponsor_id', 'term', ...meddraColumns, 'severity', 'toxicity_grade', 'serious'],
  ...['seriousness_criteria', 'denied_criteria', 'causality', 'action_taken', 'outcome', 'start_at as start'],
  ...['end_at as end', 'start_study_day', 'end_study_day', 'epoch', 'collected_at', 'collected_study_day'],
  ...['uncoded', 'loaded_at'],
)}, emergence.treatment_emergent as "treatmentEmergent"`;

const toAdverseEvent = (row: EventRow): AdverseEventRecord => ({
  ...row,
  meddra: toMeddra(row),
  uncoded: row.uncoded ?? [],
});

export const readAdverseEvents = (
  kysely: Kysely<AnyTables>,
): Reading<EventRow, AdverseEventRecord, AdverseEventFilter> => ({
  name: 'adverseEvents',
  kysely,
  from,
  parent: 'subject_id',
  select,
  order: ['start_sort', 'sequence'],
  where: (filter) => [
    ...(typeof filter.serious === 'boolean' ? [sql<boolean>`t.serious = ${filter.serious}::boolean`] : []),
    ...(typeof filter.treatmentEmergent === 'boolean'
      ? [sql<boolean>`emergence.treatment_emergent = ${filter.treatmentEmergent}::boolean`]
      : []),
    ...oneOf('severity', filter.severity),
    ...dateWithin(sql`t.start_sort`, filter.from, null),
  ],
  toNode: toAdverseEvent,
});

/** Whether a row of RELREC names the event t: by its sequence number or by the sponsor's own. */
const namesEvent = (relation: string): RawBuilder<boolean> => {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${relation}.${name}`);
  return sql`(${column('domain')} = 'AE' and (${column('variable')}, ${column('value')})
    in (('AESEQ', t.sequence::text), ('AESPID', coalesce(t.sponsor_id, ''))))`;
};

/** By event id; each relation once, by domain, then by number. */
export async function readRelatedRecords(
  kysely: Kysely<AnyTables>,
  eventIds: readonly string[],
): Promise<Map<string, RelatedRecord[]>> {
  const { rows } = await sql<RelatedRecord & { eventId: string }>`
    select t.id as "eventId", o.domain, o.variable, o.value, o.type, o.relationship,
      case when o.variable = o.domain || 'SEQ' and o.value ~ '^\\d{1,9}$' then o.value::integer end as sequence
    from edc.adverse_event t
    join edc.related_record o on o.subject_id = t.subject_id and not ${namesEvent('o')} and o.relationship in
      (select m.relationship from edc.related_record m where m.subject_id = t.subject_id and ${namesEvent('m')})
    where t.id = ${uuids(eventIds)}
    order by t.id, o.relationship, o.domain, sequence nulls last, o.variable, o.value`.execute(kysely);
  return groupBy(rows, ({ eventId }) => eventId);
}

/** By event id. */
export async function readQualifiers(
  kysely: Kysely<AnyTables>,
  eventIds: readonly string[],
): Promise<Map<string, AdverseEventQualifier[]>> {
  const { rows } = await sql<AdverseEventQualifier & { eventId: string }>`
    select t.id as "eventId", q.name, q.label, q.value, q.origin, q.evaluator
    from edc.adverse_event t join edc.adverse_event_qualifier q on q.subject_id = t.subject_id and q.sequence = t.sequence
    where t.id = ${uuids(eventIds)} order by t.id, q.name, q.dataset`.execute(kysely);
  return groupBy(rows, ({ eventId }) => eventId);
}
