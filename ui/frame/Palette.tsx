import { useId, useState, type ReactNode } from 'react';
import { Dialog } from '../kit/Dialog.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { useLater } from '../kit/later.ts';
import { foundIcons, useCalled, useFound, useOpenFound } from '../search/found.tsx';
import { FoundText } from '../search/FoundText.tsx';
import { useWords } from '../words.ts';
import { useActions, usePlaces, type Command } from './commands.tsx';
import css from './Palette.module.css';

type Choice = { id: string; text: ReactNode; note?: string; icon?: ReactNode; keys?: string; run: () => void };
type Group = { name: string; choices: Choice[] };

/** Find any record, go anywhere, do what the screen below can do. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('search');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useLater(typed.trim());
  const { groups: found, looking } = useFound(q);
  const open = useOpenFound();
  const called = useCalled();
  const fits = ({ text }: Command) => text.toLowerCase().includes(typed.trim().toLowerCase());
  const all: Group[] = [
    ...found.map(({ noun, items }) => ({
      name: t(noun),
      choices: items.map((record) => ({
        id: record.id,
        text: <FoundText noun={noun} record={record} typed={q} />,
        note: called(noun, record),
        icon: foundIcons[noun],
        run: () => open(noun, record.id),
      })),
    })),
    { name: t('places'), choices: usePlaces().filter(fits) },
    { name: t('actions'), choices: useActions().filter(fits) },
  ];
  const groups = all.filter(({ choices }) => choices.length > 0);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = Math.min(at, choices.length - 1);
  const run = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.run();
  };
  return (
    <Dialog onClose={onClose} title={t('kit:palette')} wide>
      <input
        autoFocus
        className={css.input}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={choices[chosen] ? `${id}-${chosen}` : undefined}
        aria-label={t('kit:palette.hint')}
        placeholder={t('kit:palette.hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step) {
            event.preventDefault();
            const next = (chosen + step + choices.length) % choices.length;
            setAt(next);
            document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
          } else if (event.key === 'Enter') run(choices[chosen]);
        }}
      />
      <ul id={id} role="listbox" aria-label={t('kit:palette')} className={css.list} hidden={choices.length === 0}>
        {groups.map(({ name, choices: mine }) => (
          <li key={name} role="group" aria-label={name}>
            <span className={css.group} aria-hidden>
              {name}
            </span>
            {mine.map((choice) => {
              const index = choices.indexOf(choice);
              return (
                <div
                  key={choice.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className={css.choice}
                  onClick={() => run(choice)}
                  onMouseMove={() => setAt(index)}
                >
                  <span className={css.icon}>{choice.icon}</span>
                  <span className={css.text}>{choice.text}</span>
                  {choice.note && <span className={css.note}>{choice.note}</span>}
                  {choice.keys && <Kbd keys={choice.keys} />}
                </div>
              );
            })}
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className={css.none}>{t(looking ? 'kit:palette.looking' : 'kit:palette.nothing')}</p>}
    </Dialog>
  );
};
