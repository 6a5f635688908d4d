import { useState } from 'react';
import type { FloorWork } from '../../../workflows/work/floor.schema.ts';
import { post } from '../../ask/ask.ts';
import { useForm } from '../../ask/use-form.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Input } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useMe, useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { waitText } from '../wait.ts';
import { changesFloor, useSecond } from './floor.ts';
import { WorkLink } from './WorkLink.tsx';
import css from './Floor.module.css';

type Props = { work: FloorWork; onHandOver: () => void };

/** One talk, ticket or promised call on the floor: opened, taken, handed over, and, where it is a talk, whispered into. */
export const WorkItem = ({ work, onHandOver }: Props) => {
  const { t } = useWords('work');
  const me = useMe();
  const users = useUsers();
  const now = useSecond();
  const [whispers, whisper] = useState(false);
  const { id, kind, since, givenAt, assigneeId, resting } = work;
  const taking = useWrite(
    () =>
      kind === 'ticket'
        ? post('/tickets/{id}/transfer', { path: { id }, body: { userId: me.id } })
        : kind === 'callback'
          ? post('/callbacks/{id}/take', { path: { id } })
          : post('/conversations/{id}/assign', { path: { id }, body: { to: me.id } }),
    { changes: changesFloor, says: t('work.taken') },
  );
  const holder = users.find((one) => one.id === assigneeId)?.name;
  const waited = waitText(now - Date.parse(assigneeId ? (givenAt ?? since) : since), t);
  const said = resting ? 'work.resting' : assigneeId ? 'work.held' : 'work.waits';
  return (
    <li>
      <div>
        <WorkLink {...work} />
        <div className={css.dim}>{[holder, t(said, { time: waited })].filter(Boolean).join(' · ')}</div>
      </div>
      <div className={css.acts}>
        {assigneeId !== me.id && (
          <Button look="quiet" busy={taking.busy} onClick={() => void taking.write()}>
            {t('take')}
          </Button>
        )}
        <Button look="quiet" onClick={onHandOver}>
          {t('handOver')}
        </Button>
        {kind === 'conversation' && (
          <Button look="quiet" onClick={() => whisper(!whispers)}>
            {t('whisper')}
          </Button>
        )}
      </div>
      {whispers && <Whisper id={id} onDone={() => whisper(false)} />}
    </li>
  );
};

/** A note that whoever has the talk sees, and the client does not. */
const Whisper = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const { t } = useWords('work');
  const form = useForm(
    { text: '' },
    ({ text }) => post('/conversations/{id}/messages', { path: { id }, body: { text, direction: 'note' } }),
    { changes: [['/conversations/{id}/messages', { path: { id } }]], says: t('whispered'), then: onDone },
  );
  return (
    <Form of={form} does={t('whisper')} onCancel={onDone}>
      <Input label={t('whisper.text')} required autoFocus maxLength={2000} {...form.field('text')} />
    </Form>
  );
};
