import type { DryRun as Ran, GroupDryRun } from '../../workflows/work/dry-run.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { exactText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Work.module.css';

/** What the group as it stands on the card would have done with last week's work. */
export const DryRun = ({ wish }: { wish: () => GroupDryRun }) => {
  const { t } = useWords('work');
  const running = useWrite(() => post('/groups/dry-run', { body: wish() }));
  return (
    <section aria-label={t('dry')} className={css.dry}>
      <Button busy={running.busy} onClick={() => void running.write()}>
        {t('dry')}
      </Button>
      {running.busy && <p className={css.dim}>{t('dry.runs')}</p>}
      {running.answer && !running.busy && <Outcome ran={running.answer} />}
    </section>
  );
};

const Outcome = ({ ran: { looked, of, elsewhere, groups, people, examples } }: { ran: Ran }) => {
  const { t } = useWords('work');
  if (looked === 0) return <p className={css.dim}>{t('dry.none')}</p>;
  return (
    <div aria-live="polite">
      <p>
        <b>{t('dry.elsewhere', { count: elsewhere, of: looked })}</b>
        {looked < of && <span className={css.dim}> {t('dry.part', { of })}</span>}
      </p>
      <ul className={css.went}>
        {groups.map(({ id, name, count }) => (
          <li key={id ?? name}>{t('dry.to', { to: name || t('dry.noGroup'), count })}</li>
        ))}
        {people.map(({ id, name, count }) => (
          <li key={id ?? ''}>{t('dry.to', { to: name || t('dry.nobody'), count })}</li>
        ))}
      </ul>
      {examples.length > 0 && (
        <table className={css.examples}>
          <thead>
            <tr>
              <th>{t('dry.when')}</th>
              <th>{t('dry.what')}</th>
              <th>{t('dry.change')}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((one) => (
              <tr key={`${one.id} ${one.at}`}>
                <td>{exactText(one.at)}</td>
                <td>{one.name}</td>
                <td>
                  {one.from} → {one.to || t('dry.nobody')}
                  {one.why && <div className={css.dim}>{one.why}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
