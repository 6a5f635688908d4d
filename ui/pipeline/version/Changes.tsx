import { IconArrowsSort, IconCursorText, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { changeSentence, type Change } from '../../../workflows/pipeline/diff.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useEditing } from '../editing.ts';
import type { DeepLink } from '../place.ts';
import { useWords } from '../../words.ts';
import { groupsOf, type Group } from './groups.ts';
import css from './Version.module.css';

const icons = {
  added: IconPlus,
  removed: IconMinus,
  renamed: IconCursorText,
  moved: IconArrowsSort,
  changed: IconPencil,
};

type Sides = { before: PipelineDefinition; after: PipelineDefinition };

/** What differs, in sentences, stage by stage; each leads to its card where the draft still has it. */
export const Changes = ({ changes, before, after }: Sides & { changes: Change[] }) => {
  const { t } = useWords('pipeline/version');
  if (changes.length === 0) return <p className={css.dim}>{t('same')}</p>;
  return (
    <div className={css.groups}>
      <p className={css.count}>{t('changes', { count: changes.length })}</p>
      {groupsOf(changes, before, after).map((group) => (
        <section key={group.id} className={css.group}>
          <GroupName group={group} />
          <ul>
            {group.changes.map((change, index) => (
              <Line key={index} change={change} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

const GroupName = ({ group: { of, stage } }: { group: Group }) => {
  const { t, language } = useWords('pipeline/version');
  return (
    <h2 className={css.groupName} style={{ '--stage': stage?.color ?? 'var(--line)' } as CSSProperties}>
      {stage ? inLanguage(stage.name, language) : t(of === 'any' ? 'group.any' : 'group.settings')}
    </h2>
  );
};

const Line = ({ change }: { change: Change }) => {
  const { language, draft, open } = useEditing();
  const Icon = icons[change.how];
  const place = placeOf(change, draft.definition);
  const sentence = changeSentence(change, language);
  return (
    <li className={css.change} data-how={change.how}>
      <Icon size={15} aria-hidden />
      {place ? (
        <button type="button" onClick={() => open(place)}>
          {sentence}
        </button>
      ) : (
        <span>{sentence}</span>
      )}
    </li>
  );
};

const placeOf = ({ at, how }: Change, { stages, automations }: PipelineDefinition): DeepLink | undefined => {
  const { automation, stage, step, part } = at;
  if (automation !== undefined) {
    if (!automations.some(({ key }) => key === automation)) return undefined;
    return { kind: 'automation', key: automation, step: how === 'removed' ? undefined : step };
  }
  if (stage !== undefined) return stages.some(({ key }) => key === stage) ? { kind: 'stage', key: stage } : undefined;
  return { kind: 'pipeline', part };
};
