import { IconBoltOff, IconCheckbox } from '@tabler/icons-react';
import { useState } from 'react';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Refusal } from '../../../workflows/refusal.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { MenuItem, MenuTitle, Pop } from '../../kit/Menu.tsx';
import { refusalText } from '../../kit/problem.ts';
import { useWords } from '../../words.ts';
import css from './MoveMenu.module.css';
import { mendable, type Filling } from './move.ts';
import { choose } from './selection.ts';

type Props = {
  card: { id: string; stage: string; name: string };
  pipeline: Pipeline;
  at: HTMLElement;
  why: (stage: string) => Refusal | undefined;
  /** without it automations always answer */
  quietly?: true;
  onMove: (stage: string, more?: Filling) => void;
  onClose: () => void;
};

/** "Move to": arrows choose (digits are outcomes); a stage that is refused says why; one that asks for something asks for it then. */
export const MoveMenu = ({ card, pipeline, at, why, quietly, onMove, onClose }: Props) => {
  const { t, language } = useWords('lead/board');
  const [quiet, setQuiet] = useState(false);
  return (
    <Pop at={at} label={t('moveTo', { name: card.name })} onClose={onClose}>
      <MenuTitle>{t('moveTo.short')}</MenuTitle>
      {pipeline.definition.stages.map((stage) => {
        const refusal = why(stage.key);
        const missing = mendable(refusal);
        return (
          <MenuItem
            key={stage.key}
            icon={<span className={css.dot} style={{ background: stage.color }} />}
            why={refusal && !missing ? refusalText(refusal) : undefined}
            note={
              stage.key === card.stage
                ? t('moveTo.here')
                : missing
                  ? t('moveTo.missing', { missing: missing.fields.length + missing.checklist.length })
                  : undefined
            }
            onClick={() => {
              onClose();
              onMove(stage.key, quiet ? { quiet } : {});
            }}
          >
            {inLanguage(stage.name, language)}
          </MenuItem>
        );
      })}
      {quietly && (
        <>
          <MenuTitle>{t('moveTo.how')}</MenuTitle>
          <MenuItem icon={<IconBoltOff size={16} />} chosen={quiet} onClick={() => setQuiet(!quiet)}>
            {t('moveTo.quiet')}
          </MenuItem>
        </>
      )}
      <MenuTitle>{t('moveTo.many')}</MenuTitle>
      <MenuItem
        icon={<IconCheckbox size={16} />}
        onClick={() => {
          onClose();
          choose(card.id);
        }}
      >
        {t('keys.select')}
      </MenuItem>
    </Pop>
  );
};
