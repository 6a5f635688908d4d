import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import { Button } from '../kit/Button.tsx';
import { mayOps, useMe } from '../session.tsx';
import { useWords } from '../words.ts';

/** The way from a list to where a table of its kind is brought in; nothing for those who may not. */
export const ImportLink = ({ noun }: { noun: FieldNoun }) => {
  const { t } = useWords('kit');
  const navigate = useNavigate();
  if (!mayOps(useMe())) return null;
  return (
    <Button
      look="quiet"
      label={t('kit:import')}
      icon={<IconUpload size={16} />}
      onClick={() => void navigate({ to: '/settings', search: { tab: 'import', show: noun } })}
    />
  );
};
