import { IconPlus } from '@tabler/icons-react';
import { memo, useRef, useState } from 'react';
import { inLanguage } from '../../workflows/words/words.ts';
import { PickList, type Choice } from './condition/Pick.tsx';
import { Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import css from '../pipeline/board/Board.module.css';
import { addAutomation } from '../pipeline/edit.ts';
import { useEditing } from '../pipeline/editing.ts';
import { enterFirst } from './enter-first.ts';
import { freshAutomation, freshStep, freshTrigger, type FreshContext } from './fresh.ts';
import { Sign } from './icons.ts';
import { stepsOf, triggerGroups, triggersOf, type Kind } from './kinds.ts';
import { cook, recipes } from './recipes.ts';
import { useStepChoices } from './StepList.tsx';
import type { Automation, Trigger } from '../../workflows/automation/automation.schema.ts';

/** "+ Automation" under a column: first when (or a ready one), then what to do. */
export const AddAutomation = memo(({ stage }: { stage: string | undefined }) => {
  const { t } = useWords('automation');
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.add}
        data-add={stage ?? ''}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <IconPlus size={15} aria-hidden />
        {t('automation')}
      </button>
      {open && button.current && (
        <Pop at={button.current} label={t('automation.add')} role="dialog" width={340} onClose={() => setOpen(false)}>
          <Choosing stage={stage} onDone={() => setOpen(false)} />
        </Pop>
      )}
    </>
  );
});

const Choosing = ({ stage, onDone }: { stage: string | undefined; onDone: () => void }) => {
  const { t, language } = useWords('automation');
  const { draft, world, open } = useEditing();
  const [trigger, setTrigger] = useState<Kind<Trigger>>();
  const { noun } = draft.definition;
  const stepChoices = useStepChoices();
  const around: FreshContext = { definition: draft.definition, templates: world.templates, stage };
  const add = (automation: Automation, step?: string) => {
    onDone();
    draft.change((now) => addAutomation(now, automation));
    open({ kind: 'automation', key: automation.key, step });
    if (step) setTimeout(enterStep, 50);
  };
  if (trigger)
    return (
      <PickList
        key="then"
        label={t('automation.then', { when: inLanguage(trigger.name, language) })}
        choices={stepChoices}
        onPick={(picked) => {
          const kind = stepsOf(noun).find(({ id }) => id === picked);
          if (kind)
            add(freshAutomation(kind.name, freshTrigger(trigger, around), [freshStep(kind, around)], around), '0');
        }}
      />
    );
  // ready ones are made for leads
  const cooked = ((noun ?? 'lead') === 'lead' ? recipes : []).flatMap((recipe) => {
    const automation = cook(recipe, around);
    return automation ? [{ recipe, automation }] : [];
  });
  const choices: Choice[] = [
    ...triggerGroups.flatMap((group) =>
      triggersOf(noun)
        .filter((kind) => kind.group === group)
        .map((kind) => ({
          value: kind.id,
          name: inLanguage(kind.name, language),
          also: inLanguage(kind.also, language),
          group: t('automation.when', {
            group: t(group === 'lead' && noun === 'ticket' ? 'group.lead.ticket' : `group.${group}`),
          }),
          icon: <Sign name={kind.icon} />,
        })),
    ),
    ...cooked.map(({ recipe }) => ({
      value: `ready ${recipe.id}`,
      name: inLanguage(recipe.name, language),
      group: t('automation.ready'),
      icon: <Sign name={recipe.icon} />,
    })),
  ];
  return (
    <PickList
      key="when"
      label={t('automation.search')}
      choices={choices}
      onPick={(picked) => {
        const ready = cooked.find(({ recipe }) => picked === `ready ${recipe.id}`);
        if (ready) add(ready.automation);
        else setTrigger(triggersOf(noun).find(({ id }) => id === picked));
      }}
    />
  );
};

const enterStep = () => enterFirst(document.querySelector('[data-panel] [data-step="0"]'));
