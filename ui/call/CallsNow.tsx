import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import { CallPanel } from './CallPanel.tsx';
import css from './Calls.module.css';
import { nowQuery } from './calls.ts';
import { useHasLine } from './has-line.ts';
import { Clock } from './Clock.tsx';
import { Listening } from './Listening.tsx';
import { since, stateWord } from './state.ts';

/** What goes on by all lines now, for supervisors. */
export const CallsNow = () => (useHasLine() ? <Now /> : null);

const Now = () => {
  const { t } = useWords('call');
  const calls = useQuery(nowQuery).data?.items ?? [];
  const [opened, open] = useState<string>();
  return (
    <Section title={t('live')} aside={calls.length}>
      {calls.length === 0 && <p className={css.dim}>{t('live.none')}</p>}
      <ul className={css.live}>
        {calls.map((call) => (
          <li key={call.id}>
            <Clock since={since(call)} />
            <b>{call.contact?.name || (call.phone ? phoneText(call.phone) : t('hidden'))}</b>
            <span>{call.user?.name ?? <span className={css.dim}>{t('live.waits')}</span>}</span>
            <span className={css.dim}>{t(stateWord(call))}</span>
            <Listening call={call} />
            <Button look="quiet" onClick={() => open(call.id)}>
              {t('open')}
            </Button>
          </li>
        ))}
      </ul>
      {opened && <CallPanel id={opened} onClose={() => open(undefined)} />}
    </Section>
  );
};
