// Turns the citations of a plan into the locations the API would send, from the request's own search results.
import type { AnswerPlan, Cite, SearchResultLocation } from './plans.ts';
import type { SearchResult } from './requests.ts';

/** A plan that cannot be played on this request: the test is wrong, not the code under test. */
export class PlanError extends Error {}

/** Where the API would say this citation points. Throws PlanError when an honest citation points at nothing. */
export function locate(
  wanted: Cite,
  results: readonly SearchResult[],
  missing: AnswerPlan['missing'] = 'fail',
): Record<string, unknown> {
  if (typeof wanted === 'string') return { ...find(wanted, results, missing) };
  if ('location' in wanted) return { ...wanted.location };
  if ('sentence' in wanted) return { ...find(wanted.sentence, results, missing), ...wanted.claim };
  return { ...honest(results, wanted.result, wanted.start, wanted.end) };
}

function honest(results: readonly SearchResult[], index: number, start: number, end: number): SearchResultLocation {
  const result = results[index];
  if (!result) throw new PlanError(`the request has ${results.length} search results, none at ${index}`);
  if (!(start >= 0 && start < end && end <= result.content.length)) {
    throw new PlanError(`search result ${index} has ${result.content.length} blocks, not ${start} to ${end}`);
  }
  const cited = result.content.slice(start, end).map((block) => block.text);
  return {
    type: 'search_result_location',
    cited_text: cited.join(''),
    search_result_index: index,
    start_block_index: start,
    end_block_index: end,
    source: result.source,
    title: result.title,
  };
}

function find(words: string, results: readonly SearchResult[], missing: AnswerPlan['missing']): SearchResultLocation {
  const places = results.flatMap(({ content }, result) =>
    content.map((block, at) => ({ result, at, text: flatten(block.text) })),
  );
  const wanted = flatten(words);
  const place = places.find(({ text }) => text.includes(wanted)) ?? (missing === 'nearest' ? nearest() : undefined);
  if (!place) throw new PlanError(`no block of the request contains “${words}”`);
  return honest(results, place.result, place.at, place.at + 1);

  function nearest() {
    const terms = new Set(wanted.split(' '));
    const shared = (text: string) => text.split(' ').filter((term) => terms.has(term)).length;
    return [...places].sort((a, b) => shared(b.text) - shared(a.text))[0];
  }
}

/** Text with one kind of space, apostrophe and quotation mark, so that typography does not decide a match. */
export function flatten(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[«“„]\s*|\s*[»”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
