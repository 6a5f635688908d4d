import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import type { AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import { AdEditor } from './AdEditor.tsx';
import shared from '../form/Form.module.css';
import css from './Ad.module.css';
import { Receiving } from './Receiving.tsx';
import { NewAd } from './NewAd.tsx';
import { adSourcesQuery } from '../form/forms.ts';

/** Advertising networks whose own forms bring leads; one of them open where the address says so. */
export const AdSettings = () => {
  const { t } = useWords('ad-form');
  const { open } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const query = useQuery(adSourcesQuery);
  if (query.isPending) return <Skeleton rows={5} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  const go = (key?: string) =>
    void navigate({ to: '/settings', search: { tab: 'ads', ...(key ? { open: key } : {}) } });
  const source = query.data.find(({ key }) => key === open);
  if (source)
    return <AdEditor key={source.id} source={source} again={() => void query.refetch()} onClose={() => go()} />;
  const add = (
    <Button look="primary" icon={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  );
  return (
    <div className={shared.narrow}>
      {query.data.length === 0 ? (
        <Empty icon={<IconSpeakerphone />} title={t('empty')} text={t('empty.text')} action={add} />
      ) : (
        <>
          <div className={shared.bar}>
            <span className={shared.dim}>{t('about')}</span>
            <span className={shared.space} />
            {add}
          </div>
          <ul className={shared.list}>
            {query.data.map((one) => (
              <Row key={one.id} source={one} onOpen={go} />
            ))}
          </ul>
        </>
      )}
      {making && (
        <NewAd
          taken={query.data.map(({ key }) => key)}
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            go(key);
          }}
        />
      )}
    </div>
  );
};

const Row = ({ source, onOpen }: { source: AdSource; onOpen: (key: string) => void }) => {
  const { t, language } = useWords('ad-form');
  const pipeline = usePipelines().find(({ key }) => key === source.pipeline);
  return (
    <li className={css.adRow}>
      <button type="button" className={shared.rowName} onClick={() => onOpen(source.key)}>
        <b>{source.name}</b>
        <span className={shared.dim}>
          {t(`kind.${source.kind}`)} ·{' '}
          {t('form:goes', { pipeline: pipeline ? inLanguage(pipeline.definition.name, language) : source.pipeline })}
        </span>
      </button>
      <span className={shared.dim}>
        {source.lastAt ? (
          <>
            {t('last')} <Time at={source.lastAt} />
          </>
        ) : (
          t('never')
        )}
      </span>
      <Receiving source={source} />
    </li>
  );
};
