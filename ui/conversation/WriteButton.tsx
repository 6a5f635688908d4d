import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { ContactAddress } from '../../workflows/contact/contact.schema.ts';
import { Button } from '../kit/Button.tsx';
import { loadWords, useWords } from '../words.ts';

const WriteFirst = lazy(async () => {
  const [{ WriteFirst: dialog }] = await Promise.all([
    import('./WriteFirst.tsx'),
    loadWords('conversation', 'template'),
  ]);
  return { default: dialog };
});

export type Client = { id: string; name: string; addresses: ContactAddress[]; leadId?: string };

/** Beside a client: opens the letter to them. */
export const WriteButton = ({ client, look = 'plain' }: { client: Client; look?: 'plain' | 'quiet' }) => {
  const { t } = useWords('contact');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look={look} icon={<IconPencil size={16} />} folds={look === 'plain'} onClick={() => setOpen(true)}>
        {t('write')}
      </Button>
      <Suspense>{open && <WriteFirst client={client} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
};
