import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { commands } from "./commands.ts";
import { cliReference } from "./reference.ts";

test("docs/cli.md is what the command tables say (npm run docs makes it)", async () => {
  expect(await readFile("docs/cli.md", "utf8")).toBe(cliReference());
});

test("every command has examples that begin with its name", () => {
  for (const { name, examples } of commands) {
    expect(examples.length, name).toBeGreaterThan(0);
    for (const [line] of examples) expect(line).toMatch(new RegExp(`^${name}\\b`));
  }
});
