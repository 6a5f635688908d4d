import type { Call } from '../../workflows/call/call.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changesCalls } from './calls.ts';

/** A client of whom only the number is known: kept without leaving the call. */
export const NewCaller = ({ call: { id, phone, version } }: { call: Call }) => {
  const { t, language } = useWords('call');
  const form = useForm(
    { name: '' },
    async ({ name }) => {
      const made = await post('/contacts', { body: { name, language, addresses: [{ kind: 'phone', value: phone! }] } });
      return post('/calls/{id}/link', { path: { id }, body: { version, contactId: made.id } });
    },
    { changes: [...changesCalls, ['/contacts']] },
  );
  return (
    <details>
      <summary>{t('unknown')}</summary>
      <Form of={form} does={t('unknown.keep')}>
        <Input label={t('unknown.name')} required maxLength={120} {...form.field('name')} />
      </Form>
    </details>
  );
};
