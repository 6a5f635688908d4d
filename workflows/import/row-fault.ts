import type { PhoneFault } from '../contact/phone.ts';
import type { EmailFault } from '../contact/email.ts';
import { emailFaultSentence, phoneFaultSentence } from '../contact/contact.words.ts';
import type { FieldFault } from '../field/field-value.ts';
import { fieldFaultSentence } from '../field/field-value.words.ts';
import type { Refusal } from '../refusal.ts';
import { refusalSentence, type RefusalCode } from '../refusals.ts';
import type { Language } from '../words/words.schema.ts';

/** What is wrong with a row: in which column, and why. */
export type RowFault = {
  column: number | null;
  code: RefusalCode | `field.${FieldFault}` | `phone.${PhoneFault}` | `email.${EmailFault}`;
  values?: Refusal['values'];
};

/** `Телефон: проверьте номер…` */
export const rowFaultSentence = ({ column, code, values }: RowFault, names: string[], language: Language): string => {
  const [kind, why = ''] = code.split('.');
  const said =
    kind === 'field'
      ? fieldFaultSentence(why as FieldFault, language)
      : kind === 'phone'
        ? phoneFaultSentence(why as PhoneFault, language)
        : kind === 'email'
          ? emailFaultSentence(why as EmailFault, language)
          : refusalSentence({ refusal: code as RefusalCode, ...(values ? { values } : {}) }, language);
  const name = column === null ? '' : names[column];
  return name ? `${name}: ${said}` : said;
};
