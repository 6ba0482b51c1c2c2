// What Discord takes at most, in characters unless said otherwise (developer documentation, 2026).

export const LIMITS = {
  content: 2000,
  title: 256,
  description: 4096,
  footer: 2048,
  /** Over all embeds of one message. */
  embeds: 6000,
  rows: 5,
  buttonsInRow: 5,
  label: 80,
  customId: 100,
  url: 512,
  menuChoices: 25,
  menuText: 100,
  placeholder: 150,
  modalTitle: 45,
  modalLabel: 45,
  modalFields: 5,
  fieldText: 4000,
  suggestions: 25,
  suggestionText: 100,
  /** In bytes, for all files of one message. */
  files: 10 * 1024 * 1024,
} as const;

/** At most `max` UTF-16 units of a text: cut between words where there is a space, with an ellipsis for the rest. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max - 1);
  const space = room.search(/\s\S*$/);
  return `${withoutHalf(space > max / 2 ? room.slice(0, space) : room).trimEnd()}…`;
}

/** Without the first half of a surrogate pair at the end. */
export function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
