export const LeadPage = () => null;
