import { readFieldValue } from '../field/field-value.ts';
import type { FieldNoun, FieldValue } from '../field/field.schema.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { addressKey, addressOf } from './addresses.ts';
import { bareNumber } from './amount.ts';
import { dayText } from './day.ts';
import type { Cell } from './import.schema.ts';
import { userCalled, type Reading } from './reading.ts';
import type { RowFault } from './row-fault.ts';

/** Values of fields as the record keeps them; what is wrong is added to the faults. */
export const fieldsWish = (
  noun: FieldNoun,
  placed: Map<string, { cell: Cell; column: number }[]>,
  reading: Reading,
  faults: RowFault[],
): Record<string, FieldValue> => {
  const values: Record<string, FieldValue> = {};
  for (const [key, [found]] of placed) {
    const field = found && reading.targets[found.column]?.field;
    if (!found || !field || !key.startsWith(`${noun}.`)) continue;
    const { cell, column } = found;
    if (typeof cell === 'string' && cell.length > MOST_LETTERS) {
      faults.push({ column, code: 'ImportTextLong', values: { most: MOST_LETTERS } });
      continue;
    }
    const read = readFieldValue(field, typed(field, cell, reading));
    if ('why' in read) faults.push({ column, code: `field.${read.why}` });
    else if (read.value !== null) values[field.key] = read.value;
  }
  return values;
};
const MOST_LETTERS = 10_000;

/** The cell as somebody would type it into the field. */
const typed = (field: PipelineField, cell: Cell, { settings, users, clients }: Reading): unknown => {
  switch (field.type) {
    case 'number':
    case 'money':
      return bareNumber(cell);
    case 'date':
      return dayText(cell, settings.dates).replace(/^(\d{4}-\d\d-\d\d) .*$/, '$1');
    case 'moment':
      return dayText(cell, settings.dates);
    case 'multi_list':
      return severalOf(field, String(cell));
    case 'person':
      return userCalled(users, cell) ?? String(cell);
    case 'contact': {
      const address = addressOf(cell, settings.language);
      return (address && clients.get(addressKey(address))) ?? String(cell);
    }
    case 'text':
    case 'long_text':
    case 'link':
    case 'list':
      return String(cell);
    default:
      return cell;
  }
};

/** `a;b` as an export writes it; where that is no option, with commas or line breaks between them. */
const severalOf = (field: PipelineField, text: string): unknown =>
  'why' in readFieldValue(field, text) && /[,\n]/.test(text) ? text.split(/[,\n]/) : text;
