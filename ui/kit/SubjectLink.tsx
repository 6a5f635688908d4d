import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NamedSubject } from '../../workflows/subject/subject.schema.ts';

/** A subject of any noun by its name, leading to its page where it has one. */
export const SubjectLink = ({
  subject,
  children,
}: {
  subject: Pick<NamedSubject, 'name' | 'path'>;
  children?: ReactNode;
}) =>
  subject.path === null ? (
    <>
      {subject.name}
      {children}
    </>
  ) : (
    // the server knows the address
    <Link to={subject.path as '/'}>
      {subject.name}
      {children}
    </Link>
  );
