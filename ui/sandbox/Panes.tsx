import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Panes.module.css';

type Props = {
  label: string;
  list: ReactNode;
  /** what is open, or what stands there while nothing is */
  children: ReactNode;
  opened: boolean;
  back: () => void;
};

/** A list and what is open of it; on a phone one after the other. */
export const Panes = ({ label, list, children, opened, back }: Props) => {
  const { t } = useWords('sandbox');
  return (
    <div className={css.panes} data-opened={opened || undefined}>
      <section className={css.list} aria-label={label} tabIndex={-1}>
        {list}
      </section>
      <section className={css.detail} aria-label={t('opened')}>
        <div className={css.back}>
          <Button look="quiet" icon={<IconArrowLeft size={17} aria-hidden />} onClick={back}>
            {t('back')}
          </Button>
        </div>
        {children}
      </section>
    </div>
  );
};

type RowProps = { title: ReactNode; at: ReactNode; sub: ReactNode; more?: ReactNode; on: boolean; onOpen: () => void };

export const Row = ({ title, at, sub, more, on, onOpen }: RowProps) => (
  <li>
    <button type="button" className={css.row} aria-current={on || undefined} onClick={onOpen} onKeyDown={arrows}>
      <span className={css.top}>
        <span className={css.title}>{title}</span>
        <span className={css.at}>{at}</span>
      </span>
      <span className={css.sub}>{sub}</span>
      {more && <span className={css.more}>{more}</span>}
    </button>
  </li>
);

/** Up and down go through the list and open what they come to. */
const arrows = (event: React.KeyboardEvent<HTMLButtonElement>) => {
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  if (!step) return;
  const button = event.currentTarget.parentElement?.[step]?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
};
