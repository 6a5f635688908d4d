import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallScript as Script } from '../../workflows/script/call-script.schema.ts';
import { textIn } from '../../workflows/script/text.ts';
import { useNarrow } from '../kit/narrow.ts';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import { scriptQuery, useAnswers, useProposed, type TalkOf } from './answers.ts';
import css from './Script.module.css';
import { Walker } from './Walker.tsx';

const folded = 'voronka.call.script.folded';

/** What is said in a talk: above the bar of its call, else where it is called from; nothing where no script is for it. It never takes the focus by itself. */
export const CallScript = ({ talk }: { talk: TalkOf }) => {
  const script = useQuery(scriptQuery(talk)).data?.script;
  return script ? <Panel key={script.versionId} talk={talk} script={script} /> : null;
};

const Panel = ({ talk, script }: { talk: TalkOf; script: Script }) => {
  const { t, language } = useWords('script');
  const isOwn = talk.of !== 'calls';
  const proposed = useProposed(talk);
  const narrow = useNarrow();
  const [isOpen, open] = useState(() => localStorage.getItem(folded) !== 'yes' && !narrow);
  const { answers, raised, answer, raise, error } = useAnswers(talk, script);
  const fold = () => {
    localStorage.setItem(folded, isOpen ? 'yes' : 'no');
    open(!isOpen);
  };
  const name = textIn(script.definition.name, language);
  return (
    <div
      role="group"
      className={isOwn ? css.panel : `${css.panel} ${css.over}`}
      data-open={isOpen || undefined}
      aria-label={t('title')}
    >
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
            place={talk.id}
            onAnswer={answer}
            onRaise={raise}
          />
          {isOwn && proposed && <p className={css.proposed}>{t('proposed')}</p>}
          <Problem error={error} />
        </>
      )}
    </div>
  );
};
