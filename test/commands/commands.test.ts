// Every command is on the list, and its description is fit for people in both languages.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Localised, OptionData } from '../../commands/command.ts';
import { commandNamed, commands } from '../../commands/index.ts';

const folder = path.join(import.meta.dirname, '../../commands');
const NOT_COMMANDS = new Set(['command.ts', 'index.ts', 'options.ts']);

describe('the list of commands', () => {
  it('holds what every file of commands/ exports', async () => {
    for (const file of await readdir(folder)) {
      if (NOT_COMMANDS.has(file)) continue;
      const exported = Object.values((await import(path.join(folder, file))) as Record<string, unknown>);
      const listed = exported.filter((value) => commands.includes(value as (typeof commands)[number]));
      expect(listed.length, file).toBeGreaterThan(0);
    }
  });

  it('has one command a name, in every language', () => {
    for (const lang of ['en', 'fr'] as const) {
      const names = commands.map(({ data }) => `${data.kind} ${data.name[lang]}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('finds a command by its French name', () => {
    expect(commandNamed('citations')).toBe(commandNamed('quotes'));
    expect(commandNamed('nothing')).toBeUndefined();
  });
});

describe.each(commands.map(({ data }) => [data.name.en, data] as const))('/%s', (_name, data) => {
  const options = [data.options, ...(data.subcommands ?? []).map((sub) => sub.options)];
  const texts: Localised[] = [
    data.description,
    ...(data.subcommands ?? []).map(({ description }) => description),
    ...options.flat().map(({ description }) => description),
  ];

  it('describes itself in at most 100 characters, in French with typographic marks', () => {
    for (const { en, fr } of texts) {
      if (data.kind === 'message') continue;
      expect(en.length).toBeGreaterThan(0);
      expect(en.length, en).toBeLessThanOrEqual(100);
      expect(fr.length).toBeGreaterThan(0);
      expect(fr.length, fr).toBeLessThanOrEqual(100);
      expect(fr).not.toMatch(/'|[^\u00a0\u202f\s][?!;:](?:\s|$)| [?!;:»]|« /u);
    }
  });

  it('has names that Discord allows, distinct in each language, required options first', () => {
    const slash = [data, ...(data.subcommands ?? [])];
    if (data.kind === 'slash')
      for (const { name } of slash)
        for (const one of Object.values(name)) expect(one).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
    for (const group of options) {
      for (const lang of ['en', 'fr'] as const) {
        const names = group.map((option: OptionData) => option.name[lang]);
        for (const one of names) expect(one).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
        expect(new Set(names).size).toBe(names.length);
      }
      const required = group.map((option) => Boolean(option.required));
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    }
  });
});
