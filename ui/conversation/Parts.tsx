import { IconMapPin, IconQuestionMark, IconUser, IconUsers, IconWorld } from '@tabler/icons-react';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { Phone } from '../contact/Phone.tsx';
import { FilePart } from '../message/FilePart.tsx';
import { useWords } from '../words.ts';
import css from './Messages.module.css';

/** What a message carries besides its words. */
export const Parts = ({ parts, onFetch }: { parts: Part[]; onFetch?: (part: number) => void }) =>
  parts.length > 0 && (
    <div className={css.parts}>
      {parts.map((part, index) => (
        <OnePart key={index} part={part} {...(onFetch ? { onFetch: () => onFetch(index) } : {})} />
      ))}
    </div>
  );

const OnePart = ({ part, onFetch }: { part: Part; onFetch?: () => void }) => {
  const { t } = useWords('conversation');
  switch (part.kind) {
    case 'file':
      return <FilePart part={part} {...(onFetch ? { onFetch } : {})} />;
    case 'buttons':
      return (
        <div className={css.buttons}>
          {part.rows.flat().map(({ text }, index) => (
            <span key={index}>{text}</span>
          ))}
        </div>
      );
    case 'place': {
      const { latitude, longitude, title } = part;
      return (
        <a
          className={css.part}
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          <IconMapPin size={16} aria-hidden /> {title || t('part.place')}
        </a>
      );
    }
    case 'card':
      return (
        <span className={css.part}>
          <IconUser size={16} aria-hidden /> {part.name} {part.phone && <Phone phone={part.phone} />} {part.email}
        </span>
      );
    case 'letter':
      return null;
    case 'copies':
      return (
        <span className={css.page}>
          <IconUsers size={13} aria-hidden />
          {[
            part.cc.length > 0 ? t('copies.to', { to: part.cc.join(', ') }) : '',
            part.bcc.length > 0 ? t('copies.hidden.to', { to: part.bcc.join(', ') }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      );
    case 'page':
      return (
        <a className={css.page} href={part.url} target="_blank" rel="noopener noreferrer nofollow">
          <IconWorld size={13} aria-hidden /> {t('part.page', { page: part.url.replace(/^https?:\/\//, '') })}
        </a>
      );
    case 'unknown':
      return (
        <span className={css.part}>
          <IconQuestionMark size={16} aria-hidden /> {t('part.unknown', { what: part.what })}
        </span>
      );
  }
};
