import { useState, type FormEvent } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { isProblem, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { problemText } from '../kit/problem.ts';
import { useWords } from '../words.ts';
import css from './Client.module.css';
import { refresh } from './decide.ts';

export const NewAddress = ({ lead, onDone }: { lead: Lead; onDone: () => void }) => {
  const { t } = useWords('contact');
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value') ?? '').trim();
    try {
      await post(`/leads/${lead.id}/addresses`, { kind: value.includes('@') ? 'email' : 'phone', value });
      onDone();
      refresh(lead.id);
    } catch (failure) {
      setError(isProblem(failure) && failure.status < 500 ? t('address.bad') : problemText(failure));
    }
  };
  return (
    <form
      className={css.add}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Input label={t('address.new')} name="value" error={error} autoFocus required />
      <Button type="submit">{t('address.add')}</Button>
    </form>
  );
};
