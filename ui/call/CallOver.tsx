import { useQuery } from '@tanstack/react-query';
import { IconPhoneCheck, IconPhoneX, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { plainOutcomes } from '../../workflows/call/plain-outcomes.ts';
import { talkTime } from '../../workflows/call/talk-time.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { leadQuery } from '../lead/lead-query.ts';
import { useProposed } from '../script/answers.ts';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import { CallNote, useNote } from './CallNote.tsx';
import { changesCalls } from './calls.ts';
import { LeadOutcomes } from './LeadOutcomes.tsx';
import { sayOf } from './orders.ts';
import { Who, WhoIs } from './Who.tsx';

/** A digit that was on its way to something else when the call ended answers nothing. */
const DEAF_MS = 700;

type Props = { call: Call; onDone: () => void };

/** What came of a call: a digit says it, as everywhere. */
export const CallOver = ({ call, onDone }: Props) => {
  const { t } = useWords('call');
  const [deaf, hear] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => hear(false), DEAF_MS);
    return () => clearTimeout(timer);
  }, []);
  const lead = useQuery({ ...leadQuery(call.lead?.id ?? ''), enabled: call.lead !== null }).data;
  const proposed = useProposed({ of: 'calls', id: call.id });
  const note = useNote(call);
  const saying = useWrite((outcome: string) => sayOf(call, { outcome, ...note.said }), {
    changes: changesCalls,
    says: t('said'),
    then: () => {
      note.forget();
      onDone();
    },
  });
  const say = (outcome: string) => void saying.write(outcome);
  const closing = useWrite(async () => (note.said.note === undefined ? undefined : sayOf(call, note.said)), {
    changes: changesCalls,
    then: () => {
      note.forget();
      onDone();
    },
  });
  const Icon = call.how === 'answered' ? IconPhoneCheck : IconPhoneX;
  return (
    <>
      <div className={css.card}>
        {!call.lead && <WhoIs call={call} />}
        <CallNote note={note} rows={2} />
        <p className={css.dim}>
          {t('outcome.ask')} {proposed && t('outcome.proposed')}
        </p>
        {lead ? (
          <LeadOutcomes note={note.value} lead={lead} deaf={deaf} proposed={proposed} onSaid={say} />
        ) : (
          <PlainOutcomes deaf={deaf} proposed={proposed} busy={saying.busy} onSaid={say} />
        )}
      </div>
      <div className={css.bar} data-state="ended">
        <Icon size={18} aria-hidden className={css.icon} />
        <div className={css.text}>
          <Who call={call} />
          <span role="status">
            {t(`how.${call.how ?? 'failed'}`)}
            {call.answeredAt && ` · ${talkTime(call.talkSeconds)}`}
          </span>
        </div>
        <div className={css.acts}>
          <Button
            icon={<IconX size={16} />}
            label={t('later')}
            busy={closing.busy}
            onClick={() => void closing.write()}
          />
        </div>
      </div>
    </>
  );
};

type PlainProps = { deaf: boolean; proposed: string | undefined; busy: boolean; onSaid: (key: string) => void };

/** Where no pipeline says how talks end. */
const PlainOutcomes = ({ deaf, proposed, busy, onSaid }: PlainProps) => {
  const { t } = useWords('call');
  useKeys(
    plainOutcomes.map((key, index) => ({
      keys: String(index + 1),
      does: t(`how.${key}`),
      run: () => onSaid(key),
    })),
    !deaf,
  );
  return (
    <div className={css.outcomes} role="group" aria-label={t('outcome')}>
      {plainOutcomes.map((key, index) => (
        <Button
          key={key}
          look={key === proposed ? 'primary' : 'plain'}
          keys={String(index + 1)}
          busy={busy}
          onClick={() => onSaid(key)}
        >
          {t(`how.${key}`)}
        </Button>
      ))}
    </div>
  );
};
