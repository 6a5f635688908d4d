import { currencies } from '../../workflows/money/money.schema.ts';
import { signOf, usualCurrencies } from '../../workflows/money/money.ts';

/** Every currency, those in daily use first. */
export const CurrencyOptions = () => (
  <>
    {usualCurrencies.map((code) => (
      <option key={code} value={code}>
        {signOf(code)} {code}
      </option>
    ))}
    <hr />
    {currencies
      .filter((code) => !usualCurrencies.includes(code))
      .map((code) => (
        <option key={code}>{code}</option>
      ))}
  </>
);
