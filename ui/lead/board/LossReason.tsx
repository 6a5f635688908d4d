import { useRef } from 'react';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import css from './LossReason.module.css';

type Props = {
  pipeline: Pipeline;
  title: string;
  text: string;
  onChoose: (reason: string) => void;
  onClose: () => void;
};

/** What ends badly is asked for its reason; arrows and Enter or one click answer. Digits are outcomes and mean nothing here. */
export const LossReason = ({ pipeline, title, text, onChoose, onClose }: Props) => {
  return (
    <Dialog onClose={onClose} title={title}>
      <p className={css.text}>{text}</p>
      <Reasons pipeline={pipeline} onChoose={onChoose} />
    </Dialog>
  );
};

const Reasons = ({ pipeline, onChoose }: Pick<Props, 'pipeline' | 'onChoose'>) => {
  const { language } = useWords('lead/board');
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(here + by + buttons.length) % buttons.length]?.focus();
  };
  useKeys([
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
  ]);
  return (
    <div className={css.reasons} ref={list}>
      {pipeline.definition.lossReasons.map((reason) => (
        <button key={reason.key} type="button" className={css.reason} onClick={() => onChoose(reason.key)}>
          {inLanguage(reason.name, language)}
        </button>
      ))}
    </div>
  );
};
