import { useQuery } from '@tanstack/react-query';
import { isShown } from '../../workflows/file/file.ts';
import { asking } from '../ask/asking.ts';
import { useWords } from '../words.ts';
import css from './Field.module.css';

/** A file that is a value: its picture or its name, to be opened; one that was taken away is told. */
export const FileName = ({ id }: { id: string }) => {
  const { t } = useWords('kit');
  const { data, isPending } = useQuery({
    ...asking('/files/{id}/about', { path: { id } }),
    staleTime: 60_000,
    retry: false,
  });
  if (!data) return <>{isPending ? '…' : t('field.noFile')}</>;
  const address = `/api/v1/files/${id}`;
  const shown = isShown(data.type);
  return (
    <a
      href={shown ? address : `${address}?save=true`}
      target={shown ? '_blank' : undefined}
      rel="noopener noreferrer"
      download={shown ? undefined : data.name}
    >
      {data.thumbnail ? (
        <img className={css.picture} src={`${address}/thumbnail`} alt={data.name} loading="lazy" />
      ) : (
        data.name
      )}
    </a>
  );
};
