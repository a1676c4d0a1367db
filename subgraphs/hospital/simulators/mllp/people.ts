/** Who a patient is, in a hospital that has no patients: invented from the record number, the same every time. */
import { createHash } from 'node:crypto';
import type { SimulatedPatient } from '../simulator.ts';
import { components, segment } from './segments.ts';

const familyNames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '欧阳', '䶮'];
/** 乗 is 81 5C in GB 18030 and 䙡 FE 7C, whose second bytes look like delimiters. */
const givenNames = ['秀英', '建国', '桂兰', '志强', '玉兰', '乗风', '淑珍', '文䙡', '永福', '雪梅'];

/** PID, with the record number in PID-3. */
export function writePatient({ recordNumber, sex }: Pick<SimulatedPatient, 'recordNumber' | 'sex'>): string {
  const digest = createHash('sha256').update(recordNumber).digest();
  const at = (index: number): number => digest[index] ?? 0;
  const birthYear = 1925 + (at(2) % 35);
  return segment('PID', {
    1: '1',
    3: components(recordNumber, null, null, 'EGH', 'MR'),
    5: components(familyNames[at(0) % familyNames.length] as string, givenNames[at(1) % givenNames.length] as string),
    7: `${birthYear}${String((at(3) % 12) + 1).padStart(2, '0')}${String((at(4) % 28) + 1).padStart(2, '0')}`,
    8: sex ?? 'U',
  });
}
