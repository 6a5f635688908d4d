import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import type { PipelineLine } from '../../../workflows/pipeline/draft.schema.ts';
import { keyFromName } from '../../../workflows/words/key.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { post, queryKeys } from '../../api.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input, Select } from '../../kit/Field.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useWords } from '../../words.ts';
import css from '../../settings/Settings.module.css';

type Props = { from: string | undefined; known: PipelineLine[]; onClose: () => void };

/** A name, and what it begins with: nothing, or a copy of another pipeline. It opens in the editor, unpublished. */
export const NewPipeline = ({ from, known, onClose }: Props) => {
  const { t, language } = useWords('pipeline/list');
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [begin, setBegin] = useState(from ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const create = async (event: SyntheticEvent) => {
    event.preventDefault();
    const text = name.trim();
    if (!text || busy) return;
    setBusy(true);
    const taken = [...known.map(({ key }) => key), 'world', 'all'];
    try {
      const { key } = await post<{ id: string; key: string }>('/pipelines', {
        key: keyFromName(text, 'pipeline', taken),
        name: language === 'ru' ? { ru: text } : { ru: text, [language]: text },
        ...(begin ? { from: `pipeline:${begin}` } : {}),
      });
      void cache.invalidateQueries({ queryKey: queryKeys.pipelineList });
      await navigate({ to: '/pipelines/$key', params: { key } });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={t('pipeline.new')}>
      <form className={css.column} onSubmit={(event) => void create(event)}>
        <Input
          label={t('pipeline.name')}
          value={name}
          maxLength={100}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <Select label={t('pipeline.from')} value={begin} onChange={(event) => setBegin(event.target.value)}>
          <option value="">{t('pipeline.empty')}</option>
          {known.map((one) => (
            <option key={one.key} value={one.key}>
              {t('pipeline.copyOf', { name: inLanguage(one.name, language) })}
            </option>
          ))}
        </Select>
        {Boolean(problem) && <Problem error={problem} />}
        <div>
          <Button look="primary" type="submit" busy={busy}>
            {t('pipeline.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
