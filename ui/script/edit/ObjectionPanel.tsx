import { IconTrash } from '@tabler/icons-react';
import type { ScriptDefinition, ScriptProblem } from '../../../workflows/script/script.schema.ts';
import { Button } from '../../kit/Button.tsx';
import type { Language } from '../../language.ts';
import { useWords } from '../../words.ts';
import { withObjectionChanged } from './change.ts';
import css from './Edit.module.css';
import { NameInput, SaidInput } from './SaidInput.tsx';

type Objection = ScriptDefinition['objections'][number];
type Props = {
  definition: ScriptDefinition;
  objection: Objection;
  of: Language;
  problems: ScriptProblem[];
  onChange: (definition: ScriptDefinition) => void;
  onGone: () => void;
};

/** What the client objects to, and what is said then; it is there at every step. */
export const ObjectionPanel = ({ definition, objection, of, problems, onChange, onGone }: Props) => {
  const { t } = useWords('script');
  const put = (next: Objection | undefined) => onChange(withObjectionChanged(definition, objection.key, next));
  return (
    <section className={css.side} aria-label={t('objection')}>
      <h2>{t('objection')}</h2>
      {problems
        .filter(({ at }) => at.objection === objection.key)
        .map(({ says, severity }) => (
          <p key={says} className={css.problem} data-severity={severity}>
            {says}
          </p>
        ))}
      <NameInput
        label={t('objection.name')}
        texts={objection.name}
        of={of}
        onChange={(name) => put({ ...objection, name })}
      />
      <SaidInput label={t('text')} texts={objection.text} of={of} onChange={(text) => put({ ...objection, text })} />
      <SaidInput
        plain
        label={t('hint')}
        texts={objection.hint}
        of={of}
        onChange={(hint) => put({ ...objection, hint })}
      />
      <div>
        <Button
          look="danger"
          icon={<IconTrash size={16} />}
          onClick={() => {
            onGone();
            put(undefined);
          }}
        >
          {t('remove')}
        </Button>
      </div>
    </section>
  );
};
