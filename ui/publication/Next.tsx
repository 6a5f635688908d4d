import { Link } from '@tanstack/react-router';
import { IconForms, IconLayoutKanban } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formsQuery } from '../form/forms.ts';
import { useSaid } from './said.ts';
import css from './Publish.module.css';

/** What an admin goes to once a pipeline is published: its board, and the form by which leads come into it. */
export const Next = ({ pipeline }: { pipeline: string }) => {
  const { t } = useSaid();
  const form = useQuery(formsQuery).data?.find((one) => one.pipeline === pipeline);
  return (
    <p className={css.next}>
      <Link to="/leads" search={{ pipeline }} className={css.go}>
        <IconLayoutKanban size={16} aria-hidden /> {t('next.board')}
      </Link>
      <Link
        to="/settings"
        search={{ tab: 'forms', ...(form ? { open: form.key } : { show: pipeline }) }}
        className={css.go}
      >
        <IconForms size={16} aria-hidden /> {t(form ? 'next.form' : 'next.makeForm')}
      </Link>
    </p>
  );
};
