import { stepSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../../workflows/process/process.schema.ts';
import { ladderOf } from '../../../workflows/task/ladder.ts';
import { ladderText } from '../../../workflows/task/ladder.words.ts';
import type { Language } from '../../language.ts';
import type { Say } from '../../words.ts';

/** What happens once the wait is over, in a sentence; nothing where no automation follows. */
export const nextText = (
  wait: Wait | undefined,
  definition: PipelineDefinition,
  language: Language,
  t: Say,
): string | undefined => {
  if (!wait) return undefined;
  if (wait.what === 'task')
    return t(wait.overdue ? 'next.task.overdue' : 'next.task', {
      steps: ladderText(ladderOf(definition.tasks), language),
    });
  const automations = definition.automations.filter(({ key, when }) =>
    wait.what === 'payment' ? when.on === 'invoice.paid' : wait.what === 'automation' && key === wait.id,
  );
  const actions = automations.flatMap(({ then }) => then).filter(({ do: what }) => what !== 'message.send');
  if (actions.length === 0) return undefined;
  return t('next', { actions: actions.map((action) => stepSentence(action, definition, language)).join('; ') });
};
