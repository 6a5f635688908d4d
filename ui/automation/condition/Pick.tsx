import { IconCheck, IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { Pop } from '../../kit/Menu.tsx';
import { useWords } from '../../words.ts';
import css from './Pick.module.css';
import { search } from './search.ts';

export type Choice = {
  value: string;
  name: string;
  group?: string | undefined;
  icon?: ReactNode;
  /** a fainter second line */
  note?: string | undefined;
  /** other words that people look for it by, never shown */
  also?: string | undefined;
};

type ListProps = {
  choices: Choice[];
  label: string;
  onPick: (value: string) => void;
  chosen?: string | undefined;
  /** what stands under the list: a link, another way */
  foot?: ReactNode;
};

/** A list that is searched as one types; arrows and Enter choose. */
export const PickList = ({ choices, label, onPick, chosen, foot }: ListProps) => {
  const { t } = useWords('automation/condition');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => search(choices, typed), [choices, typed]);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex(({ value }) => value === chosen),
    ),
  );
  const here = Math.min(at, found.length - 1);
  useEffect(() => queueMicrotask(() => input.current?.focus({ preventScroll: true })), []);
  useEffect(() => void document.getElementById(`${id}-${here}`)?.scrollIntoView({ block: 'nearest' }), [id, here]);
  return (
    <div className={css.pick}>
      <label className={css.search}>
        <IconSearch size={16} aria-hidden />
        <input
          ref={input}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found[here] ? `${id}-${here}` : undefined}
          aria-label={label}
          placeholder={label}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
            if (step && found.length) {
              event.preventDefault();
              const next = here + step;
              setAt(
                Math.abs(step) > 1
                  ? Math.max(0, Math.min(found.length - 1, next))
                  : (next + found.length) % found.length,
              );
            } else if (event.key === 'Enter' && found[here]) {
              event.preventDefault();
              onPick(found[here].value);
            }
          }}
        />
      </label>
      <div id={id} role="listbox" aria-label={label} className={css.list} tabIndex={-1}>
        {found.map((choice, index) => (
          <div key={choice.value} role="presentation">
            {choice.group && choice.group !== found[index - 1]?.group && (
              <div className={css.group} role="presentation">
                {choice.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === here}
              className={css.choice}
              onClick={() => onPick(choice.value)}
              onMouseMove={() => index !== here && setAt(index)}
            >
              {choice.icon && <span className={css.icon}>{choice.icon}</span>}
              <span className={css.text}>
                <span>{choice.name}</span>
                {choice.note && <span className={css.note}>{choice.note}</span>}
              </span>
              {choice.value === chosen && <IconCheck size={16} aria-hidden />}
            </div>
          </div>
        ))}
        {found.length === 0 && <p className={css.none}>{t('nothing')}</p>}
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
};

type Props = {
  label: string;
  choices: Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** words for no value; with it a value can be taken away */
  none?: string | undefined;
  /** what the button says; else the name of what is chosen */
  children?: ReactNode;
  look?: 'field' | 'add' | 'word';
  /** what stands under the list, which it may close */
  foot?: (close: () => void) => ReactNode;
  invalid?: boolean;
};

const NONE = '\u0000';

/** A button that shows what is chosen and opens the list. */
export const Pick = ({ label, choices, value, onChange, none, children, look = 'field', foot, invalid }: Props) => {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const chosen = choices.find((choice) => choice.value === value);
  const all = none === undefined ? choices : [{ value: NONE, name: none }, ...choices];
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.button}
        data-look={look}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={chosen && look !== 'add' ? `${label}: ${chosen.name}` : label}
        aria-invalid={invalid || undefined}
        onClick={() => setOpen(true)}
      >
        {children || (
          <>
            {chosen?.icon}
            <span className={css.shown} data-none={chosen ? undefined : true}>
              {chosen?.name ?? (value || none || label)}
            </span>
          </>
        )}
        {look === 'field' && <IconChevronDown size={15} aria-hidden className={css.arrow} />}
      </button>
      {open && button.current && (
        <Pop at={button.current} label={label} role="dialog" width={300} onClose={() => setOpen(false)}>
          <PickList
            label={label}
            choices={all}
            chosen={value}
            foot={foot?.(() => setOpen(false))}
            onPick={(next) => {
              setOpen(false);
              onChange(next === NONE ? undefined : next);
            }}
          />
        </Pop>
      )}
    </>
  );
};
