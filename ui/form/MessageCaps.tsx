import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MessageCaps as Caps } from '../../workflows/delivery/cap.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import css from './Form.module.css';

const capsQuery = asking('/message-caps');
const names = ['perRecipient', 'perForm', 'perCountry', 'smsPerDay'] as const satisfies (keyof Caps)[];

/** How many messages strangers may cause in a day, and how many they have: what is over waits in its lead for a person. */
export const MessageCaps = () => {
  const { t } = useWords('form');
  const { data } = useQuery(capsQuery);
  const [typed, setTyped] = useState<Partial<Record<keyof Caps, string>>>({});
  const saving = useWrite((body: Caps) => patch('/message-caps', { body }), {
    then: (answer) => {
      cache.setQueryData(capsQuery.queryKey, answer);
      setTyped({});
    },
    says: t('saved'),
  });
  if (!data) return null;
  const { caps, sms, emails, held } = data;
  const isChanged = names.some((name) => typed[name] !== undefined && Number(typed[name]) !== caps[name]);
  const isWrong = names.some((name) => typed[name] !== undefined && !/^\d{1,6}$/.test(typed[name]));
  return (
    <Section title={t('caps')} aside={<span className={css.dim}>{t('caps.today', { sms, emails, held })}</span>}>
      <p className={css.dim}>{t('caps.text')}</p>
      {sms >= caps.smsPerDay && <p className={css.warn}>{t('caps.over')}</p>}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void saving.write({
            ...caps,
            ...Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, Number(text)])),
          });
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
          <Button type="submit" busy={saving.busy} why={isChanged && !isWrong ? undefined : t('save.nothing')}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
