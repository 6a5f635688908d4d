import { Link } from '@tanstack/react-router';
import { IconCalendarStats, IconLayoutKanban, IconSitemap } from '@tabler/icons-react';
import { useWords } from '../words.ts';
import { useEditing } from './editing.ts';
import css from './Editor.module.css';
import { views, type View } from './views.ts';

const ways = [
  ['board', IconLayoutKanban],
  ['graph', IconSitemap],
  ['days', IconCalendarStats],
] as const;

/** The same draft as columns, as a graph, day by day. */
export const ViewSwitch = ({ view }: { view: string }) => {
  const { t } = useWords('pipeline');
  const { pipeline, draft } = useEditing();
  // of one stage there is nothing to draw
  const isOne = draft.definition.noun === 'conversation';
  const shown = ways.filter(([name]) => name === 'board' || (views[name] && !isOne));
  if (shown.length < 2) return null;
  return (
    <nav className={css.switch} aria-label={t('views')}>
      {shown.map(([name, Icon]) => (
        <Link
          key={name}
          to="/pipelines/$key"
          params={{ key: pipeline }}
          search={name === 'board' ? {} : { view: name as View }}
          // what is open beside a view is part of it: which one is shown is known here, not by the address
          activeOptions={{ exact: true, includeSearch: true }}
          aria-label={t(`view.${name}`)}
          data-hint={t(`view.${name}`)}
          aria-current={view === name ? 'page' : undefined}
        >
          <Icon size={17} aria-hidden />
        </Link>
      ))}
    </nav>
  );
};
