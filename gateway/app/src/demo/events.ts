/** AE and SUPPAE: one serious event, one that contradicts itself, and terms in the words of the site. */
import type { SourceRow } from '@meridian/kit/import';
import type { CastSubject } from './cast.ts';
import { studyId } from './design.ts';
import { dateOf, rowMaker, studyDay } from './rows.ts';
import { inWords, type Term } from './terms.ts';

const ae = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'AESEQ', 'AESPID', 'AETERM', 'AELLT', 'AELLTCD', 'AEDECOD', 'AEPTCD', 'AEHLT'],
  ...['AEHLTCD', 'AEHLGT', 'AEHLGTCD', 'AEBODSYS', 'AEBDSYCD', 'AESOC', 'AESOCCD', 'AESEV', 'AESER', 'AEACN', 'AEREL'],
  ...['AEOUT', 'AESCAN', 'AESCONG', 'AESDISAB', 'AESDTH', 'AESHOSP', 'AESLIFE', 'AESOD', 'EPOCH', 'AEDTC', 'AESTDTC'],
  ...['AEENDTC', 'AEDY', 'AESTDY', 'AEENDY'],
]);
const supp = rowMaker([
  ...['STUDYID', 'RDOMAIN', 'USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM', 'QLABEL', 'QVAL', 'QORIG', 'QEVAL'],
]);
const eventTerms: readonly Term[] = [
  ['Headache, frontal', '头痛', 'HEADACHE', 'NERVOUS SYSTEM DISORDERS'],
  ['Dizzy on standing up', '起立时头晕', 'DIZZINESS', 'NERVOUS SYSTEM DISORDERS'],
  ['Felt sick after breakfast', '早餐后恶心', 'NAUSEA', 'GASTROINTESTINAL DISORDERS'],
  ['Loose stools', '腹泻', 'DIARRHOEA', 'GASTROINTESTINAL DISORDERS'],
  ['Common cold', '感冒', 'NASOPHARYNGITIS', 'INFECTIONS AND INFESTATIONS'],
  ['Itching of forearms', '前臂瘙痒', 'PRURITUS', 'SKIN AND SUBCUTANEOUS TISSUE DISORDERS'],
  ['Cannot sleep', '失眠', 'INSOMNIA', 'PSYCHIATRIC DISORDERS'],
];
const serious: Term = ['Pneumonia, admitted to hospital', '肺炎住院', 'PNEUMONIA', 'INFECTIONS AND INFESTATIONS'];
const contradictory: Term = [
  'Syncope, kept in hospital overnight',
  '晕厥,留院观察一夜',
  'SYNCOPE',
  'NERVOUS SYSTEM DISORDERS',
];
const liver: Term = ['Liver enzymes raised', '肝酶升高', 'HEPATIC ENZYME INCREASED', 'INVESTIGATIONS'];

const criteria = ['AESCAN', 'AESCONG', 'AESDISAB', 'AESDTH', 'AESHOSP', 'AESLIFE', 'AESOD'] as const;
const noCriteria = Object.fromEntries(criteria.map((name) => [name, 'N']));

interface Event {
  readonly term: Term;
  readonly day: number;
  readonly cells?: Parameters<typeof ae>[0];
}

/** The events of the story, at a fixed place in the treatment. */
function storyEvents({ part }: CastSubject, startDay: number): readonly Event[] {
  const admitted = { AESHOSP: 'Y', AESEV: 'SEVERE', AEREL: 'POSSIBLE', AEOUT: 'RECOVERED/RESOLVED' };
  if (part === 'serious event') return [{ term: serious, day: startDay + 61, cells: { ...admitted, AESER: 'Y' } }];
  if (part === 'inconsistent event')
    return [{ term: contradictory, day: startDay + 47, cells: { ...admitted, AESER: 'N' } }];
  return part === 'liver signal'
    ? [{ term: liver, day: startDay + 84, cells: { AESEV: 'MODERATE', AEREL: 'PROBABLE' } }]
    : [];
}

export function adverseEventRows(subject: CastSubject): readonly SourceRow[] {
  const { usubjid, startDay, visits, random } = subject;
  if (startDay === null) return [];
  const own = random.fork('ae');
  const end = visits.at(-1)?.day ?? startDay;
  const ordinary = Array.from(
    { length: own.between(0, 3) },
    (): Event => ({ term: own.pick(eventTerms), day: own.between(startDay, end) }),
  );
  const events = [...ordinary, ...storyEvents(subject, startDay)].sort((a, b) => a.day - b.day);
  return events.map(({ term, day, cells }, index) => {
    const outcome = own.pick(['RECOVERED/RESOLVED', 'RECOVERED/RESOLVED', 'NOT RECOVERED/NOT RESOLVED']);
    const isOver = (cells?.AEOUT ?? outcome) === 'RECOVERED/RESOLVED';
    const until = day + own.between(1, 9);
    const isVague = cells === undefined && own.chance(0.08);
    return ae({
      ...{ STUDYID: studyId, DOMAIN: 'AE', USUBJID: usubjid, AESEQ: index + 1, AETERM: inWords(subject, term) },
      ...{ AELLT: term[2], AEDECOD: term[2], AEBODSYS: term[3], AESOC: term[3], AEOUT: outcome, AESER: 'N' },
      ...{ AESEV: own.pick(['MILD', 'MILD', 'MODERATE']), AEREL: own.pick(['NONE', 'REMOTE', 'POSSIBLE']) },
      ...{
        ...noCriteria,
        AEACN: 'DOSE NOT CHANGED',
        EPOCH: 'TREATMENT',
        AEDTC: dateOf(day),
        AEDY: studyDay(day, startDay),
      },
      ...{ AESTDTC: isVague ? dateOf(day).slice(0, 7) : dateOf(day), AESTDY: isVague ? '' : studyDay(day, startDay) },
      ...{ AEENDTC: isOver ? dateOf(until) : '', AEENDY: isOver ? studyDay(until, startDay) : '', ...cells },
    });
  });
}

/** Every event here begins under treatment. */
export const eventQualifierRows = (events: readonly SourceRow[]): readonly SourceRow[] =>
  events.map(({ USUBJID, AESEQ }) =>
    supp({
      ...{ STUDYID: studyId, RDOMAIN: 'AE', USUBJID, IDVAR: 'AESEQ', IDVARVAL: AESEQ, QNAM: 'AETRTEM' },
      ...{ QLABEL: 'TREATMENT EMERGENT FLAG', QVAL: 'Y', QORIG: 'DERIVED', QEVAL: 'CLINICAL STUDY SPONSOR' },
    }),
  );
