// Digests, feedback and privacy in English.
import type { DigestWords, FeedbackWords, PrivacyWords } from './digest-words.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
/** 1 January 2024 was a Monday. */
const weekday = (day: number) =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const digestEn: DigestWords = {
  day: (at, zone) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: zone }).format(at),
  title: (weekly, day) => `${weekly ? 'Weekly digest' : 'Daily digest'} · ${day}`,
  late: 'This digest is late: I was not able to post it on time.',
  nothingNew: (topic) => (topic ? `Nothing new on “${topic}” this time.` : 'Nothing new since the last digest.'),
  onTopic: (topic) => `On: ${topic}`,
  following: (names) => `Following: ${names}`,
  more: (stories) => `${counted(stories, 'more story', 'more stories')} in the menu below`,
  readStory: 'Read more of a story',
  days: (days) => {
    const key = [...days].sort().join('');
    if (key === '1234567') return 'every day';
    if (key === '12345') return 'Monday to Friday';
    if (key === '67') return 'Saturday and Sunday';
    return `every ${list.format([...days].sort().map(weekday))}`;
  },
  schedule: (time, zone, days) => `${days} at ${time} (${zone})`,
  set: 'The digest is set.',
  changed: 'The digest is changed.',
  off: 'The digest is off. Nothing more will be posted.',
  none: 'There is no digest in this server yet. /digest set sets one up.',
  whichOne: 'There are several digests here. Choose one in the option “digest”.',
  full: 'This server has 25 digests, which is the most there can be. Switch one off first.',
  titleOfList: 'Digests in this server',
  next: 'Next: ',
  last: 'Last: ',
  never: 'not posted yet',
  nextTry: 'Next try: ',
  missed: (day) => `Not posted for ${day}.`,
  preview: 'Preview: only you see it. This is what would go out now.',
  options: {
    silent: 'without a notification',
    thread: 'with a thread',
    publish: 'published to followers',
    nothing: 'nothing posted when nothing is new',
    line: 'one line when nothing is new',
  },
  trouble: (kind, permissions) => {
    if (kind === 'gone') return 'The channel is gone, or I am no longer in the server.';
    if (kind === 'forbidden') {
      return permissions ? `I am missing a permission there: ${permissions}.` : 'I am not allowed to post there.';
    }
    if (kind === 'too late') return 'It was too late to catch up.';
    if (kind === 'own') return 'Something went wrong on my side.';
    return 'Discord could not be reached, or did not answer.';
  },
  missing: (permissions) =>
    `I am missing a permission there: ${permissions}. Allow it in the channel’s settings, then try again. Nothing was set.`,
  troubleTitle: (weekly) => (weekly ? 'The weekly digest is not going out' : 'The daily digest is not going out'),
  troubleHint:
    'I keep trying, less and less often. /digest set with the same channel tries again at once, /digest off ends it.',
  permission: (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
  short: (time, zone, topic) => [time, zone, topic].filter(Boolean).join(' · '),
};

export const feedbackEn: FeedbackWords = {
  right: 'Right',
  wrong: 'Wrong',
  whatWasWrong: 'What was wrong?',
  why: 'In your words (you may leave it empty)',
  thanks: 'Thank you, noted.',
};

export const privacyEn: PrivacyWords = {
  title: 'What I store about you',
  intro: 'Only what is needed, and nothing of what you write elsewhere on Discord.',
  feedback: (count) => `${counted(count, 'judgement')} of answers (right or wrong, with the question and the answer)`,
  digests: (count) => `Your user id with ${counted(count, 'digest')} you set up, to tell you when one fails`,
  nothing: 'Nothing is stored about you.',
  kept: ({ intents, feedback, usage }) =>
    `Kept for at most: judgements ${feedback} days; buttons, with the question they belong to but not who asked, ${intents} days after their last use; token counts by server ${usage} days.`,
  notKept: 'Questions are not stored with your name or id.',
  how: '/privacy delete removes all of it at once.',
  deleted: (feedback, digests) =>
    `Removed: ${counted(feedback, 'judgement')}, and your user id from ${counted(digests, 'digest')}.`,
  nothingToDelete: 'There was nothing about you to remove.',
};
