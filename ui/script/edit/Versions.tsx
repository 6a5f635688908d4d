import { useQuery } from '@tanstack/react-query';
import { IconRestore } from '@tabler/icons-react';
import type { Script } from '../../../workflows/script/script.schema.ts';
import { scriptChanges } from '../../../workflows/script/diff.ts';
import { textIn } from '../../../workflows/script/text.ts';
import { post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { exactText } from '../../kit/time.ts';
import { useWords } from '../../words.ts';
import css from './Edit.module.css';

type Props = { id: string; revision: () => number; fixed: boolean; onRestored: (script: Script) => void };

/** What was published, what each changed, and how many calls ran it; an older one becomes the draft again. */
export const Versions = ({ id, revision, fixed, onRestored }: Props) => {
  const { t, language } = useWords('script');
  const { data } = useQuery(asking('/scripts/{id}/versions', { path: { id } }));
  const restoring = useWrite(
    (number: number) =>
      post('/scripts/{id}/versions/{number}/restore', { path: { id, number }, body: { revision: revision() } }),
    { changes: [['/scripts'], ['/scripts/{id}/check']], says: t('restored'), then: onRestored },
  );
  if (!data) return <Skeleton rows={4} />;
  if (data.items.length === 0) return <Empty title={t('versions.none')} />;
  return (
    <ol className={css.versions}>
      {data.items.map((version, index) => {
        const before = data.items[index + 1]?.definition;
        return (
          <li key={version.id}>
            <div className={css.row}>
              <b>{t('version', { number: version.number })}</b>
              <span className={css.dim}>
                {exactText(version.createdAt)}
                {version.author && ` · ${version.author.name}`} · {t('version.calls', { count: version.calls })}
              </span>
              {version.published && <span className={css.dim}>{t('version.now')}</span>}
              {!fixed && (
                <Button
                  icon={<IconRestore size={16} />}
                  busy={restoring.wish === version.number}
                  onClick={() => void restoring.write(version.number)}
                >
                  {t('restore')}
                </Button>
              )}
            </div>
            {version.note && <p>{version.note}</p>}
            {before && (
              <ul className={css.list}>
                {scriptChanges(before, version.definition, language).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
            <details>
              <summary>{t('version.read')}</summary>
              <ol className={css.list}>
                {version.definition.steps.map((step) => (
                  <li key={step.key}>
                    <span className={css.dim}>{t(`do.${step.do}`)}: </span>
                    {textIn(step.text, language)}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        );
      })}
    </ol>
  );
};
