import { useQuery } from '@tanstack/react-query';
import { currencies } from '../../workflows/money/money.schema.ts';
import { signOf, usualCurrencies } from '../../workflows/money/money.ts';
import { asking } from '../ask/asking.ts';

/** Every currency, those in which the company sells first. */
export const CurrencyOptions = () => {
  const { data } = useQuery(asking('/settings/company'));
  const first = data?.currencies.length ? data.currencies : usualCurrencies;
  return (
    <>
      {first.map((code) => (
        <option key={code} value={code}>
          {signOf(code)} {code}
        </option>
      ))}
      <hr />
      {currencies
        .filter((code) => !first.includes(code))
        .map((code) => (
          <option key={code}>{code}</option>
        ))}
    </>
  );
};
