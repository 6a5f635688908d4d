import { useEffect, useState } from 'react';
import { askAgain } from '../ask/asking.ts';
import { Panel } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { useTemplates } from './templates.ts';

/** The text of a step, edited beside the pipeline that sends it. */
export const TemplateBeside = ({
  name,
  channel,
  of,
  onClose,
}: {
  name: string;
  /** the one that is shown first */
  channel: string | undefined;
  of: string;
  onClose: () => void;
}) => {
  const { t, language } = useWords('template');
  const query = useTemplates();
  const [show, setShow] = useState(channel && `${channel}.${language}`);
  const texts = query.data?.filter(({ key }) => key === name) ?? [];
  // what a text asks for is among the problems of the pipeline
  useEffect(() => () => void askAgain([['/pipelines/world']]), []);
  return (
    <Panel wide title={t('beside')} onClose={onClose}>
      {query.isPending ? (
        <Skeleton rows={8} />
      ) : texts.length ? (
        <TemplateEditor name={name} texts={texts} show={show} onShow={setShow} onClose={onClose} of={of} />
      ) : (
        <Problem error={query.error} again={() => void query.refetch()} />
      )}
    </Panel>
  );
};
