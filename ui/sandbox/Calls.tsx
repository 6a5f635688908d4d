import { IconList } from '@tabler/icons-react';
import { Empty } from '../kit/Empty.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Calls.module.css';
import { useCalls } from './sandbox-api.ts';

/** Every request that the providers got of late and how they answered it. */
export const Calls = () => {
  const { t } = useWords('sandbox');
  const { data } = useCalls();
  if (data?.items.length === 0)
    return <Empty icon={<IconList size={28} />} title={t('calls.empty')} text={t('calls.emptyText')} />;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('tab.calls')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('calls.at')}</th>
            <th scope="col">{t('calls.provider')}</th>
            <th scope="col">{t('calls.what')}</th>
            <th scope="col">{t('calls.to')}</th>
            <th scope="col">{t('calls.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {data?.items.map((call, i) => (
            <tr key={i}>
              <td>
                <Time at={call.at} />
              </td>
              <td>{t(`tab.${call.provider}`)}</td>
              <td>{call.what}</td>
              <td>{call.to}</td>
              <td
                data-tone={call.answer.startsWith('2') ? 'green' : call.answer === 'lost' ? 'amber' : 'red'}
                className={css.answer}
              >
                {call.answer === 'lost' ? t('lost') : call.answer}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
