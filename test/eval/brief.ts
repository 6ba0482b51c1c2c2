// Which sentences a briefing should take: `npm run eval -- brief` compares the two ways of choosing them. Nobody has
// summarised the labelled articles, so two stand-ins are measured: how much of the title's words the chosen sentences
// hold, and how many of the sentences that answer the dev set's questions (what people asked about) are among them.
import { type SummaryMethod, summarySentences } from '../../src/answer/summary.ts';
import { analysisOf } from '../../src/search/analyses.ts';
import { accepted, plainCatalogue, readCases, readQuestions } from './questions.ts';

export async function main(): Promise<void> {
  const catalogue = plainCatalogue(await readCases());
  const asked = (await readQuestions('dev')).flatMap((question) => accepted(question, catalogue));
  const articles = [...catalogue.articles.values()].filter(({ id }) => asked.some(({ article }) => article === id));
  for (const method of ['lead', 'central'] satisfies SummaryMethod[]) {
    let title = 0;
    let answers = 0;
    for (const article of articles) {
      const chosen = summarySentences(article, 3, method);
      const stems = (text: string) =>
        analysisOf(article.lang)
          .tokens(text)
          .map(({ stem }) => stem);
      const words = new Set(stems(article.title));
      const held = new Set(chosen.flatMap(({ start, end }) => stems(article.text.slice(start, end))));
      title += [...words].filter((word) => held.has(word)).length / Math.max(1, words.size);
      const own = asked.filter(({ article: id }) => id === article.id);
      answers +=
        own.filter((place) => chosen.some(({ start, end }) => place.start < end && start < place.end)).length /
        own.length;
    }
    console.log(
      `${method.padEnd(8)} title words held ${(title / articles.length).toFixed(3)}  answers held ${(answers / articles.length).toFixed(3)}`,
    );
  }
}
