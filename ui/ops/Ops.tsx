export const OpsPage = () => null;
