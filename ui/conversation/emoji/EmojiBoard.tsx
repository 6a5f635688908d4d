import { useState, type KeyboardEvent } from 'react';
import { Pop } from '../../kit/Menu.tsx';
import { useWords } from '../../words.ts';
import css from './Emoji.module.css';
import { emojiGroups, type EmojiGroup } from './emoji.ts';
import { found, keepRecent, recentEmoji } from './found.ts';

type Props = { at: HTMLElement; onPick: (emoji: string) => void; onClose: () => void };

const COLUMNS = 8;
const groups = Object.keys(emojiGroups) as EmojiGroup[];

/** Emoji by groups, those used last first; found by what they are called in the reader's language. */
export const EmojiBoard = ({ at, onPick, onClose }: Props) => {
  const { t } = useWords('conversation/emoji');
  const [typed, type] = useState('');
  const [recent] = useState(recentEmoji);
  const named = (emoji: string) => t(`is.${emoji}`);
  const pick = (emoji: string) => {
    keepRecent(emoji);
    onPick(emoji);
  };
  const hits = typed.trim() === '' ? undefined : found(typed, named);
  const shown = hits
    ? [{ title: undefined, all: hits }]
    : [
        ...(recent.length > 0 ? [{ title: t('recent'), all: recent }] : []),
        ...groups.map((group) => ({ title: t(group), all: emojiGroups[group] })),
      ];
  return (
    <Pop at={at} label={t('title')} role="dialog" width={304} onClose={onClose}>
      <div className={css.board} onKeyDown={walk}>
        <input
          data-first
          type="search"
          className={css.find}
          aria-label={t('find')}
          placeholder={t('find')}
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !hits?.[0]) return;
            event.preventDefault();
            pick(hits[0]);
          }}
        />
        <div className={css.all}>
          {hits?.length === 0 && <p className={css.none}>{t('none')}</p>}
          {shown.map(({ title, all }) => (
            <section key={title ?? ''} aria-label={title ?? t('find')}>
              {title && <h3 className={css.title}>{title}</h3>}
              <div className={css.grid}>
                {all.map((emoji) => (
                  <button
                    key={emoji}
                    type="button"
                    className={css.one}
                    aria-label={nameIn(named(emoji))}
                    title={nameIn(named(emoji))}
                    onClick={() => pick(emoji)}
                  >
                    {emoji}
                  </button>
                ))}
              </div>
            </section>
          ))}
        </div>
      </div>
    </Pop>
  );
};

/** Before the semicolon stands the name, behind it what it is found by, too. */
const nameIn = (words: string): string => words.split(';')[0] ?? words;

/** Arrows go over the board as they look. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  const isTyping = event.target instanceof HTMLInputElement;
  if (!step || (isTyping && event.key !== 'ArrowDown')) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = isTyping ? 0 : all.indexOf(event.target as HTMLElement) + step;
  event.preventDefault();
  if (next < 0) event.currentTarget.querySelector('input')?.focus();
  else all[Math.min(next, all.length - 1)]?.focus();
};
