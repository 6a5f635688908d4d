import { IconCheck, IconClockPause, IconMail, IconRotate, IconTag, IconUserShare, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Conversation, ManyTalksDone, TalksOrder } from '../../workflows/conversation/conversation.schema.ts';
import { MOST_TALKS } from '../../workflows/conversation/many.ts';
import { post } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useChosen } from '../lead/board/selection.ts';
import { useWords, type Say } from '../words.ts';
import { CloseTalk } from './CloseTalk.tsx';
import { HandOver } from './HandOver.tsx';
import css from './ManyBar.module.css';
import { Snooze } from './Snooze.tsx';
import type { Shelf } from './talk-filter.ts';
import { TagMany } from './TagMany.tsx';
import { changedByMany } from './talks.ts';

type Props = { shelf: Shelf; talks: Conversation[]; onDone: () => void };
type Kind = 'assign' | 'tag' | 'snooze' | 'close';

/** What can be done with the chosen conversations at once. */
export const ManyBar = ({ shelf, talks, onDone }: Props) => {
  const { t } = useWords('conversation');
  const chosen = useChosen();
  // what has left the list meanwhile is not changed unseen
  const ids = talks.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const [kind, setKind] = useState<Kind>();
  const [at, setAt] = useState<HTMLElement>();
  const telling = useWrite((order: TalksOrder) => tellMany(ids, order), {
    changes: changedByMany,
    then: (answer, order) => {
      toast(...saidOf(t, answer, order));
      onDone();
    },
  });
  const isClosed = shelf === 'closed' || shelf === 'blocked';
  const ways = [
    { kind: 'assign', keys: 'h', icon: <IconUserShare size={16} />, name: t('handOver'), hidden: isClosed },
    { kind: 'tag', keys: 'l', icon: <IconTag size={16} />, name: t('tags'), hidden: false },
    { kind: 'snooze', keys: 'z', icon: <IconClockPause size={16} />, name: t('snooze'), hidden: isClosed },
    { kind: 'close', keys: 'e', icon: <IconCheck size={16} />, name: t('close'), hidden: isClosed },
  ] as const;
  const open = (next: Kind, element?: HTMLElement) => {
    setAt(element ?? document.getElementById(`many-${next}`) ?? undefined);
    setKind(next);
  };
  const shown = ways.filter(({ hidden }) => !hidden);
  useKeys(
    [
      { keys: 'escape', run: onDone },
      ...shown.map((way) => ({ keys: way.keys, does: t('many.does', { what: way.name }), run: () => open(way.kind) })),
    ],
    !kind,
  );
  const close = () => setKind(undefined);
  const send = async (order: TalksOrder) => void (await telling.write(order));
  return (
    <div className={css.bar} role="toolbar" aria-label={t('many.bar')}>
      <b aria-live="polite">{t('many.chosen', { count: ids.length })}</b>
      <span className={css.space} />
      <span className={css.ways}>
        {shown.map((way) => (
          <Button
            key={way.kind}
            id={`many-${way.kind}`}
            look="quiet"
            label={way.name}
            icon={way.icon}
            onClick={({ currentTarget }) => open(way.kind, currentTarget)}
          />
        ))}
        {isClosed ? (
          <Button
            look="quiet"
            label={t('reopen')}
            icon={<IconRotate size={16} />}
            onClick={() => void send({ do: 'reopen' })}
          />
        ) : (
          <Button
            look="quiet"
            label={t('many.read')}
            icon={<IconMail size={16} />}
            onClick={() => void send({ do: 'read' })}
          />
        )}
        <Button look="quiet" label={t('many.leave')} icon={<IconX size={16} />} onClick={onDone} />
      </span>
      {kind === 'assign' && (
        <HandOver
          {...{ many: true, has: null, changes: [], onClose: close }}
          send={({ tellClient: _, ...to }) => send({ do: 'assign', ...to })}
        />
      )}
      {kind === 'tag' && <TagMany send={(tags) => send({ do: 'tag', ...tags })} onClose={close} />}
      {kind === 'snooze' && at && (
        <Snooze at={at} many changes={[]} save={(until) => send({ do: 'snooze', until })} onClose={close} />
      )}
      {kind === 'close' && (
        <CloseTalk title={t('close.many')} send={(how) => send({ do: 'close', ...how })} onClose={close} />
      )}
    </div>
  );
};

const tellMany = async (ids: string[], order: TalksOrder): Promise<ManyTalksDone> => {
  const all: ManyTalksDone = { done: [], refused: [] };
  for (let from = 0; from < ids.length; from += MOST_TALKS) {
    const part = ids.slice(from, from + MOST_TALKS);
    const { done, refused } = await post('/conversations/many', { body: { ids: part, order } });
    all.done.push(...done);
    all.refused.push(...refused);
  }
  return all;
};

/** What came of it; what was closed or tagged is taken back as well. */
const saidOf = (t: Say, { done, refused }: ManyTalksDone, order: TalksOrder): Parameters<typeof toast> => {
  const said = [
    t(`many.done.${order.do}`, { count: done.length }),
    ...refused.slice(0, 3).map(({ name, detail }) => `${name ?? '…'}: ${detail}`),
  ].join(' ');
  const back = backOf(order);
  const action =
    back && done.length > 0
      ? { text: t('kit:undo'), run: () => void tellMany(done, back).then(() => askAgain(changedByMany), toastProblem) }
      : undefined;
  return [said, { tone: refused.length > 0 ? 'amber' : 'green', ...(action ? { action } : {}) }];
};

/** A tag that somebody had already is not taken from them; so only what ends a talk has a way back. */
const backOf = ({ do: what }: TalksOrder): TalksOrder | undefined => (what === 'close' ? { do: 'reopen' } : undefined);
