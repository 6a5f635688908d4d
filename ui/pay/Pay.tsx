export const PayPage = () => null;
