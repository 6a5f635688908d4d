import { IconAlertTriangle } from '@tabler/icons-react';
import { problemAdvice, problemSentence, type Problem } from '../../workflows/pipeline/problems.ts';
import { useEditing } from '../pipeline/editing.ts';
import { placeOfProblem } from '../pipeline/place.ts';
import { useSaid } from './said.ts';
import css from './Publish.module.css';

/** What is wrong with the draft, each with what to do and the way to its place. */
export const Problems = ({ problems }: { problems: Problem[] }) => {
  const { language } = useSaid();
  const { open } = useEditing();
  return (
    <ul className={css.problems}>
      {problems.map((problem, index) => (
        <li key={index} data-tone={problem.severity === 'error' ? 'red' : 'amber'}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            <button type="button" onClick={() => open(placeOfProblem(problem))}>
              {problemSentence(problem, language)}
            </button>
            <small>{problemAdvice(problem, language)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
};
