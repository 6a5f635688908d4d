import {
  IconAlertTriangle,
  IconArrowsRightLeft,
  IconBolt,
  IconChevronDown,
  IconGitBranch,
  IconHandStop,
  IconCheckbox,
  IconClock,
  IconCreditCard,
  IconFileText,
  IconMessage,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconReceiptRefund,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isEvent } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Tone } from '../../kit/Chip.tsx';
import { exactText, wall } from '../../kit/time.ts';
import { AttachedFile } from '../../file/AttachedFile.tsx';
import { useWords } from '../../words.ts';
import { sourceKeys } from '../source-keys.ts';
import { kindOf, type Kind } from './event-sentence.ts';
import css from './Timeline.module.css';

/** `children`: what can be done about it. */
type Props = { event: Event; text: string; why?: Why; children?: ReactNode };

/** One thing that happened; its hour at the right, the exact moment in its tooltip. */
export const Entry = ({ event, text, why, children }: Props) => {
  const { tone, Icon } = lookOf(event);
  return (
    <article className={css.entry}>
      <span className={css.icon} data-tone={tone}>
        <Icon size={14} />
      </span>
      <div className={css.words}>
        {text}
        {isEvent(event, 'lead.created') && <Raw raw={event.data.raw} />}
        {isEvent(event, 'file.attached') && <AttachedFile id={event.nounId} told={event.data} />}
        {children}
      </div>
      <Clock at={event.at} why={why} />
    </article>
  );
};

/** Opens and closes what led to an entry. */
export type Why = { open: boolean; toggle: () => void } | undefined;

export const Clock = ({ at, why }: { at: string; why?: Why }) => {
  const { t } = useWords('lead');
  return (
    <span className={css.clock}>
      <time dateTime={at} data-hint={exactText(at)}>
        {wall(at).format('HH:mm')}
      </time>
      {why && (
        <button
          type="button"
          className={css.why}
          aria-expanded={why.open}
          aria-label={t('entry.why')}
          data-hint={t('entry.why')}
          onClick={why.toggle}
        >
          <IconChevronDown size={14} />
        </button>
      )}
    </span>
  );
};

/** What the client's form sent, word for word. */
const Raw = ({ raw }: { raw: unknown }) => {
  const { t } = useWords('lead');
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

const lookOf = (event: Event): { tone: Tone; Icon: Icon } => looks[event.type] ?? kinds[kindOf(event)];

const looks: Record<string, { tone: Tone; Icon: Icon }> = {
  'lead.created': { tone: 'blue', Icon: IconFileText },
  'lead.client_wrote': { tone: 'blue', Icon: IconMessage },
  'lead.answered': { tone: 'dim', Icon: IconMessage },
  'file.attached': { tone: 'dim', Icon: IconPaperclip },
  'file.removed': { tone: 'dim', Icon: IconPaperclip },
  'note.removed': { tone: 'dim', Icon: IconNote },
  'lead.changed': { tone: 'dim', Icon: IconPencil },
  'lead.paused': { tone: 'amber', Icon: IconPlayerPause },
  'lead.resumed': { tone: 'violet', Icon: IconPlayerPlay },
  'lead.skipped': { tone: 'violet', Icon: IconPlayerSkipForward },
  'lead.reopened': { tone: 'green', Icon: IconPlayerPlay },
  'lead.steered': { tone: 'violet', Icon: IconHandStop },
  'automation.waiting': { tone: 'violet', Icon: IconClock },
  'automation.branched': { tone: 'violet', Icon: IconGitBranch },
  'automation.failed': { tone: 'red', Icon: IconAlertTriangle },
  'task.reminded': { tone: 'violet', Icon: IconClock },
  'task.overdue': { tone: 'red', Icon: IconClock },
  'task.escalated': { tone: 'red', Icon: IconUserCheck },
  'task.done': { tone: 'green', Icon: IconCheckbox },
  'invoice.overdue': { tone: 'red', Icon: IconCreditCard },
  'invoice.payment_failed': { tone: 'red', Icon: IconCreditCard },
  'invoice.payment_mismatched': { tone: 'amber', Icon: IconAlertTriangle },
  'invoice.refunded': { tone: 'amber', Icon: IconReceiptRefund },
  'invoice.refund_failed': { tone: 'red', Icon: IconReceiptRefund },
  'invoice.disputed': { tone: 'red', Icon: IconAlertTriangle },
  'invoice.dispute_inquiry': { tone: 'amber', Icon: IconAlertTriangle },
  'invoice.dispute_lost': { tone: 'red', Icon: IconAlertTriangle },
  'invoice.dispute_won': { tone: 'green', Icon: IconCreditCard },
  'invoice.checkout_refused': { tone: 'red', Icon: IconAlertTriangle },
  'invoice.payment_unknown': { tone: 'amber', Icon: IconAlertTriangle },
  'invoice.part_paid': { tone: 'green', Icon: IconCreditCard },
  'invoice.paid': { tone: 'green', Icon: IconCreditCard },
  'invoice.overpaid': { tone: 'green', Icon: IconCreditCard },
};

const kinds: Record<Kind, { tone: Tone; Icon: Icon }> = {
  message: { tone: 'dim', Icon: IconNote },
  task: { tone: 'dim', Icon: IconCheckbox },
  process: { tone: 'violet', Icon: IconBolt },
  person: { tone: 'dim', Icon: IconArrowsRightLeft },
  money: { tone: 'blue', Icon: IconCreditCard },
};
