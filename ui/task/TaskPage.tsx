import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Page } from '../kit/Header.tsx';
import { useWords } from '../words.ts';
import { TaskCard } from './TaskCard.tsx';
import css from './TaskCard.module.css';

/** A task by itself: what a link leads to. */
export const TaskPage = () => {
  const { t } = useWords('task');
  const { id } = useParams({ from: '/frame/tasks/$id' });
  useEffect(() => void (document.title = `${t('task')} · Voronka`), [t]);
  return (
    <Page title={t('task')}>
      <div className={css.page}>
        <TaskCard id={id} />
      </div>
    </Page>
  );
};
