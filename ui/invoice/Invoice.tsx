export const InvoicePage = () => null;
