import { IconHistory, IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { diffOf } from '../../../workflows/pipeline/diff.ts';
import type { PipelineVersionLine } from '../../../workflows/pipeline/draft.schema.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Time } from '../../kit/Time.tsx';
import { useEditing, useNounWords } from '../editing.ts';
import { useWords } from '../../words.ts';
import css from './Version.module.css';
import type { Look, Which } from './look.ts';

type Props = { lines: PipelineVersionLine[]; look: Look; go: (look: Look) => void; more: (() => void) | undefined };

/** The draft above, then every version with who, when, why, and how many leads still live by it. */
export const VersionList = ({ lines, look, go, more }: Props) => {
  const { t } = useWords('pipeline/version');
  const most = Math.max(1, ...lines.map(({ leads }) => leads));
  const isOn = (which: Which) =>
    look.kind === 'version'
      ? look.which === which
      : look.kind === 'compare' && (look.before === which || look.after === which);
  const isStory = look.kind === 'story';
  return (
    <>
      <ul className={css.lines}>
        <li>
          <button
            type="button"
            className={css.line}
            data-on={isStory || undefined}
            aria-current={isStory || undefined}
            onClick={() => go({ kind: 'story' })}
          >
            <span className={css.top}>
              <IconHistory size={15} aria-hidden />
              <b>{t('story')}</b>
            </span>
            <span className={css.dim}>{t('story.hint')}</span>
          </button>
        </li>
        <li>
          <DraftLine on={isOn('draft')} go={go} />
        </li>
        {lines.map((line) => (
          <li key={line.number}>
            <button
              type="button"
              className={css.line}
              data-on={isOn(line.number) || undefined}
              aria-current={isOn(line.number) || undefined}
              onClick={() => go({ kind: 'version', which: line.number })}
            >
              <span className={css.top}>
                <b>{t('number', { number: line.number })}</b>
                {line.published && <Chip tone="green">{t('published')}</Chip>}
                <span className={css.when}>
                  <Time at={line.createdAt} />
                </span>
              </span>
              {line.note && <span className={css.note}>{line.note}</span>}
              <span className={css.bottom}>
                {line.author && <Avatar id={line.author.id} name={line.author.name} size={18} />}
                <span className={css.who}>{line.author?.name ?? t('author.none')}</span>
                <Lives count={line.leads} of={most} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more && <Button onClick={more}>{t('more')}</Button>}
    </>
  );
};

/** How many leads live by a version, as a bar that can be compared with the others. */
const Lives = ({ count, of }: { count: number; of: number }) => {
  const { t } = useNounWords('pipeline/version');
  return (
    <span className={css.lives}>
      <span className={css.bar} aria-hidden>
        <span style={{ width: `${Math.round((count / of) * 100)}%` }} data-none={count === 0 || undefined} />
      </span>
      {t('pipeline:noun.count', { count })}
    </span>
  );
};

const DraftLine = ({ on, go }: { on: boolean; go: (look: Look) => void }) => {
  const { t } = useWords('pipeline/version');
  const { draft } = useEditing();
  const { published, definition, read } = draft;
  const count = useMemo(
    () => (published ? diffOf(published.definition, definition).length : undefined),
    [published, definition],
  );
  return (
    <button
      type="button"
      className={css.line}
      data-on={on || undefined}
      aria-current={on || undefined}
      onClick={() =>
        go(
          published
            ? { kind: 'compare', before: published.version, after: 'draft' }
            : { kind: 'version', which: 'draft' },
        )
      }
    >
      <span className={css.top}>
        <IconPencil size={15} aria-hidden />
        <b>{t('draft')}</b>
        {read.revision > 0 && read.updatedAt && (
          <span className={css.when}>
            <Time at={read.updatedAt} />
          </span>
        )}
      </span>
      <span className={css.bottom}>
        {read.revision > 0 && read.updatedBy && <Avatar id={read.updatedBy.id} name={read.updatedBy.name} size={18} />}
        <span className={css.who}>
          {count === undefined ? t('draft.never') : count === 0 ? t('draft.same') : t('draft.changes', { count })}
        </span>
      </span>
    </button>
  );
};
