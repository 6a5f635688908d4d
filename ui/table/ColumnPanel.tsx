import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { useWords } from '../words.ts';
import type { Shown, TableColumn } from './layout.ts';
import css from './Table.module.css';

type Props<C extends TableColumn> = {
  all: C[];
  shown: Shown<C>[];
  onChange: (shown: Shown<C>[] | undefined) => void;
  onClose: () => void;
};

/** Which columns a table has, and in which order. */
export const ColumnPanel = <C extends TableColumn>({ all, shown, onChange, onClose }: Props<C>) => {
  const { t } = useWords('table');
  const rest = all.filter((column) => !shown.some((one) => one.column === column));
  const move = (index: number, by: number) => {
    const next = [...shown];
    const [moved] = next.splice(index, 1);
    next.splice(index + by, 0, moved!);
    onChange(next);
  };
  return (
    <Panel title={t('columns')} onClose={onClose}>
      <ul className={css.columnList}>
        {shown.map(({ column }, index) => (
          <li key={column.key}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={shown.length === 1}
                onChange={() => onChange(shown.filter((one) => one.column !== column))}
              />
              {column.name}
            </label>
            <Button
              look="quiet"
              icon={<IconArrowUp size={15} />}
              label={t('columns.up', { name: column.name })}
              why={index === 0 ? t('columns.first') : undefined}
              onClick={() => move(index, -1)}
            />
            <Button
              look="quiet"
              icon={<IconArrowDown size={15} />}
              label={t('columns.down', { name: column.name })}
              why={index === shown.length - 1 ? t('columns.last') : undefined}
              onClick={() => move(index, 1)}
            />
          </li>
        ))}
        {rest.map((column) => (
          <li key={column.key}>
            <label>
              <input
                type="checkbox"
                checked={false}
                onChange={() => onChange([...shown, { column, width: column.width }])}
              />
              {column.name}
            </label>
          </li>
        ))}
      </ul>
      <Button look="quiet" onClick={() => onChange(undefined)}>
        {t('columns.usual')}
      </Button>
    </Panel>
  );
};
