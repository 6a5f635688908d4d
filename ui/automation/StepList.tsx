import { IconPlus } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Step } from '../../workflows/automation/automation.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Pick } from './condition/Pick.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { useWords } from '../words.ts';
import { watchDrops } from '../pipeline/board/drag.ts';
import { useEditing } from '../pipeline/editing.ts';
import { enterFirst } from './enter-first.ts';
import { freshStep } from './fresh.ts';
import { Sign } from './icons.ts';
import { stepGroups, stepsOf } from './kinds.ts';
import css from './Step.module.css';
import { StepCard } from './StepCard.tsx';

type Props = {
  steps: Step[];
  onChange: (steps: Step[]) => void;
  label: string;
  stage: string | undefined;
  /** the list of the automation itself: it answers the key `a`, and keeps at least one step */
  top?: boolean;
  /** path of the step to show at once: `2`, or `2.then.1` */
  shown?: string | undefined;
};

/** Steps in order: opened to edit, dragged or moved with Alt and arrows, doubled, removed. */
export const StepList = ({ steps, onChange, label, stage, top, shown }: Props) => {
  const { t } = useWords('automation');
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<number | undefined>(shown === undefined ? undefined : Number(shown.split('.')[0]));
  const focus = useRef<{ index: number; added?: boolean }>(undefined);
  const setFocus = (index: number, added?: boolean) => (focus.current = { index, ...(added ? { added } : {}) });
  useEffect(() => {
    if (!focus.current) return;
    const { index, added } = focus.current;
    const card = list.current?.querySelector<HTMLElement>(`:scope > [data-step="${index}"]`);
    focus.current = undefined;
    if (!added || !enterFirst(card)) card?.querySelector<HTMLElement>('[data-head]')?.focus();
  });
  const now = useRef({ steps, onChange, open });
  now.current = { steps, onChange, open };
  const shift = (from: number, to: number) => {
    const { steps: all, open: opened } = now.current;
    const step = all[from];
    if (!step || to < 0 || to >= all.length || to === from) return;
    now.current.onChange(all.toSpliced(from, 1).toSpliced(to, 0, step));
    if (opened === from) setOpen(to);
    else if (opened === to) setOpen(from);
    setFocus(to);
  };
  useEffect(
    () =>
      watchDrops('step', ({ key, from, to, beside, side }) => {
        if (to !== id || from !== id || beside === undefined) return;
        const [source, target] = [Number(key), Number(beside) + (side === 'after' ? 1 : 0)];
        shift(source, source < target ? target - 1 : target);
      }),
    [id],
  );
  return (
    <div className={css.steps} role="group" aria-label={label}>
      <ol ref={list} className={css.list}>
        {steps.map((step, index) => (
          <StepCard
            key={index}
            step={step}
            index={index}
            list={id}
            stage={stage}
            open={open === index}
            shown={shown?.startsWith(`${index}.`) ? shown.slice(`${index}.`.length) : undefined}
            onToggle={() => setOpen(open === index ? undefined : index)}
            onChange={(next) => onChange(steps.with(index, next))}
            onShift={(by) => shift(index, index + by)}
            onCopy={() => {
              onChange(steps.toSpliced(index + 1, 0, step));
              setFocus(index + 1);
            }}
            whyNotRemove={top && steps.length === 1 ? t('step.last') : undefined}
            onRemove={() => {
              onChange(steps.toSpliced(index, 1));
              setOpen(undefined);
              setFocus(Math.max(0, index - 1));
            }}
          />
        ))}
      </ol>
      <AddStep
        top={top}
        stage={stage}
        onAdd={(step) => {
          onChange([...steps, step]);
          setOpen(steps.length);
          setFocus(steps.length, true);
        }}
      />
    </div>
  );
};

const AddStep = ({
  onAdd,
  stage,
  top,
}: {
  onAdd: (step: Step) => void;
  stage: string | undefined;
  top: boolean | undefined;
}) => {
  const { t } = useWords('automation');
  const { draft, world } = useEditing();
  const choices = useStepChoices();
  return (
    <div className={css.add} data-add-step={top}>
      <Pick
        label={t('step.add')}
        look="add"
        value={undefined}
        choices={choices}
        onChange={(picked) => {
          const kind = stepsOf(draft.definition.noun).find((one) => one.id === picked);
          if (kind) onAdd(freshStep(kind, { definition: draft.definition, templates: world.templates, stage }));
        }}
      >
        <IconPlus size={14} aria-hidden />
        {t('step.add')}
        {top && <Kbd keys="a" />}
      </Pick>
    </div>
  );
};

/** Every kind of step by its name, in groups. */
export const useStepChoices = () => {
  const { t, language } = useWords('automation');
  const { noun } = useEditing().draft.definition;
  return stepGroups.flatMap((group) =>
    stepsOf(noun)
      .filter((kind) => kind.group === group)
      .map((kind) => ({
        value: kind.id,
        name: inLanguage(kind.name, language),
        also: inLanguage(kind.also, language),
        group: t(group === 'lead' && noun === 'ticket' ? 'group.lead.ticket' : `group.${group}`),
        icon: <Sign name={kind.icon} />,
      })),
  );
};
