import { IconBolt, IconSettings, IconStarFilled } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWords, loadWords } from '../../words.ts';
import { nameOf, type Choice } from './found.ts';
import css from './Quick.module.css';

const QuickPanel = lazy(async () => {
  const [{ QuickPanel: panel }] = await Promise.all([import('./QuickPanel.tsx'), loadWords('conversation/quick')]);
  return { default: panel };
});

type Props = {
  found: Choice[];
  chosen: Choice | undefined;
  /** there are some at all */
  hasAny: boolean;
  onPut: (choice: Choice) => void;
};

/** What a slash offers. */
export const SlashList = ({ found, chosen, hasAny, onPut }: Props) => {
  const { t } = useWords('conversation');
  const [managing, manage] = useState(false);
  return (
    <div className={css.list}>
      {found.length === 0 && <p className={css.none}>{t(hasAny ? 'slash.none' : 'slash.empty')}</p>}
      <ul role="listbox" aria-label={t('slash')}>
        {found.map((choice) => (
          <li
            key={'reply' in choice ? choice.reply.id : choice.macro.id}
            role="option"
            aria-selected={choice === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              onPut(choice);
            }}
          >
            <span className={css.name}>
              {'macro' in choice && <IconBolt size={14} aria-label={t('macro')} />}
              {nameOf(choice)}
              {'reply' in choice && choice.reply.starred && (
                <IconStarFilled size={12} aria-label={t('slash.starred')} />
              )}
            </span>
            {'reply' in choice && (
              <span className={css.text} data-lacks={choice.reply.lacks ? true : undefined}>
                {choice.reply.lacks ? t('slash.lacks', { what: choice.reply.lacks }) : choice.reply.text}
              </span>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={css.manage}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => manage(true)}
      >
        <IconSettings size={14} aria-hidden /> {t('slash.manage')}
      </button>
      {managing && (
        <Suspense>
          <QuickPanel onClose={() => manage(false)} />
        </Suspense>
      )}
    </div>
  );
};
