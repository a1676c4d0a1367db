/** The synthetic identity overlay: study data hold no names, so each subject is given one, made from a seed and labelled synthetic. Nobody in it exists. */
import { createHash } from 'node:crypto';

/** Another seed gives other people; the same seed always the same. */
const seed = 'meridian-identity-overlay-1';

/** A stream of numbers that depends on nothing but the seed and the key. */
function numbersFor(key: string): (below: number) => number {
  let block = 0;
  let bytes = Buffer.alloc(0);
  return (below) => {
    if (bytes.length < 4) bytes = createHash('sha256').update(`${seed}\n${key}\n${block++}`).digest();
    const number = bytes.readUInt32BE(0);
    bytes = bytes.subarray(4);
    return number % below;
  };
}

const western = {
  family: [
    'Abbott',
    'Barnes',
    'Calloway',
    'Dawson',
    'Ellery',
    'Fairfax',
    'Granger',
    'Holloway',
    'Ingram',
    'Jarvis',
    'Kendrick',
    'Lowell',
    'Mercer',
    'Norwood',
    'Osgood',
    'Prescott',
    'Quimby',
    'Ramsey',
    'Sutton',
    'Thornton',
    'Upton',
    'Vance',
    'Whitaker',
    'Yates',
  ],
  F: [
    'Agnes',
    'Beatrice',
    'Clara',
    'Dorothy',
    'Edith',
    'Frances',
    'Greta',
    'Helen',
    'Irene',
    'Josephine',
    'Louise',
    'Margaret',
    'Nora',
    'Ruth',
    'Sylvia',
  ],
  M: [
    'Albert',
    'Bernard',
    'Clifford',
    'Donald',
    'Edgar',
    'Frank',
    'George',
    'Harold',
    'Irving',
    'Julian',
    'Leonard',
    'Martin',
    'Norman',
    'Raymond',
    'Walter',
  ],
  places: [
    ['Maple Street', 'Fairview', 'Hampton County', 'Ohio', '000'],
    ['Cedar Avenue', 'Lakewood', 'Greene County', 'Iowa', '000'],
    ['Orchard Road', 'Milbrook', 'Essex County', 'Vermont', '000'],
  ],
} as const;

const chinese = {
  family: [
    '王',
    '李',
    '张',
    '刘',
    '陈',
    '杨',
    '赵',
    '黄',
    '周',
    '吴',
    '徐',
    '孙',
    '朱',
    '马',
    '胡',
    '郭',
    '林',
    '何',
    '高',
    '梁',
    '乗',
    '䙡',
  ],
  F: ['秀英', '桂兰', '淑珍', '玉兰', '丽华', '雪梅', '春燕', '美玲', '晓红', '慧敏'],
  M: ['建国', '志强', '国华', '文斌', '海涛', '永福', '德明', '学军', '立新', '俊杰'],
  places: [
    ['人民路', '示例市', '中心区', '示例省', '000000'],
    ['和平街', '样本市', '东城区', '样本省', '000000'],
  ],
} as const;

export interface SyntheticPerson {
  readonly familyName: string;
  readonly givenName: string;
  readonly fullName: string;
  readonly birthDate: string | null;
  readonly nationalId: string;
  readonly phone: string;
  readonly email: string;
  readonly line: string;
  readonly city: string;
  readonly district: string;
  readonly province: string;
  readonly postalCode: string;
  readonly country: string;
}

/** A person of that sex who had that age on that date. Numbers are of ranges that are never issued: 555-01xx telephones, example.org, an id that starts with 000000. */
export function syntheticPerson(
  key: string,
  facts: {
    readonly sex: string;
    readonly age: number | null;
    readonly onDate: string | null;
    readonly country: string | null;
  },
): SyntheticPerson {
  const next = numbersFor(key);
  const pick = <Item>(items: readonly Item[]): Item => items[next(items.length)] as Item;
  const isChinese = facts.country === 'CHN' || next(5) === 0;
  const names = isChinese ? chinese : western;
  const familyName = pick<string>(names.family);
  const givenName = pick<string>(facts.sex === 'M' ? names.M : names.F);
  const [street, city, district, province, postalCode] = pick<readonly [string, string, string, string, string]>(
    names.places,
  );
  const number = 1 + next(998);
  return {
    familyName,
    givenName,
    fullName: isChinese ? `${familyName}${givenName}` : `${givenName} ${familyName}`,
    birthDate: birthDate(facts, next),
    nationalId: `000000${String(next(1_000_000_000)).padStart(9, '0')}`,
    phone: isChinese
      ? `+86 100 0000 ${String(next(10_000)).padStart(4, '0')}`
      : `+1 202 555 01${String(next(100)).padStart(2, '0')}`,
    email: `subject.${next(1_000_000_000).toString(36)}@example.org`,
    line: isChinese ? `${street}${number}号` : `${number} ${street}`,
    city,
    district,
    province,
    postalCode,
    country: isChinese ? 'CHN' : (facts.country ?? 'USA'),
  };
}

function birthDate(
  { age, onDate }: { readonly age: number | null; readonly onDate: string | null },
  next: (below: number) => number,
): string | null {
  if (age === null || onDate === null || onDate.length < 10) return null;
  const anniversary = new Date(`${Number(onDate.slice(0, 4)) - age}${onDate.slice(4, 10)}T00:00:00Z`);
  if (Number.isNaN(anniversary.getTime())) return null;
  return new Date(anniversary.getTime() - next(360) * 86_400_000).toISOString().slice(0, 10);
}

export interface SyntheticResearcher {
  readonly displayName: string;
  readonly email: string;
}

export function syntheticResearcher(key: string): SyntheticResearcher {
  const next = numbersFor(key);
  const { givenName, familyName } = syntheticPerson(`${key}\nname`, {
    sex: next(2) === 0 ? 'F' : 'M',
    age: null,
    onDate: null,
    country: null,
  });
  return {
    displayName: `Dr ${givenName} ${familyName}`,
    email: `researcher.${next(1_000_000_000).toString(36)}@example.org`,
  };
}

export const syntheticSiteName = (siteNumber: string): string => `Study centre ${siteNumber} (synthetic)`;
export const syntheticCity = (key: string): string =>
  (western.places[numbersFor(key)(western.places.length)] as readonly string[])[1] as string;
