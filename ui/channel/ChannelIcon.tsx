import { IconBrandTelegram, IconMail, IconMessage, IconPhone, IconWebhook } from '@tabler/icons-react';
import { channelOf } from '../../workflows/channel/index.ts';

/** The icons that channels ask for by their tabler name; one that is new is a line here. */
const icons: Record<string, typeof IconMail> = {
  mail: IconMail,
  message: IconMessage,
  phone: IconPhone,
  webhook: IconWebhook,
  'brand-telegram': IconBrandTelegram,
};

export const ChannelIcon = ({ account, size }: { account: string; size: number }) => {
  const Icon = icons[channelOf(account)?.icon ?? ''] ?? IconMessage;
  return <Icon size={size} aria-hidden />;
};
