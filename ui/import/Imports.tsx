import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { FieldNoun } from '../../workflows/field/field.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import { OneImport } from './OneImport.tsx';
import { PastImports } from './PastImports.tsx';
import { PickTable } from './PickTable.tsx';

/** Tables of leads, clients and companies from elsewhere: one that is being brought in, or the choice of a file. */
export const Imports = () => {
  const { t } = useWords('import');
  const { open, show } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const [noun, setNoun] = useState<FieldNoun>(FieldNoun.options.find((one) => one === show) ?? 'lead');
  const go = (id?: string) =>
    void navigate({ to: '/settings', search: { tab: 'import', ...(id ? { open: id } : {}) } });
  if (open)
    return (
      <div className={css.page}>
        <div>
          <Button look="quiet" onClick={() => go()}>
            {t('back')}
          </Button>
        </div>
        <OneImport key={open} id={open} onOpen={go} />
      </div>
    );
  return (
    <div className={css.page}>
      <div className={css.line} role="group" aria-label={t('what')}>
        {FieldNoun.options.map((one) => (
          <Chip key={one} on={one === noun} onClick={() => setNoun(one)}>
            {t(`noun.${one}`)}
          </Chip>
        ))}
      </div>
      <PickTable noun={noun} onRead={go} />
      <PastImports onOpen={go} />
    </div>
  );
};
