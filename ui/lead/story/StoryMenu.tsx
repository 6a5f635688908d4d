import { useNavigate } from '@tanstack/react-router';
import { IconDots, IconFileCode, IconFileText, IconHistory, IconShieldCheck } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { MenuItem, Pop } from '../../kit/Menu.tsx';
import { useWords } from '../../words.ts';

const ReplayDialog = lazy(async () => ({ default: (await import('./ReplayDialog.tsx')).ReplayDialog }));

/** What can be done with a whole story: see the lead as it was, save it as text, check it against the record. */
export const StoryMenu = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead/story');
  const navigate = useNavigate();
  const [at, open] = useState<HTMLElement>();
  const [proving, prove] = useState(false);
  const file = (format: 'md' | 'json') => {
    open(undefined);
    location.assign(`/api/v1/leads/${lead.id}/story?format=${format}`);
  };
  return (
    <>
      <Button
        look="quiet"
        icon={<IconDots size={16} />}
        label={t('menu')}
        aria-haspopup="menu"
        onClick={(event) => open(at ? undefined : event.currentTarget)}
      />
      {at && (
        <Pop at={at} label={t('menu')} onClose={() => open(undefined)} width={280}>
          <MenuItem
            icon={<IconHistory size={16} />}
            onClick={() => {
              open(undefined);
              void navigate({ to: '/leads/$id', params: { id: lead.id }, search: { at: lead.updatedAt } });
            }}
          >
            {t('menu.past')}
          </MenuItem>
          <MenuItem icon={<IconFileText size={16} />} onClick={() => file('md')}>
            {t('menu.text')}
          </MenuItem>
          <MenuItem icon={<IconFileCode size={16} />} onClick={() => file('json')}>
            {t('menu.json')}
          </MenuItem>
          <MenuItem
            icon={<IconShieldCheck size={16} />}
            onClick={() => {
              open(undefined);
              prove(true);
            }}
          >
            {t('menu.replay')}
          </MenuItem>
        </Pop>
      )}
      <Suspense>{proving && <ReplayDialog lead={lead} onClose={() => prove(false)} />}</Suspense>
    </>
  );
};
