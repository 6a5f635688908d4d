import { IconBoltOff, IconCheckbox } from '@tabler/icons-react';
import { useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { MenuItem, MenuTitle, Pop } from '../../kit/Menu.tsx';
import { refusalText } from '../../kit/problem.ts';
import { useWords } from '../../words.ts';
import css from './MoveMenu.module.css';
import { mendable, whyNotTo, type Filling } from './move.ts';
import { choose } from './selection.ts';

type Props = {
  lead: Lead;
  pipeline: Pipeline;
  at: HTMLElement;
  onMove: (stage: string, more?: Filling) => void;
  onClose: () => void;
};

/** "Move to": arrows choose (digits are outcomes); a stage that is refused says why; one that asks for something asks for it then. */
export const MoveMenu = ({ lead, pipeline, at, onMove, onClose }: Props) => {
  const { t, language } = useWords('lead/board');
  const [quiet, setQuiet] = useState(false);
  return (
    <Pop at={at} label={t('moveTo', { name: lead.name })} onClose={onClose}>
      <MenuTitle>{t('moveTo.short')}</MenuTitle>
      {pipeline.definition.stages.map((stage) => {
        const refusal = whyNotTo(lead, pipeline, stage.key);
        const missing = mendable(refusal);
        return (
          <MenuItem
            key={stage.key}
            icon={<span className={css.dot} style={{ background: stage.color }} />}
            why={refusal && !missing ? refusalText(refusal) : undefined}
            note={
              stage.key === lead.stage
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
      <MenuTitle>{t('moveTo.how')}</MenuTitle>
      <MenuItem icon={<IconBoltOff size={16} />} chosen={quiet} onClick={() => setQuiet(!quiet)}>
        {t('moveTo.quiet')}
      </MenuItem>
      <MenuTitle>{t('moveTo.many')}</MenuTitle>
      <MenuItem
        icon={<IconCheckbox size={16} />}
        onClick={() => {
          onClose();
          choose(lead.id);
        }}
      >
        {t('keys.select')}
      </MenuItem>
    </Pop>
  );
};
