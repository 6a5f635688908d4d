import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Typed } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Restorable } from '../../../workflows/process/process.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords, type Say } from '../../words.ts';
import { Ask, order, type Steerable } from './steer.tsx';
import css from '../story/Timeline.module.css';

type Props = { lead: Lead; event: Typed<Event, 'lead.steered'>; restorable: Restorable };

/** In the story, beside what was skipped or stopped: puts it back while that is possible. Asks first where its moment has passed, because it happens at once. */
export const Restore = ({ lead, event, restorable: { taken, due } }: Props) => {
  const { t, language } = useWords('lead');
  const [asked, ask] = useState(false);
  const name = inLanguage(event.data.name ?? { ru: '' }, language);
  return (
    <div className={css.doing}>
      <Button
        look="quiet"
        icon={<IconArrowBackUp size={14} />}
        onClick={() => (due ? ask(true) : void restore(lead, { taken, name }, t))}
      >
        {t('hand.restore')}
      </Button>
      {asked && (
        <Ask
          title={t('ask.restore', { name })}
          go={t('hand.restore')}
          onClose={() => ask(false)}
          onGo={() => restore(lead, { taken, name, due }, t)}
        >
          <p>{t('ask.restore.due')}</p>
        </Ask>
      )}
    </div>
  );
};

export const restore = (
  of: Pick<Steerable, 'id' | 'noun'>,
  { name, ...body }: { taken: string; name: string; due?: boolean },
  t: Say,
) => order(of, { path: 'process/restore', body, done: t('done.restore', { name }) });
