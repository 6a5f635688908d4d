import { IconFile, IconMapPin, IconQuestionMark, IconUser } from '@tabler/icons-react';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { Phone } from '../contact/Phone.tsx';
import { sizeText } from '../file/size.ts';
import { useWords } from '../words.ts';
import css from './Messages.module.css';

/** What a message carries besides its words. */
export const Parts = ({ parts }: { parts: Part[] }) =>
  parts.length > 0 && (
    <div className={css.parts}>
      {parts.map((part, index) => (
        <OnePart key={index} part={part} />
      ))}
    </div>
  );

const OnePart = ({ part }: { part: Part }) => {
  const { t } = useWords('conversation');
  switch (part.kind) {
    case 'file':
      return <FilePart part={part} />;
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
          <IconUser size={16} aria-hidden /> {part.name} <Phone phone={part.phone} />
        </span>
      );
    case 'letter':
      return null;
    case 'unknown':
      return (
        <span className={css.part}>
          <IconQuestionMark size={16} aria-hidden /> {t('part.unknown', { what: part.what })}
        </span>
      );
  }
};

/** A picture, a voice or a film plays where it stands once it is kept here; a document opens beside. */
const FilePart = ({ part }: { part: Extract<Part, { kind: 'file' }> }) => {
  const { t, language } = useWords('conversation');
  const { what, name, size, state, file } = part;
  const src = file === null ? undefined : `/api/v1/files/${file}`;
  if (src && (what === 'picture' || what === 'sticker'))
    return (
      <a href={src} target="_blank" rel="noopener">
        <img className={css.picture} data-what={what} src={src} alt={name} loading="lazy" />
      </a>
    );
  if (src && (what === 'voice' || what === 'audio'))
    return <audio controls preload="none" src={src} aria-label={name} />;
  if (src && what === 'video')
    return <video className={css.picture} controls preload="none" src={src} aria-label={name} />;
  const about = [name || t(`part.${what}`), size === null ? '' : sizeText(size, t, language)]
    .filter(Boolean)
    .join(' · ');
  return src ? (
    <a className={css.part} href={src} target="_blank" rel="noopener">
      <IconFile size={16} aria-hidden /> {about}
    </a>
  ) : (
    <span className={css.part} data-hint={t(`file.${state}`)}>
      <IconFile size={16} aria-hidden /> {about} <span className={css.dim}>{t(`file.${state}`)}</span>
    </span>
  );
};
