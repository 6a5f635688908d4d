import type { ComponentProps, ReactNode, RefObject } from 'react';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { useWords } from '../words.ts';
import { Heads } from './Heads.tsx';
import { gridOf, type TableColumn } from './layout.ts';
import css from './Table.module.css';

type Props<C extends TableColumn> = ComponentProps<typeof Heads<C>> & {
  label: string;
  narrow: boolean;
  scroll: RefObject<HTMLDivElement | null>;
  /** said instead of the rows where a condition asks about a field that is gone */
  gone: string | undefined;
  onMend: () => void;
  /** how many there are, and what they come to */
  foot: ReactNode;
  /** the rows */
  children: ReactNode;
};

/** A table under its heads, over the count of what is shown. */
export const Sheet = <C extends TableColumn>({
  label,
  narrow,
  scroll,
  gone,
  onMend,
  foot,
  children,
  ...heads
}: Props<C>) => {
  const { t } = useWords('table');
  return (
    <>
      <div ref={scroll} className={css.scroll} tabIndex={-1}>
        {gone ? (
          <Empty
            title={t('gone.title')}
            text={gone}
            action={
              <Button look="primary" onClick={onMend}>
                {t('gone.mend')}
              </Button>
            }
          />
        ) : (
          <div className={css.table} role={narrow ? undefined : 'table'} aria-label={label} style={gridOf(heads.shown)}>
            <Heads {...heads} />
            {children}
          </div>
        )}
      </div>
      <footer className={css.foot} aria-live="polite">
        {foot}
      </footer>
    </>
  );
};
