import {
  IconArchive,
  IconArrowLeft,
  IconArrowRight,
  IconColumnInsertRight,
  IconCopy,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react';
import { inLanguage } from '../../../workflows/words/words.ts';
import { MenuItem, MenuTitle, Pop } from '../../kit/Menu.tsx';
import { useWords } from '../../words.ts';
import {
  copyAutomation,
  patchAutomation,
  patchStage,
  placeAutomation,
  placeStage,
  whyNotRemoveStage,
} from '../edit.ts';
import { useEditing, useNounWords } from '../editing.ts';
import { useRemoving } from '../removing.ts';

export type MenuAt = { what: 'card' | 'stage'; of: string; column: string; at: HTMLElement };
type Props = MenuAt & { onClose: () => void };

/** All that can be done to a card with the mouse, for those who use the keyboard. */
export const CardMenu = ({ of: key, column, at, onClose }: Props) => {
  const { t, language } = useWords('pipeline');
  const { draft, open } = useEditing();
  const removing = useRemoving();
  const found = draft.definition.automations.find((one) => one.key === key);
  if (!found) return null;
  const name = inLanguage(found.name, language);
  const run = (what: () => void) => () => {
    onClose();
    what();
  };
  return (
    <Pop at={at} label={t('card.menu', { name })} onClose={onClose}>
      <MenuItem icon={<IconPencil size={16} />} onClick={run(() => open({ kind: 'automation', key }))}>
        {t('card.open')}
      </MenuItem>
      <MenuItem
        icon={<IconCopy size={16} />}
        onClick={run(() => {
          const copy = copyAutomation(draft.definition, key);
          draft.change(copy.definition);
          open({ kind: 'automation', key: copy.key });
        })}
      >
        {t('card.copy')}
      </MenuItem>
      <MenuItem
        icon={found.off ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        onClick={run(() => draft.change((now) => patchAutomation(now, key, { off: found.off ? undefined : true })))}
      >
        {t(found.off ? 'card.on' : 'card.off.do')}
      </MenuItem>
      <MenuItem icon={<IconTrash size={16} />} note="Delete" onClick={run(() => removing.automation(key))}>
        {t('card.remove')}
      </MenuItem>
      <MenuTitle>{t('card.move')}</MenuTitle>
      {[undefined, ...draft.definition.stages].map((stage) => (
        <MenuItem
          key={stage?.key ?? ''}
          chosen={(stage?.key ?? '') === column}
          onClick={run(() =>
            draft.change((now) => placeAutomation(now, key, { from: column || undefined, to: stage?.key })),
          )}
        >
          {stage ? inLanguage(stage.name, language) : t('column.any')}
        </MenuItem>
      ))}
    </Pop>
  );
};

export const StageMenu = ({
  of: key,
  at,
  onClose,
  onRename,
  onAddAfter,
}: Props & { onRename: () => void; onAddAfter: () => void }) => {
  const { t, language } = useNounWords('pipeline');
  const { draft, open } = useEditing();
  const removing = useRemoving();
  const { stages } = draft.definition;
  const index = stages.findIndex((one) => one.key === key);
  const stage = stages[index];
  if (!stage) return null;
  const [left, right] = [stages[index - 1], stages[index + 1]];
  const why = whyNotRemoveStage(draft.definition, key);
  const name = inLanguage(stage.name, language);
  const run = (what: () => void) => () => {
    onClose();
    what();
  };
  const shift = (beside: string | undefined, side: 'before' | 'after') =>
    run(() => beside && draft.change((now) => placeStage(now, key, beside, side)));
  return (
    <Pop at={at} label={t('stage.menu', { name })} onClose={onClose}>
      <MenuItem icon={<IconPencil size={16} />} onClick={run(onRename)}>
        {t('stage.rename')}
      </MenuItem>
      <MenuItem icon={<IconSettings size={16} />} onClick={run(() => open({ kind: 'stage', key }))}>
        {t('stage.open')}
      </MenuItem>
      <MenuItem icon={<IconColumnInsertRight size={16} />} onClick={run(onAddAfter)}>
        {t('stage.addAfter')}
      </MenuItem>
      <MenuItem
        icon={<IconArrowLeft size={16} />}
        why={left ? undefined : t('stage.first')}
        onClick={shift(left?.key, 'before')}
      >
        {t('stage.left')}
      </MenuItem>
      <MenuItem
        icon={<IconArrowRight size={16} />}
        why={right ? undefined : t('stage.lastOne')}
        onClick={shift(right?.key, 'after')}
      >
        {t('stage.right')}
      </MenuItem>
      <MenuItem
        icon={<IconArchive size={16} />}
        onClick={run(() => draft.change((now) => patchStage(now, key, { retired: stage.retired ? undefined : true })))}
      >
        {t(stage.retired ? 'stage.unretire' : 'stage.retire')}
      </MenuItem>
      <MenuItem
        icon={<IconTrash size={16} />}
        why={why && t(`stage.keep.${why}`)}
        onClick={run(() => removing.stage(key))}
      >
        {t('stage.remove')}
      </MenuItem>
    </Pop>
  );
};
