// /brief: an answer to a question, or a briefing on the newest articles when there is none.

import type { App } from '../src/app.ts';
import { answerReply } from '../src/reply/answer-reply.ts';
import { briefingReply } from '../src/reply/briefing-reply.ts';
import { withFeedback } from '../src/reply/feedback-actions.ts';
import type { Reply } from '../src/reply/reply.ts';
import { f } from '../src/reply/words/french.ts';
import type { Command, Request } from './command.ts';
import { flag, language, languageOption, privateOption, text } from './options.ts';

export const brief: Command = {
  data: {
    name: { en: 'brief', fr: 'point' },
    description: {
      en: 'Ask the news articles a question, or get a briefing',
      fr: 'Poser une question aux articles, ou faire le point',
    },
    kind: 'slash',
    options: [
      {
        name: { en: 'question', fr: 'question' },
        description: { en: 'For example: what did Milley say?', fr: f`Par exemple : qu'a dit Milley ?` },
        type: 'text',
        suggested: true,
        maxLength: 300,
      },
      languageOption,
      privateOption,
    ],
  },
  async *execute(request, app) {
    const question = text(request, 'question');
    if (question === undefined) {
      yield await briefing(request, app);
      return;
    }
    const asked = {
      lang: language(request),
      askedAt: request.now,
      previous: request.previous,
      serverId: request.place.serverId,
    };
    for await (const { answer, final } of app.ask(question, asked)) {
      const reply = answerReply(answer, app.catalogue, language(request) ?? answer.lang, final);
      yield withPrivacy(app.feedback ? withFeedback(reply, answer, app.catalogue) : reply, request);
    }
  },
  async complete(_option, typed, request, app) {
    return app.suggestQuestions(request.locale, typed).map((question) => ({ name: question, value: question }));
  },
};

async function briefing(request: Request, app: App): Promise<Reply> {
  const lang = language(request) ?? request.locale;
  const found = await app.brief({
    lang,
    now: request.now,
    ...(request.place.serverId ? { serverId: request.place.serverId } : {}),
  });
  return withPrivacy(briefingReply(found, app.catalogue, lang), request);
}

function withPrivacy(reply: Reply, request: Request): Reply {
  return flag(request, 'private') ? { ...reply, private: true } : reply;
}
