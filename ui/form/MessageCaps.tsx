import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CapsToday, MessageCaps as Caps } from '../../workflows/delivery/cap.ts';
import { get, patch } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Form.module.css';

const queryKey = ['settings', 'message-caps'];
const names = ['perRecipient', 'perForm', 'perCountry', 'smsPerDay'] as const satisfies (keyof Caps)[];

/** How many messages strangers may cause in a day, and how many they have: what is over waits in its lead for a person. */
export const MessageCaps = () => {
  const { t } = useWords('form');
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => get<CapsToday>('/message-caps', { signal }) });
  const [typed, setTyped] = useState<Partial<Record<keyof Caps, string>>>({});
  const [busy, setBusy] = useState(false);
  if (!data) return null;
  const { caps, sms, emails, held } = data;
  const isChanged = names.some((name) => typed[name] !== undefined && Number(typed[name]) !== caps[name]);
  const isWrong = names.some((name) => typed[name] !== undefined && !/^\d{1,6}$/.test(typed[name]));
  const save = async () => {
    setBusy(true);
    try {
      const wanted = Object.fromEntries(names.map((name) => [name, Number(typed[name] ?? caps[name])]));
      cache.setQueryData(queryKey, await patch<CapsToday>('/message-caps', wanted));
      setTyped({});
      toast(t('saved'), { tone: 'green' });
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t('caps')} aside={<span className={css.dim}>{t('caps.today', { sms, emails, held })}</span>}>
      <p className={css.dim}>{t('caps.text')}</p>
      {sms >= caps.smsPerDay && <p className={css.warn}>{t('caps.over')}</p>}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={css.pair}>
          {names.map((name) => (
            <Input
              key={name}
              label={t(`caps.${name}`)}
              inputMode="numeric"
              maxLength={6}
              value={typed[name] ?? String(caps[name])}
              error={typed[name] !== undefined && !/^\d{1,6}$/.test(typed[name]) ? t('caps.wrong') : undefined}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value.trim() })}
            />
          ))}
        </div>
        <div className={css.bar}>
          <Button type="submit" busy={busy} why={isChanged && !isWrong ? undefined : t('save.nothing')}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
