/** What is put into messages most, in the order of the board. Their names in four languages are those of Unicode’s CLDR. */
const lines = {
  faces:
    '😀 😄 😁 😆 😅 😂 🤣 🙂 😉 😊 😇 🥰 😍 😘 😋 😜 🤪 🤗 🤭 🤫 🤔 🤨 😐 😏 🙄 😬 😌 😴 😷 🤒 🤯 😎 🤓 😕 😟 😮 😳 🥺 😢 😭 😱 😞 😓 😩 😤 😡 🤬 🥳 🤩 🫡',
  hands: '👍 👎 👌 🤝 👏 🙌 🙏 💪 👋 ✋ 🤞 ✌️ 🤟 🤙 👈 👉 👆 👇 ☝️ ✍️ 🫶 👀 🙋 🤷 🤦 🙇',
  hearts: '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💕 💐 🌹 🌷 🌸 🌞 ⭐ ✨ 🔥 🎉 🎁 🎂 🏆 🥇 ☕ 🍀 🌈',
  work: '📞 📱 💬 ✉️ 📧 📎 📄 📝 📌 📅 ⏰ ⌛ 🔔 🔍 🔑 🔒 💡 💻 🖨️ 📷 🎥 🎧 📈 📉 📊 💰 💳 💵 🧾 🛒 📦 🚚 🚗 ✈️ 🏠 🏢 🏫 🏥 🎓 📚 🗺️ 📍',
  signs: '✅ ☑️ ✔️ ❌ ❗ ❓ ⚠️ ⛔ 🚫 ➕ ➖ ➡️ ⬅️ ⬆️ ⬇️ 🔄 🆕 🆗 🔴 🟡 🟢 🔵 💯 ©️ ™️',
};
export type EmojiGroup = keyof typeof lines;

export const emojiGroups = Object.fromEntries(
  Object.entries(lines).map(([group, line]) => [group, line.split(' ')]),
) as Record<EmojiGroup, string[]>;
