import { IconAlertTriangle, IconCloudOff, IconLock, IconMapQuestion } from '@tabler/icons-react';
import { isProblem } from '../ask/problem.ts';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import { Empty } from './Empty.tsx';
import css from './Problem.module.css';
import { problemText } from './problem.ts';

/** What happened and what to do, in a line beside what failed; nothing where the fields `told` say it themselves. */
export const Problem = ({ error, again, told = [] }: { error: unknown; again?: () => void; told?: string[] }) => {
  const { t } = useWords('kit');
  if (error == null || isTold(error, told)) return null;
  return (
    <div className={css.problem} role="alert">
      <IconAlertTriangle size={16} />
      <span>{problemText(error)}</span>
      {again && <Button onClick={again}>{t('kit:again')}</Button>}
    </div>
  );
};

const isTold = (error: unknown, told: string[]): boolean =>
  isProblem(error) && error.errors.length > 0 && error.errors.every(({ field }) => told.includes(field));

/** The same for a whole page. */
export const PageProblem = ({
  error,
  kind,
  again,
}: {
  error?: unknown;
  kind?: 'notFound' | 'forbidden';
  again?: () => void;
}) => {
  const { t } = useWords('kit');
  const status = isProblem(error) ? error.status : undefined;
  const what =
    kind ??
    (status === 404
      ? 'notFound'
      : status === 403
        ? 'forbidden'
        : status === 0
          ? 'offline'
          : status
            ? 'server'
            : 'broken');
  const icons = {
    notFound: IconMapQuestion,
    forbidden: IconLock,
    offline: IconCloudOff,
    server: IconAlertTriangle,
    broken: IconAlertTriangle,
  };
  const Icon = icons[what];
  return (
    <main className={css.page}>
      <Empty
        heading
        icon={<Icon />}
        title={t(`kit:page.${what}.title`)}
        text={what === 'server' ? problemText(error) : t(`kit:page.${what}.text`)}
        action={
          <div className={css.actions}>
            {what !== 'notFound' && what !== 'forbidden' && (
              <Button look="primary" onClick={() => (again ? again() : location.reload())}>
                {t('kit:again')}
              </Button>
            )}
            <Button onClick={() => location.assign('/')}>{t('kit:home')}</Button>
          </div>
        }
      />
    </main>
  );
};
