import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { viewed, Viewing } from './viewing.ts';

const Preview = lazy(async () => ({ default: (await import('../file/Preview.tsx')).Preview }));

/** The pictures, films and papers of these messages open over them; arrows go from one to the next. */
export const Viewer = ({ messages, children }: { messages: { parts: Part[] }[]; children: ReactNode }) => {
  const [shown, show] = useState<string>();
  return (
    <Viewing value={show}>
      {children}
      <Suspense>
        {shown !== undefined && (
          <Preview files={viewed(messages)} id={shown} onGo={show} onClose={() => show(undefined)} />
        )}
      </Suspense>
    </Viewing>
  );
};
