import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FilePlan } from '../../../workflows/pipeline/file-plan.schema.ts';
import { MOST_FILE_BYTES } from '../../../workflows/pipeline/file.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useWords } from '../../words.ts';
import css from '../../pack/Pack.module.css';

const MOST_SHOWN = 40;

/** What a file would change, in sentences, before it becomes the draft. */
export const ImportFile = ({ file, onClose }: { file: File; onClose: () => void }) => {
  const { t } = useWords('pack');
  const plan = useQuery({
    queryKey: ['/pipeline-files/plan', file.name, file.size, file.lastModified],
    queryFn: async () => {
      const text = await textOf(file);
      return { text, ...(await post('/pipeline-files/plan', { body: { file: text } })) };
    },
    retry: false,
    gcTime: 0,
  });
  return (
    <Dialog onClose={onClose} title={t('file.title')} wide>
      {plan.isPending ? (
        <Skeleton rows={6} />
      ) : plan.data ? (
        <Plan plan={plan.data} onClose={onClose} />
      ) : (
        <div className={css.plan}>
          <p className={css.dim}>{file.name}</p>
          <Problem error={plan.error} />
        </div>
      )}
    </Dialog>
  );
};

/** Of a file that is too large no more than what shows that it is. */
const textOf = (file: File): Promise<string> => file.slice(0, MOST_FILE_BYTES + 1).text();

const Plan = ({ plan, onClose }: { plan: FilePlan & { text: string }; onClose: () => void }) => {
  const { t } = useWords('pack');
  const navigate = useNavigate();
  const [replace, setReplace] = useState(false);
  const { key, name, changes, problems } = plan;
  const differs = [...plan.templates, ...plan.forms].some(({ state }) => state === 'differs');
  const taking = useWrite(
    () => post('/pipeline-files', { body: { file: plan.text, revision: plan.revision, replace } }),
    {
      changes: [
        ['/pipelines/all'],
        ['/pipelines/fields'],
        ['/pipelines/world'],
        ['/pipelines/{key}/draft', { path: { key } }],
      ],
      says: t('file.imported', { name }),
      then: () => {
        onClose();
        return navigate({ to: '/pipelines/$key', params: { key } });
      },
      refusal: 'form',
    },
  );
  return (
    <div className={css.plan}>
      <p>
        <b>{t(plan.created ? 'file.created' : 'file.known', { name, key })}</b>
      </p>
      {plan.drawn && <p>{t('file.drawn')}</p>}
      {problems.length > 0 && (
        <section>
          <h3>{t('file.problems')}</h3>
          {problems.slice(0, MOST_SHOWN).map(({ severity, sentence, advice }, index) => (
            <div key={index} className={css.problem} data-severity={severity}>
              {severity === 'error' ? <IconCircleX size={16} /> : <IconAlertTriangle size={16} />}
              <span>
                {sentence} <span className={css.dim}>{advice}</span>
              </span>
            </div>
          ))}
        </section>
      )}
      <section>
        <h3>{t('file.changes')}</h3>
        {changes.length === 0 && <p className={css.dim}>{t('file.same')}</p>}
        <ul className={css.changes}>
          {changes.slice(0, MOST_SHOWN).map((change, index) => (
            <li key={index}>{change}</li>
          ))}
          {changes.length > MOST_SHOWN && <li>{t('file.more', { count: changes.length - MOST_SHOWN })}</li>}
        </ul>
      </section>
      <div className={css.dim}>
        {plan.templates.length > 0 && <p>{t('file.texts', countsOf(plan.templates))}</p>}
        {plan.forms.length > 0 && <p>{t('file.forms', countsOf(plan.forms))}</p>}
      </div>
      {differs && (
        <label className={css.check}>
          <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
          {t('file.replace')}
          <span>{t('file.replace.hint')}</span>
        </label>
      )}
      <Problem error={taking.error} />
      <div className={css.actions}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" busy={taking.busy} onClick={() => void taking.write()}>
          {t('file.import')}
        </Button>
      </div>
    </div>
  );
};

const countsOf = (parts: FilePlan['templates']) => {
  const count = (state: string) => parts.filter((part) => part.state === state).length;
  return { new: count('new'), differs: count('differs'), same: count('same') };
};
