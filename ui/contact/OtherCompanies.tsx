import { Link } from '@tanstack/react-router';
import { IconStar, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Contact } from '../../workflows/contact/contact.schema.ts';
import { CompanyPicker } from '../company/CompanyPicker.tsx';
import { Button } from '../kit/Button.tsx';
import { InPlace } from '../kit/InPlace.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Card.module.css';
import { changeContact } from './contacts.ts';

type Props = { contact: Contact; why: string | undefined };

/** What else somebody is of, each with its role; any of them may become the main one. */
export const OtherCompanies = ({ contact, why }: Props) => {
  const { t } = useWords('contact');
  const [picking, setPicking] = useState(false);
  const others = contact.companies.filter(({ main }) => !main);
  const save = (values: Parameters<typeof changeContact>[1]) => changeContact(contact, values);
  const put = (values: Parameters<typeof changeContact>[1]) => void save(values).catch(toastProblem);
  const choose = ({ id, role }: Contact['companies'][number]) =>
    put({
      companyId: id,
      position: role,
      companies: {
        [id]: null,
        ...(contact.company ? { [contact.company.id]: { role: contact.position } } : {}),
      },
    });
  return (
    <div className={css.rows}>
      {others.map((one) => (
        <div key={one.id}>
          <div className={css.row}>
            <Link to="/companies/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
            <Button
              look="quiet"
              icon={<IconStar size={14} />}
              label={t('company.makeMain', { name: one.name })}
              why={why}
              onClick={() => choose(one)}
            />
            <Button
              look="quiet"
              icon={<IconX size={14} />}
              label={t('company.drop', { name: one.name })}
              why={why}
              onClick={() => put({ companies: { [one.id]: null } })}
            />
          </div>
          <InPlace
            label={t('company.role', { name: one.name })}
            value={one.role}
            why={why}
            maxLength={120}
            onSave={(role) => save({ companies: { [one.id]: { role } } })}
          />
        </div>
      ))}
      {picking ? (
        <CompanyPicker
          onPick={(id) => {
            setPicking(false);
            if (id !== contact.company?.id) put({ companies: { [id]: { role: '' } } });
          }}
          onCancel={() => setPicking(false)}
        />
      ) : (
        <div>
          <Button look="quiet" why={why} onClick={() => setPicking(true)}>
            {t('company.more')}
          </Button>
        </div>
      )}
    </div>
  );
};
