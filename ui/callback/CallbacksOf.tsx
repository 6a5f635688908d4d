import { useQuery } from '@tanstack/react-query';
import { IconPhoneCalling } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { loadWords, useWords } from '../words.ts';
import { markOf } from './callbacks.ts';
import css from './Callbacks.module.css';

const NewCallback = lazy(async () => ({ default: (await import('./NewCallback.tsx')).NewCallback }));
const CallbackPanel = lazy(async () => {
  const [{ CallbackPanel: panel }] = await Promise.all([import('./CallbackPanel.tsx'), loadWords('task')]);
  return { default: panel };
});

type Props = { leadId?: string; contactId?: string; source?: 'chat'; why?: string | undefined };

/** Calls that a client was promised, on the page of the lead or of the client. */
export const CallbacksOf = ({ leadId, contactId, source, why }: Props) => {
  const { t } = useWords('callback');
  const [shown, show] = useState<string>();
  const query = {
    state: 'open' as const,
    limit: 20,
    ...(leadId ? { lead: leadId } : {}),
    ...(contactId ? { contact: contactId } : {}),
  };
  const items = useQuery(asking('/callbacks', { query })).data?.items ?? [];
  return (
    <Section
      title={t('title')}
      aside={
        <Button
          look="quiet"
          icon={<IconPhoneCalling size={15} />}
          label={t('add')}
          why={why}
          onClick={() => show('new')}
        />
      }
    >
      {items.length === 0 && <p className={css.dim}>{t('none')}</p>}
      <ul className={css.listed}>
        {items.map((one) => (
          <li key={one.id}>
            <button type="button" className={css.open} onClick={() => show(one.id)}>
              <span>{one.reason || one.phone}</span>
              <span className={css.dim}>{t(markOf(one).word)}</span>
            </button>
            <span className={css.due} data-tone={markOf(one).tone === 'red' ? 'red' : undefined}>
              <Time at={one.nextAt ?? one.window.from} />
            </span>
          </li>
        ))}
      </ul>
      <Suspense>
        {shown === 'new' && (
          <NewCallback {...{ leadId, contactId, ...(source ? { source } : {}) }} onClose={() => show(undefined)} />
        )}
        {shown && shown !== 'new' && <CallbackPanel id={shown} onClose={() => show(undefined)} />}
      </Suspense>
    </Section>
  );
};
