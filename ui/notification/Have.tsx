import type { Notification } from '../../workflows/user/user.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './BellList.module.css';

/** "I have it" of something late: nobody else is called. */
export const Have = ({ one, onDone }: { one: Notification; onDone: (one: Notification) => void }) => {
  const { t } = useWords('notification');
  const { kind, data, readAt } = one;
  const [noun, what] = kind.split('.');
  const of = { ticket: data['ticket'], task: data['taskId'] }[noun!] ?? data['conversationId'];
  const id = String(of ?? '');
  const having = useWrite(
    () =>
      noun === 'ticket'
        ? post('/tickets/{id}/acknowledge', { path: { id }, body: {} })
        : noun === 'task'
          ? post('/tasks/{id}/acknowledge', { path: { id }, body: {} })
          : post('/conversations/{id}/acknowledge', { path: { id }, body: {} }),
    {
      changes: [['/tickets'], ['/tickets/{id}'], ['/tasks/{id}'], ['/conversations'], ['/conversations/{id}']],
      says: t('have.done'),
      then: () => onDone(one),
    },
  );
  if (readAt || id === '' || (what !== 'warned' && what !== 'on_call' && what !== 'escalated')) return null;
  return (
    <div className={css.does}>
      <Button look="quiet" busy={having.busy} onClick={() => void having.write()}>
        {t('have')}
      </Button>
    </div>
  );
};
