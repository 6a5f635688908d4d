import type { Texts } from '../../../workflows/script/script.schema.ts';
import { replyVariables } from '../../../workflows/quick-reply/quick-reply.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Chip } from '../../kit/Chip.tsx';
import { Input, TextArea } from '../../kit/Field.tsx';
import type { Language } from '../../language.ts';
import { useWords } from '../../words.ts';
import css from './Edit.module.css';

type Props = { label: string; texts: Texts | undefined; of: Language; onChange: (texts: Texts) => void };

/** In the language that is being written; the others stay. */
const typed = ({ texts = {}, of, onChange }: Pick<Props, 'texts' | 'of' | 'onChange'>, text: string) => {
  const { [of]: _, ...others } = texts;
  onChange(text ? { ...others, [of]: text } : others);
};

/** What is said, with the values that stand for the client; a hint is for oneself and seldom names them. */
export const SaidInput = ({ label, plain, ...props }: Props & { plain?: boolean }) => {
  const { t, language } = useWords('script');
  const text = props.texts?.[props.of] ?? '';
  return (
    <>
      <TextArea
        label={label}
        lang={props.of}
        rows={plain ? 2 : 4}
        maxLength={4000}
        value={text}
        onChange={({ target }) => typed(props, target.value)}
      />
      {!plain && (
        <div className={css.chips} role="group" aria-label={t('variables')}>
          {replyVariables.map(({ path, means }) => (
            <Chip key={path} onClick={() => typed(props, `${text}{{${path}}}`)}>
              {inLanguage(means, language)}
            </Chip>
          ))}
        </div>
      )}
    </>
  );
};

export const NameInput = ({ label, ...props }: Props) => (
  <Input
    label={label}
    lang={props.of}
    maxLength={200}
    value={props.texts?.[props.of] ?? ''}
    onChange={({ target }) => typed(props, target.value)}
  />
);
