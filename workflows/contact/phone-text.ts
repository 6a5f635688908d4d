/** `+7 701 555 20 18`, `+380 67 123 45 67`; other countries as they are. */
export const phoneText = (phone: string): string =>
  /^\+7\d{10}$/.test(phone)
    ? phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4')
    : /^\+380\d{9}$/.test(phone)
      ? phone.replace(/^\+380(\d{2})(\d{3})(\d{2})(\d{2})$/, '+380 $1 $2 $3 $4')
      : phone;
