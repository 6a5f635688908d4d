import { AutomationPanel } from '../../automation/AutomationPanel.tsx';
import { useEditing } from '../editing.ts';
import { PipelinePanel } from './PipelinePanel.tsx';
import type { DeepLink } from '../place.ts';
import { StagePanel } from './StagePanel.tsx';

/** What is open beside the board; nothing for what is gone. */
export const Beside = ({ place }: { place: DeepLink | undefined }) => {
  const { definition } = useEditing().draft;
  if (!place) return null;
  if (place.kind === 'pipeline') return <PipelinePanel key={place.part} part={place.part} />;
  if (place.kind === 'stage') {
    const stage = definition.stages.find(({ key }) => key === place.key);
    return stage ? <StagePanel key={place.key} stage={stage} /> : null;
  }
  const automation = definition.automations.find(({ key }) => key === place.key);
  return automation ? <AutomationPanel key={place.key} automation={automation} step={place.step} /> : null;
};
