import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { loadCommands } from "./commands.ts";
import { withCompetitionTable } from "./competition-table.ts";
import { cliReference } from "./reference.ts";

test("docs/cli.md is what the command tables say (npm run docs makes it)", async () => {
  expect(await readFile("docs/cli.md", "utf8")).toBe(await cliReference());
});

test("the README's table is what the competitions declare (npm run docs makes it)", async () => {
  const readme = await readFile("README.md", "utf8");
  expect(readme).toBe(await withCompetitionTable(readme));
});

test("every command has examples that begin with its name", async () => {
  for (const { name, examples } of await loadCommands()) {
    expect(examples.length, name).toBeGreaterThan(0);
    for (const [line] of examples) expect(line).toMatch(new RegExp(`^${name}\\b`));
  }
});
