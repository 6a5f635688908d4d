import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Pack } from '../../workflows/pack/pack.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { languageNames } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Pack.module.css';

/** A ready pipeline: its stages as a picture, what it does in a sentence, what comes with it. */
export const PackCard = ({ pack, chosen, onChoose }: { pack: Pack; chosen: boolean; onChoose: () => void }) => {
  const { t, language } = useWords('pack');
  return (
    <button type="button" aria-pressed={chosen} className={css.card} onClick={onChoose} data-pack={pack.key}>
      <Picture stages={pack.stages} />
      <div>
        <div className={css.head}>
          <b>{inLanguage(pack.name, language)}</b>
          {chosen && <IconCircleCheckFilled className={css.mark} size={18} aria-hidden />}
        </div>
        <p className={css.says}>{inLanguage(pack.description, language)}</p>
        <ul className={css.facts}>
          <li>{t('stages', { count: pack.stages.length })}</li>
          <li>{t('automations', { count: pack.automations })}</li>
          <li>{t('templates', { count: pack.templates })}</li>
          {pack.form && <li>{t('form')}</li>}
          <li>{t('languages', { list: pack.languages.map((one) => languageNames[one]).join(', ') })}</li>
        </ul>
      </div>
    </button>
  );
};

/** A board seen from afar: the fuller a column, the earlier its stage. */
const Picture = ({ stages }: { stages: Pack['stages'] }) => (
  <div className={css.picture} aria-hidden>
    {stages.map(({ key, color }, index) => {
      const fill = Math.round(28 + 60 * Math.abs(Math.cos(index * 1.7)) * (1 - index / (stages.length * 1.4)));
      return <i key={key} className={css.bar} style={{ '--stage': color, '--fill': `${fill}%` } as CSSProperties} />;
    })}
  </div>
);
