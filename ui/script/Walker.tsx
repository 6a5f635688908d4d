import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import type { AskedFields, SpokenTexts } from '../../workflows/script/call-script.schema.ts';
import type { Answers, ScriptDefinition } from '../../workflows/script/script.schema.ts';
import { textIn } from '../../workflows/script/text.ts';
import { walk } from '../../workflows/script/walk.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import { AnswerInput, choicesOf } from './AnswerInput.tsx';
import css from './Script.module.css';

export type Run = { definition: ScriptDefinition; texts: SpokenTexts; fields: AskedFields; language: Language };
type Props = {
  run: Run;
  answers: Answers;
  raised: string[];
  /** answers that could not be written into their field */
  refused?: { visit: string; why: string }[];
  /** where typed words are kept until they are said */
  place: string;
  onAnswer: (visit: string, value: FieldValue) => void;
  onRaise: (objection: string) => void;
};

/** The step where the talk is, and back and forth on the way there. Digits answer only while the focus is in here. */
export const Walker = ({ run, answers, raised, refused = [], place, onAnswer, onRaise }: Props) => {
  const { t } = useWords('script');
  const { definition, texts, language } = run;
  const { path, here } = walk(definition, answers);
  const [at, look] = useState<string>();
  const [objection, meet] = useState<string>();
  const box = useRef<HTMLElement>(null);
  const inside = useRef(false);
  const index = path.findIndex(({ id }) => id === at);
  const shown = path[index] ?? here;
  const stand = index < 0 ? path.length - 1 : index;
  const visit = shown?.id;
  useEffect(() => {
    if (!inside.current) return;
    inside.current = false;
    const input = box.current?.querySelector<HTMLElement>('form input, form textarea, form select');
    (input ?? box.current)?.focus();
  }, [visit, objection]);
  if (!shown) return null;
  const { step } = shown;
  const stays = () => {
    inside.current = box.current?.contains(document.activeElement) ?? false;
  };
  const close = () => {
    stays();
    meet(undefined);
  };
  const go = (to: number) => {
    stays();
    look(to >= path.length - 1 ? undefined : path[to]?.id);
  };
  const answer = (value: FieldValue) => {
    stays();
    const next = walk(definition, { ...answers, [shown.id]: value }).path;
    look(stand + 1 >= next.length - 1 ? undefined : next[stand + 1]?.id);
    onAnswer(shown.id, value);
  };
  const choices = step.do === 'ask' ? choicesOf(step, run) : [];
  const press = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (objection && event.key === 'Escape') stop(event, close);
    if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
    const choice = /^[1-9]$/.test(event.key) && !objection ? choices[Number(event.key) - 1] : undefined;
    if (choice) stop(event, () => answer(choice.value));
    // a digit that answers nothing here is no outcome of the call either
    else if (/^[1-9]$/.test(event.key)) stop(event, () => undefined);
    else if (event.key === 'Enter' && event.target === box.current && step.do === 'say' && !objection)
      stop(event, () => answer(true));
  };
  const said = texts[objection ? `objections.${objection}` : `steps.${step.key}`];
  const why = refused.find((one) => one.visit === shown.id)?.why;
  return (
    <section ref={box} className={css.walker} tabIndex={0} aria-label={t('talk')} onKeyDown={press}>
      <p className={css.said} lang={language} aria-live="polite">
        {said?.text || (step.do === 'end' ? t('end.silent') : '')}
      </p>
      {said?.lacks && <p className={css.lacks}>{said.lacks}</p>}
      {said?.hint && (
        <p className={css.hint}>
          <IconInfoCircle size={14} aria-hidden />
          {said.hint}
        </p>
      )}
      {objection ? (
        <div>
          <Button look="primary" icon={<IconArrowBackUp size={16} />} onClick={close}>
            {t('objection.back')}
          </Button>
        </div>
      ) : (
        <AnswerInput
          key={shown.id}
          run={run}
          visit={shown}
          choices={choices}
          place={`${place}.${shown.id}`}
          onAnswer={answer}
        />
      )}
      {why && <p className={css.lacks}>{t('unwritten', { why })}</p>}
      <div className={css.foot}>
        <Button
          look="quiet"
          icon={<IconChevronLeft size={16} />}
          label={t('back')}
          why={stand > 0 ? undefined : t('back.first')}
          onClick={() => go(stand - 1)}
        />
        <span className={css.dim}>{t('step', { number: stand + 1 })}</span>
        <Button
          look="quiet"
          icon={<IconChevronRight size={16} />}
          label={t('forward')}
          why={stand < path.length - 1 ? undefined : t('forward.last')}
          onClick={() => go(stand + 1)}
        />
      </div>
      {definition.objections.length > 0 && (
        <div className={css.objections} role="group" aria-label={t('objections')}>
          {definition.objections.map(({ key, name }) => (
            <Chip
              key={key}
              on={objection === key}
              onClick={() => {
                meet(objection === key ? undefined : key);
                if (!raised.includes(key)) onRaise(key);
              }}
            >
              {textIn(name, language)}
            </Chip>
          ))}
        </div>
      )}
    </section>
  );
};

const stop = (event: KeyboardEvent, run: () => void) => {
  event.preventDefault();
  event.stopPropagation();
  run();
};
