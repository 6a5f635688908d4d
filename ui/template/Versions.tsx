import { useQuery } from '@tanstack/react-query';
import { IconHistory, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { differenceOf } from '../../workflows/template/difference.ts';
import type { Template, TemplateVersion } from '../../workflows/template/template.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { versionsQuery, type Text } from './templates.ts';
import shared from './Template.module.css';
import css from './Versions.module.css';

/** What a text has said before, beside what stands in the editor now. */
export const VersionsPane = ({
  saved,
  text,
  onTake,
}: {
  saved: Template | undefined;
  text: Text;
  onTake: (text: Text) => void;
}) => {
  const { t } = useWords('template');
  const query = useQuery({ ...versionsQuery(saved?.id ?? ''), enabled: Boolean(saved) });
  const [chosen, setChosen] = useState<number>();
  if (!saved) return <Empty icon={<IconHistory />} title={t('versions.none')} />;
  if (query.isPending) return <Skeleton rows={5} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  const version =
    query.data.find(({ revision }) => revision === chosen) ??
    query.data.find(({ revision }) => revision !== saved.revision) ??
    query.data[0]!;
  const take = () => {
    const before = text;
    onTake({ subject: version.subject, body: version.body });
    toast(t('versions.taken', { number: version.revision }), {
      action: { text: t('kit:undo'), run: () => onTake(before) },
    });
  };
  return (
    <div className={css.versions}>
      <ul className={css.picks}>
        {query.data.map((one) => (
          <li key={one.revision}>
            <button
              type="button"
              aria-pressed={one.revision === version.revision}
              onClick={() => setChosen(one.revision)}
            >
              <b>{t('versions.number', { number: one.revision })}</b>
              {one.revision === saved.revision && <span className={css.now}>{t('versions.now')}</span>}
              <span className={shared.dim}>
                {one.author ?? t('versions.product')} · <Time at={one.createdAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Difference version={version} text={text} />
      <div className={shared.actions}>
        <Button
          icon={<IconRestore size={16} />}
          why={version.subject === text.subject && version.body === text.body ? t('versions.same') : undefined}
          onClick={take}
        >
          {t('versions.take', { number: version.revision })}
        </Button>
      </div>
    </div>
  );
};

/** Two columns: the old text at the left, the editor's at the right; what went and what came is marked by colour and sign. */
const Difference = ({ version, text }: { version: TemplateVersion; text: Text }) => {
  const { t } = useWords('template');
  const join = ({ subject, body }: Text) => (subject ? `${subject}\n\n${body}` : body);
  const rows = pairsOf(differenceOf(join(version), join(text)));
  return (
    <table className={css.difference}>
      <thead>
        <tr>
          <th scope="col">{t('versions.number', { number: version.revision })}</th>
          <th scope="col">{t('versions.editor')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([before, after], index) => (
          <tr key={index}>
            <td data-is={before?.is === 'gone' ? 'gone' : undefined}>
              {before?.is === 'gone' && (
                <span className={css.sign} role="img" aria-label={t('versions.gone')}>
                  −
                </span>
              )}
              {before?.text}
            </td>
            <td data-is={after?.is === 'new' ? 'new' : undefined}>
              {after?.is === 'new' && (
                <span className={css.sign} role="img" aria-label={t('versions.fresh')}>
                  +
                </span>
              )}
              {after?.text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type Line = ReturnType<typeof differenceOf>[number];

/** Lines that went stand opposite those that came in their place. */
const pairsOf = (lines: Line[]): [Line | undefined, Line | undefined][] => {
  const rows: [Line | undefined, Line | undefined][] = [];
  let gone: Line[] = [];
  let fresh: Line[] = [];
  const flush = () => {
    for (let index = 0; index < Math.max(gone.length, fresh.length); index++) rows.push([gone[index], fresh[index]]);
    gone = [];
    fresh = [];
  };
  for (const line of lines) {
    if (line.is === 'gone') gone.push(line);
    else if (line.is === 'new') fresh.push(line);
    else {
      flush();
      rows.push([line, line]);
    }
  }
  flush();
  return rows;
};
