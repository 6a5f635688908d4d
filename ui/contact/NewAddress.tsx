import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { problemText } from '../kit/problem.ts';
import { useWords } from '../words.ts';
import css from './Client.module.css';
import { changesClient } from './decide.ts';

export const NewAddress = ({ lead, onDone }: { lead: Lead; onDone: () => void }) => {
  const { t } = useWords('contact');
  const { error, send, field } = useForm(
    { value: '' },
    ({ value }) => {
      const kind = value.includes('@') ? 'email' : 'phone';
      return post('/leads/{id}/addresses', { path: { id: lead.id }, body: { kind, value: value.trim() } });
    },
    { changes: changesClient(lead.id), then: onDone },
  );
  const wrong = error ? (isProblem(error) && error.status < 500 ? t('address.bad') : problemText(error)) : undefined;
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Input {...field('value')} label={t('address.new')} error={wrong} autoFocus required />
      <Button type="submit">{t('address.add')}</Button>
    </form>
  );
};
