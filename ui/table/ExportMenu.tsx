import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import css from './Table.module.css';

/** `at`: the export below /api/v1; `asked`: what is shown */
type Props = { at: string; asked: Record<string, string> };

/** What is shown as a file: the browser saves it while it comes. */
export const ExportMenu = ({ at: path, asked }: Props) => {
  const { t } = useWords('table');
  const [at, setAt] = useState<HTMLElement>();
  const address = (format: string) => `/api/v1${path}?${new URLSearchParams({ ...asked, format })}`;
  return (
    <>
      <Button
        look="quiet"
        label={t('export')}
        icon={<IconDownload size={16} />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAt(currentTarget)}
      />
      {at && (
        <Pop at={at} label={t('export')} onClose={() => setAt(undefined)}>
          <p className={css.hint}>{t('export.what')}</p>
          {(['csv', 'xlsx'] as const).map((format) => (
            <MenuItem
              key={format}
              onClick={() => {
                setAt(undefined);
                location.assign(address(format));
              }}
            >
              {t(`export.${format}`)}
            </MenuItem>
          ))}
        </Pop>
      )}
    </>
  );
};
