import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Field, Input } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import { ContactName } from './ContactName.tsx';
import css from './Field.module.css';

type Props = {
  field: PipelineField;
  value: string;
  onChange: (text: string) => void;
  autoFocus?: boolean;
  error?: string | undefined;
};

/** A client, found by a part of the name, the phone or the e-mail. */
export const ContactInput = ({ field, value, onChange, autoFocus, error }: Props) => {
  const { t, language } = useWords('kit');
  const id = useId();
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const { data } = useQuery({
    ...asking('/contacts', { query: { q, limit: 6 } }),
    enabled: q.length > 1,
    staleTime: 30_000,
  });
  const label = inLanguage(field.name, language);
  if (value)
    return (
      <Field id={id} label={label} error={error}>
        <div id={id} className={css.chosen}>
          <ContactName id={value} />
          <Button look="quiet" icon={<IconX size={14} />} label={t('field.clear')} onClick={() => onChange('')} />
        </div>
      </Field>
    );
  return (
    <div>
      <Input
        label={label}
        error={error}
        value={typed}
        placeholder={t('field.find')}
        autoFocus={autoFocus}
        onChange={({ target }) => setTyped(target.value)}
      />
      {q.length > 1 && (
        <ul className={css.found}>
          {data?.items.map((contact) => (
            <li key={contact.id}>
              <button type="button" onClick={() => onChange(contact.id)}>
                {contact.name}
              </button>
            </li>
          ))}
          {data?.items.length === 0 && <li className={css.dim}>{t('field.nobody')}</li>}
        </ul>
      )}
    </div>
  );
};
