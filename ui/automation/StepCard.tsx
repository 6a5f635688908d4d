import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { stepSentence } from '../../workflows/automation/automation-sentence.ts';
import { Step } from '../../workflows/automation/automation.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import { AroundSteps } from './around-steps.ts';
import { dragItem, type Side } from '../pipeline/board/drag.ts';
import { useEditing } from '../pipeline/editing.ts';
import { Form } from './Form.tsx';
import { Sign } from './icons.ts';
import { isAction, kindOfStep } from './kinds.ts';
import { capital } from '../pipeline/short.ts';
import css from './Step.module.css';

type Props = {
  step: Step;
  index: number;
  list: string;
  stage: string | undefined;
  open: boolean;
  shown: string | undefined;
  onToggle: () => void;
  onChange: (step: Step) => void;
  onShift: (by: 1 | -1) => void;
  onCopy: () => void;
  onRemove: () => void;
  whyNotRemove: string | undefined;
};

const fits = (step: Step) => Step.safeParse(step).success;

/** One step: its name and what it says; opened, its form. */
export const StepCard = (props: Props) => {
  const { step, index, list, stage, open, shown, onToggle, onChange, onShift, onCopy, onRemove, whyNotRemove } = props;
  const { t } = useWords('automation');
  const { names, language, templateName } = useEditing();
  const card = useRef<HTMLLIElement>(null);
  const head = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const [side, setSide] = useState<Side>();
  const [menu, setMenu] = useState(false);
  const kind = kindOfStep(step);
  const name = kind ? inLanguage(kind.name, language) : step.do;
  useEffect(() => {
    if (!card.current || !head.current) return;
    return dragItem({
      element: card.current,
      handle: head.current,
      what: 'step',
      key: String(index),
      from: list,
      axis: 'y',
      sameList: true,
      onSide: setSide,
    });
  }, [index, list]);
  return (
    <li
      ref={card}
      className={css.step}
      data-step={index}
      data-side={side}
      data-open={open || undefined}
      data-flow={isAction(step) ? undefined : true}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!event.altKey || !by) return;
        event.preventDefault();
        event.stopPropagation();
        onShift(by as 1 | -1);
      }}
    >
      <div className={css.top}>
        <button ref={head} type="button" className={css.head} data-head aria-expanded={open} onClick={onToggle}>
          <Sign name={kind?.icon} />
          <b>{name}</b>
        </button>
        <button
          ref={more}
          type="button"
          className={css.more}
          aria-label={t('step.menu', { name })}
          aria-haspopup="menu"
          onClick={() => setMenu(true)}
        >
          <IconDots size={16} />
        </button>
      </div>
      {!open && <div className={css.said}>{capital(stepSentence(step, names, language, templateName))}</div>}
      {open && kind && (
        <AroundSteps value={{ stage, shown }}>
          <Form key={step.do} form={kind.form} value={step} fresh={kind.fresh()} onChange={onChange} fits={fits} />
        </AroundSteps>
      )}
      {menu && more.current && (
        <Pop at={more.current} label={t('step.menu', { name })} onClose={() => setMenu(false)}>
          {[
            { text: t('step.up'), icon: <IconArrowUp size={16} />, run: () => onShift(-1), note: 'Alt ↑' },
            { text: t('step.down'), icon: <IconArrowDown size={16} />, run: () => onShift(1), note: 'Alt ↓' },
            { text: t('step.copy'), icon: <IconCopy size={16} />, run: onCopy },
            { text: t('step.remove'), icon: <IconTrash size={16} />, run: onRemove, why: whyNotRemove },
          ].map(({ text, icon, run, note, why }) => (
            <MenuItem
              key={text}
              icon={icon}
              note={note}
              why={why}
              onClick={() => {
                setMenu(false);
                run();
              }}
            >
              {text}
            </MenuItem>
          ))}
        </Pop>
      )}
    </li>
  );
};
