import type { FoundRecord } from '../../workflows/search/search.schema.ts';
import type { SearchNoun } from '../../workflows/search/noun.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useFields } from '../field/fields.ts';
import { useWords } from '../words.ts';
import css from './Found.module.css';
import { Marked } from './Marked.tsx';

/** What was found: its title, and below it the text that has the words, where it is another one. */
export const FoundText = ({ noun, record, typed }: { noun: SearchNoun; record: FoundRecord; typed: string }) => {
  const { title, matched } = record;
  const elsewhere = matched && matched.what !== 'number' && matched.text !== title;
  return (
    <span className={css.text} data-closed={record.closed || undefined}>
      <span className={css.title}>
        <Marked text={title} typed={typed} />
      </span>
      {elsewhere && (
        <span className={css.matched}>
          <What noun={noun} matched={matched} /> <Marked text={matched.text} typed={typed} />
        </span>
      )}
    </span>
  );
};

const What = ({ noun, matched }: { noun: SearchNoun; matched: NonNullable<FoundRecord['matched']> }) => {
  const { t, language } = useWords('search');
  const fields = useFields(noun === 'task' || noun === 'ticket' ? 'lead' : noun);
  const field = fields.find(({ key }) => key === matched.field);
  return <span className={css.what}>{field ? inLanguage(field.name, language) : t(`what.${matched.what}`)}</span>;
};
