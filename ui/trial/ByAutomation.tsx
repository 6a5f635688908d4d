import { useMemo } from 'react';
import type { TrialTotals, TrialWhole } from '../../workflows/trial/trial.schema.ts';
import { Section } from '../kit/Section.tsx';
import { exactText, shortMoment } from '../kit/time.ts';
import { useEditing, useNounWords } from '../pipeline/editing.ts';
import { number } from './number.ts';
import { nameIn } from './story.ts';
import shared from './Trial.module.css';
import css from './Results.module.css';

/** How often each automation would fire, and first when; beside how often it did. */
export const ByAutomation = ({
  trial,
  totals,
  onOpen,
}: {
  trial: TrialWhole;
  totals: TrialTotals;
  onOpen: (groups: string[]) => void;
}) => {
  const { t, language } = useNounWords('trial');
  const { draft } = useEditing();
  const past = trial.kind === 'backtest';
  const rows = useMemo(() => {
    const known = [...trial.definition.automations, ...(draft.published?.definition.automations ?? [])];
    return Object.entries(totals.automations)
      .map(([key, count]) => ({ key, name: nameIn(known, key, language), ...count }))
      .sort((a, b) => Math.max(b.after, b.before ?? 0) - Math.max(a.after, a.before ?? 0));
  }, [trial.definition, draft.published, totals, language]);
  const silent = trial.definition.automations.filter(({ key, off }) => !off && !totals.automations[key]?.after).length;
  return (
    <Section
      title={t('automations')}
      aside={silent > 0 && trial.state === 'done' ? t('automations.silent', { count: silent }) : undefined}
    >
      {rows.length === 0 ? (
        <p className={shared.dim}>{t('automations.none')}</p>
      ) : (
        <div className={css.scroll} tabIndex={0} role="region" aria-label={t('automations')}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('automation')}</th>
                {past && <th scope="col">{t('did')}</th>}
                <th scope="col">{t(past ? 'would' : 'times')}</th>
                <th scope="col">{t('tile.leads')}</th>
                <th scope="col">{t('first')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, before, after, leads, first }) => (
                <tr key={key} data-tone={past && (before ?? 0) !== after ? 'violet' : undefined}>
                  <th scope="row">{name}</th>
                  {past && (
                    <td>
                      {before === null ? (
                        '—'
                      ) : (
                        <Open text={number(before)} name={name} onClick={() => onOpen([`b:${key}`])} />
                      )}
                    </td>
                  )}
                  <td className={css.would}>
                    {after === 0 ? '0' : <Open text={number(after)} name={name} onClick={() => onOpen([`a:${key}`])} />}
                  </td>
                  <td>{number(leads)}</td>
                  <td>{first ? <span data-hint={exactText(first)}>{shortMoment(first)}</span> : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
};

const Open = ({ text, name, onClick }: { text: string; name: string; onClick: () => void }) => (
  <button type="button" className={css.open} aria-label={`${name}: ${text}`} onClick={onClick}>
    {text}
  </button>
);
