/** SDTM TA: arms, the elements each consists of, and the epochs that these make. */
import { type DatasetLoad, RowRefused, type TableRow } from '@meridian/kit/import';
import { required, requiredInteger, text } from '@meridian/kit/row';
import { orderEpochs, type PlacedEpoch } from '../rules/order-epochs.ts';

export const armTable = {
  table: 'project.arm',
  key: ['code', 'name'],
  columns: ['code', 'name', 'planned'],
} as const;

const armElementTable = {
  table: 'project.arm_element',
  key: ['arm_code', 'element_order'],
  columns: ['arm_code', 'element_order', 'code', 'element', 'branch', 'transition', 'epoch'],
} as const;

const epochTable = { table: 'project.epoch', key: ['name'], columns: ['name', 'epoch_order'] } as const;

export const arms: DatasetLoad = {
  domain: 'TA',
  requires: ['ARMCD', 'ARM', 'TAETORD', 'ETCD', 'ELEMENT', 'EPOCH'],
  tables: [armTable, armElementTable, epochTable],
  start() {
    const names = new Map<string, string>();
    const epochs: PlacedEpoch[] = [];
    return {
      row(row): TableRow[] {
        const armCode = required(row, 'ARMCD');
        const name = required(row, 'ARM');
        const order = requiredInteger(row, 'TAETORD');
        const epoch = required(row, 'EPOCH');
        const known = names.get(armCode);
        if (known !== undefined && known !== name)
          throw new RowRefused('ARM', 'is another name than an earlier row gives the same ARMCD');
        const element: TableRow = {
          table: 1,
          values: [
            ...[armCode, order, required(row, 'ETCD'), required(row, 'ELEMENT')],
            ...[text(row, 'TABRANCH'), text(row, 'TATRANS'), epoch],
          ],
        };
        epochs.push({ armCode, order, epoch });
        if (known !== undefined) return [element];
        names.set(armCode, name);
        return [{ table: 0, values: [armCode, name, true] }, element];
      },
      end: () => orderEpochs(epochs).map((name, index) => ({ table: 2, values: [name, index + 1] })),
    };
  },
};
