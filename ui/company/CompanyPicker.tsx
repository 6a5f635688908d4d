import { Suspense, useState } from 'react';
import { useNeededFields } from '../field/fields.ts';
import { Picker } from '../kit/Picker.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { createCompany, findCompanies } from './companies.ts';
import { NewCompany } from './NewCompany.tsx';

type Props = { onPick: (id: string) => void; onCancel: () => void };

/** Finds a company, or enters one by its name alone; in its dialog where more must be said of it. */
export const CompanyPicker = ({ onPick, onCancel }: Props) => {
  const { t } = useWords('contact');
  const needed = useNeededFields('company');
  const [making, setMaking] = useState<string>();
  if (making !== undefined)
    return (
      <Suspense>
        <NewCompany name={making} onClose={() => setMaking(undefined)} onMade={onPick} />
      </Suspense>
    );
  return (
    <Picker
      label={t('company.find')}
      of="companies"
      find={findCompanies}
      onPick={({ id }) => onPick(id)}
      create={{
        text: (name) => t('company.create', { name }),
        run: (name) => (needed.length > 0 ? setMaking(name) : void createCompany({ name }).then(onPick, toastProblem)),
      }}
      onCancel={onCancel}
    />
  );
};
