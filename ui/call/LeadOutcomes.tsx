import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { CALL_TYPE } from '../../workflows/task/call-type.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useGoing } from '../lead/board/going.tsx';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useMe } from '../session.tsx';
import { choicesOf, type Choice } from '../task/complete.ts';
import { loadWords, useWords } from '../words.ts';
import css from './Call.module.css';

type Props = { note: string; lead: Lead; deaf: boolean; proposed: string | undefined; onSaid: (key: string) => void };

/**
 * The outcomes of the lead's pipeline: one that leads somewhere moves the lead, with all that a move asks for; an open task to call ends with it. What the
 * user said is written once that is done.
 */
export const LeadOutcomes = ({ note, lead, deaf, proposed, onSaid }: Props) => {
  const { t, language } = useWords('call');
  const me = useMe();
  const pipeline = usePipeline(lead.pipeline);
  // what a move asks for is said in these
  useEffect(() => void loadWords('lead/board', 'lead/click'), []);
  const wanted = useRef<string>(undefined);
  const done = () => wanted.current !== undefined && onSaid(wanted.current);
  const { go, end, dialogs } = useGoing(pipeline, done);
  const tasks = useQuery(asking('/tasks', { query: { lead: lead.id, state: 'open' } })).data?.items ?? [];
  const open = tasks.filter(({ type }) => type === CALL_TYPE);
  const task = open.find(({ responsibleId }) => responsibleId === me.id) ?? open[0];
  const choices = choicesOf(pipeline, CALL_TYPE);
  const choose = (choice: Choice) => {
    wanted.current = choice.key;
    if (task) end(lead, { task, choice, result: note });
    else if (choice.stage && choice.stage !== lead.stage && !lead.closedAt) go(lead, choice.stage);
    else onSaid(choice.key);
  };
  useKeys(
    choices.flatMap((choice) =>
      choice.digit
        ? [{ keys: String(choice.digit), does: inLanguage(choice.name, language), run: () => choose(choice) }]
        : [],
    ),
    !deaf,
  );
  return (
    <div className={css.outcomes} role="group" aria-label={t('outcome')}>
      {choices.map((choice) => (
        <Button
          key={choice.key}
          look={choice.key === proposed ? 'primary' : choice.lost ? 'danger' : 'plain'}
          keys={choice.digit ? String(choice.digit) : undefined}
          onClick={() => choose(choice)}
        >
          {inLanguage(choice.name, language)}
          {choice.lost && '…'}
        </Button>
      ))}
      {dialogs}
    </div>
  );
};
