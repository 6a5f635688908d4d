import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import type { CallScript as Script } from '../../workflows/script/call-script.schema.ts';
import { textIn } from '../../workflows/script/text.ts';
import { useNarrow } from '../kit/narrow.ts';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import { scriptQuery, useAnswers } from './answers.ts';
import css from './Script.module.css';
import { Walker } from './Walker.tsx';

const folded = 'voronka.call.script.folded';

/** What is said in a call, beside its bar; nothing where no script is for it. It never takes the focus by itself. */
export const CallScript = ({ call }: { call: Pick<Call, 'id' | 'state'> }) => {
  const script = useQuery(scriptQuery(call.id)).data?.script;
  return script ? <Panel key={script.versionId} callId={call.id} script={script} /> : null;
};

const Panel = ({ callId, script }: { callId: string; script: Script }) => {
  const { t, language } = useWords('script');
  const narrow = useNarrow();
  const [isOpen, open] = useState(() => localStorage.getItem(folded) !== 'yes' && !narrow);
  const { answers, raised, answer, raise, error } = useAnswers(callId, script);
  const fold = () => {
    localStorage.setItem(folded, isOpen ? 'yes' : 'no');
    open(!isOpen);
  };
  const name = textIn(script.definition.name, language);
  return (
    <div role="group" className={css.panel} data-open={isOpen || undefined} aria-label={t('title')}>
      <button type="button" className={css.head} aria-expanded={isOpen} onClick={fold}>
        {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconListDetails size={16} aria-hidden />}
        <b>{name}</b>
      </button>
      {isOpen && (
        <>
          <Walker
            run={script}
            answers={answers}
            raised={raised}
            refused={script.refused}
            place={callId}
            onAnswer={answer}
            onRaise={raise}
          />
          <Problem error={error} />
        </>
      )}
    </div>
  );
};
