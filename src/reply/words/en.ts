// The bot's words in English.
import { digestEn, feedbackEn, privacyEn } from './digest-en.ts';
import type { Words } from './words.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const languages = new Intl.DisplayNames('en', { type: 'language' });
const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const en: Words = {
  marks: ['“', '”'],
  list: (items) => list.format(items),
  date: (iso) => day.format(new Date(iso)),
  languageName: (code) => languages.of(code) ?? code,
  label: {
    extractive: 'Word for word from the articles',
    summary: 'AI summary, each sentence checked against the articles',
    unavailable: 'The summary was unavailable',
    unverified: 'The summary could not be verified',
    refused: 'The AI declined to sum this up',
    translated: 'translated',
    budgetSpent: 'Today’s summaries are used up',
    growing: 'Being written and checked…',
    page: (page, pages) => `page ${page} of ${pages}`,
  },
  answer: {
    nothing: 'The articles do not say.',
    closest: 'The nearest passages, which may not answer:',
    notQuoted: (name) => `${name} is mentioned in the articles, but not quoted.`,
    askAbout: (names) => `People quoted: ${names}`,
    topics: (names) => `Topics: ${names}`,
    sources: 'Sources',
    more: (count) => `${count.toLocaleString('en')} more not shown`,
  },
  brief: {
    title: 'Briefing',
    period: (since, until) => (since === until ? since : `${since} to ${until}`),
    nothing: 'There is no article to brief from yet.',
    whoSaidWhat: 'Who said what',
    sources: 'Sources',
  },
  quotes: {
    by: (name) => `Quotes by ${name}`,
    byAbout: (name, about) => `${name} on ${about}`,
    everyone: 'Who is quoted',
    count: (count) => counted(count, 'quote'),
    chooseSpeaker: 'Choose who to read',
    unknownSpeaker: (name) => `Nobody called “${name}” is quoted in the articles.`,
    mentionedOnly: (name) => `${name} is mentioned in the articles, but not quoted.`,
    whichOne: (name) => `More than one person fits “${name}”. Which one?`,
    nothingAbout: (name, about) => `The articles quote ${name}, but not about “${about}”.`,
    nothing: 'The articles hold no quotes yet.',
    resolved: (how, mention) =>
      how === 'pronoun' || how === 'title'
        ? `attributed through “${mention}”`
        : how === 'continuation'
          ? 'attributed to the speaker of the quote before'
          : undefined,
    unknown: 'Speaker unknown',
    kind: (kind) => ({ person: 'person', organisation: 'organisation', place: 'place', role: 'unnamed' })[kind],
    exported: (count) => `${counted(count, 'quote')} in the file.`,
    indirect: 'reported',
  },
  sources: {
    title: 'Articles',
    count: (articles) => counted(articles, 'article'),
    details: (passages, quotes) => `${counted(passages, 'passage')}, ${counted(quotes, 'quote')}`,
    choose: 'Read an article',
    undated: 'undated',
    nothing: 'There are no articles yet. Put .txt, .md or .html files into the corpus folder.',
    skipped: (count) => `${counted(count, 'file')} could not be read`,
  },
  check: {
    title: 'Quote check',
    verbatim: 'Verbatim: these words stand in the article.',
    altered: 'Altered: the article’s words are not quite these.',
    otherSpeaker: 'Said by somebody else.',
    said: (actual, claimed) => `The article gives these words to ${actual}, not to ${claimed}.`,
    notFound: 'Not found: no article holds these words or words close to them.',
    translated: 'Translated: there is no word-for-word check, but this is the nearest original.',
    original: (language) => `The original is in ${language}.`,
    noText: 'There is no text to check in that message.',
    slips: 'Verbatim, apart from slips of the keyboard.',
    tooShort: 'Too short to check: give me a few more of the words.',
    difference: 'Struck out: what the message has. Bold or marked: what the article has.',
    alsoAltered: 'The words were changed as well.',
    toldByStory: (claimed) => `These are the article’s own words, not a quotation of ${claimed}.`,
    reported: (speaker) =>
      `These are the article’s words, not a quotation${speaker ? ` of ${speaker}` : ''}: it reports what was said in words of its own.`,
    partlyQuoted: 'Only a part of these words stands between quotation marks in the article.',
    narrated: 'These are the article’s own words; it does not give them to anybody.',
    alsoIn: (articles) => `Also in ${counted(articles, 'other article')}.`,
    doubt: {
      number: 'Careful: a number differs from the original.',
      negation: 'Careful: one says “not” where the other does not.',
    },
  },
  compare: {
    title: (names) => `${names}, side by side`,
    about: (topic) => `On ${topic}`,
    none: 'Nothing on this in the articles.',
  },
  button: {
    allQuotes: (name) => `All quotes by ${name}`,
    previous: 'Back',
    next: 'Next',
    around: 'Show the sentences around',
    withoutAround: 'Quotes only',
    csv: 'CSV',
    json: 'JSON',
    share: 'Share to channel',
    original: 'Original words',
    sources: 'Sources',
    ask: 'Ask about it',
    question: 'Your question',
    readMore: 'Read more',
  },
  chat: {
    sharedBy: 'Shared by',
    shared: 'Shared',
    expired: 'That button is too old for me to remember. Please ask again with a command, for example /brief.',
    mayNotPost: 'You may not write in this channel, so I cannot share it there for you.',
  },
  digest: digestEn,
  feedback: feedbackEn,
  privacy: privacyEn,
  help: {
    title: 'What you can ask',
    intro: 'I answer from the news articles I hold, in their own words, and say where each sentence stands.',
    commands: [
      ['brief', 'what did Milley say?', 'answers a question, or gives a briefing when there is none'],
      ['quotes', 'Milley', 'who said what, by speaker'],
      ['check', '“a significant degree of intelligence”', 'is this quote real?'],
      ['compare', 'Wu Qian, Mark Milley', 'two speakers side by side'],
      ['sources', '', 'the articles I answer from'],
    ],
  },
  console: (articles) => [
    `Briefing bot: I answer from ${counted(articles, 'news article')}, word for word, with sources.`,
    'Type a question (what did Milley say?), /quotes Milley or /help; /quit leaves.',
    'For Discord: put DISCORD_TOKEN into the file .env, then npm start (the README says how).',
  ],
  fault: (code, details) => {
    const d = (key: string) => details[key] ?? '';
    switch (code) {
      case 'empty-question':
        return 'Type a question, for example: what did Milley say?';
      case 'too-long':
        return `That is too long: at most ${d('limit')} characters.`;
      case 'two-speakers':
        return 'Name two speakers, with a comma between: Wu Qian, Mark Milley';
      case 'no-such-article':
        return 'That article is no longer here. /sources lists the articles.';
      case 'no-such-speaker':
        return `Nobody called “${d('name')}” is quoted in the articles.`;
      case 'no-such-command':
        return `There is no command “${d('name')}”. /help lists them.`;
      case 'no-such-digest':
        return 'There is no such digest here. /digest show lists them.';
      case 'not-administrator':
        return 'Only people who may manage this server can do that.';
      case 'only-in-server':
        return 'That only works inside a server.';
      case 'missing-permission':
        return `I am missing a permission in ${d('channel')}: ${d('permission')}. Allow it in the channel’s settings, then try again.`;
      case 'bad-time':
        return `“${d('value')}” is not a time of day. Type it as HH:MM, for example 08:30.`;
      case 'bad-time-zone':
        return `“${d('value')}” is not a time zone. Choose one from the list, for example Europe/Paris.`;
      case 'bad-option':
        return `“${d('value')}” cannot be used for “${d('option')}”.${d('hint') ? ` ${d('hint')}` : ''}`;
      case 'database':
        return 'My database cannot be reached right now. Please try again in a few minutes.';
      default:
        return 'That did not work. Please try again.';
    }
  },
  unexpected: (id) =>
    `Something went wrong on my side. Please try again; if it happens again, tell whoever runs me this number: ${id}`,
};
