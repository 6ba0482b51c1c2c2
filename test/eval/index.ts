// `npm run eval -- quotes|answers|claude [--options]`: measures one part of the bot on labelled material.
const PARTS = ['quotes', 'answers', 'fit-answers', 'brief', 'claude'];

const [part = '', ...args] = process.argv.slice(2);
if (PARTS.includes(part)) {
  const room: { main: (args: readonly string[]) => void | Promise<void> } = await import(`./${part}.ts`);
  await room.main(args);
} else {
  console.error(`Usage: npm run eval -- ${PARTS.join('|')}`);
  process.exitCode = 2;
}
