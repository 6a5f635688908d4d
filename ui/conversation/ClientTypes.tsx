import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { useWords } from '../words.ts';
import css from './Messages.module.css';
import { useTyping } from './use-typing.ts';

/** Over the end of the talk, so that nothing moves by it. */
export const ClientTypes = ({ talk }: { talk: Conversation }) => {
  const { t } = useWords('conversation');
  const types = useTyping(talk);
  return (
    <div className={css.types} role="status">
      {types && (
        <p>
          {t('types', { name: talk.contact.name })} <i aria-hidden />
        </p>
      )}
    </div>
  );
};
