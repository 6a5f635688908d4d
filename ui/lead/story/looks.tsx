import {
  IconFileText,
  IconHandStop,
  IconMessage,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Looks } from '../../timeline/look.ts';
import { useWords } from '../../words.ts';
import { sourceKeys } from '../source-keys.ts';
import css from './Timeline.module.css';

/** What the client's form sent, word for word. */
const Raw = ({ event }: { event: Event }) => {
  const { t } = useWords('lead');
  const { raw } = event.data;
  if (typeof raw !== 'object' || raw === null || Object.keys(raw).length === 0) return null;
  return (
    <details className={css.raw}>
      <summary>{t('raw')}</summary>
      <dl>
        {Object.entries(raw).map(([key, value]) => (
          <div key={key}>
            <dt>{sourceKeys.includes(key) ? t(`source.${key}`) : key}</dt>
            <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

export const leadLooks: Looks = {
  of: {
    'lead.created': { tone: 'blue', Icon: IconFileText, below: Raw },
    'lead.client_wrote': { tone: 'blue', Icon: IconMessage },
    'lead.answered': { tone: 'dim', Icon: IconMessage },
    'lead.changed': { tone: 'dim', Icon: IconPencil },
    'lead.paused': { tone: 'amber', Icon: IconPlayerPause },
    'lead.resumed': { tone: 'violet', Icon: IconPlayerPlay },
    'lead.skipped': { tone: 'violet', Icon: IconPlayerSkipForward },
    'lead.reopened': { tone: 'green', Icon: IconPlayerPlay },
    'lead.steered': { tone: 'violet', Icon: IconHandStop, kind: 'process' },
  },
};
