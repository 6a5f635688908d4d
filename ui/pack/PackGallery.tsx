import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { keyFromName } from '../../workflows/words/key.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Pack.module.css';
import { PackCard } from './PackCard.tsx';
import { installPack, packsQuery } from './packs.ts';

/** Ready pipelines to begin with; the one that is chosen is made under a name, with examples or without. */
export const PackGallery = ({ taken, onClose }: { taken: string[]; onClose: () => void }) => {
  const { t, language } = useWords('pack');
  const navigate = useNavigate();
  const packs = useSuspenseQuery(packsQuery).data.items;
  const [chosen, choose] = useState(packs[0]);
  const [typed, setTyped] = useState<string>();
  const [withDemo, setDemo] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (!chosen) return null;
  const name = typed ?? inLanguage(chosen.name, language);
  const install = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || !name.trim()) return;
    setBusy(true);
    try {
      // a pipeline that is called as the ready one is has its key, too
      const wanted = name === inLanguage(chosen.name, language) ? chosen.key : name;
      const pipelineKey = keyFromName(wanted, 'pipeline', [...taken, 'world', 'all']);
      await installPack(chosen.key, { pipelineKey, name: name.trim(), withDemo });
      toast(t('installed', { name: name.trim() }), { tone: 'green' });
      await (withDemo
        ? navigate({ to: '/leads', search: { pipeline: pipelineKey } })
        : navigate({ to: '/pipelines/$key', params: { key: pipelineKey } }));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={t('title')} wide>
      <p className={css.lead}>{t('lead')}</p>
      <div className={css.cards} role="group" aria-label={t('title')}>
        {packs.map((pack) => (
          <PackCard key={pack.key} pack={pack} chosen={pack === chosen} onChoose={() => choose(pack)} />
        ))}
      </div>
      <form className={css.form} onSubmit={(event) => void install(event)}>
        <Input
          label={t('name')}
          value={name}
          required
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
        />
        <label className={css.check}>
          <input type="checkbox" checked={withDemo} onChange={(event) => setDemo(event.target.checked)} />
          {t('demo', { count: chosen.demo })}
          <span>{t('demo.hint')}</span>
        </label>
        {problem !== undefined && <Problem error={problem} />}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('install')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
