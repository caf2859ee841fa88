import fc from "fast-check";
import { expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { opaqueId, withoutNames } from "./obfuscate.ts";

const titanic = { id: "spaceship-titanic", title: "Spaceship Titanic" };

test("ids tell nothing and hold within one group only", () => {
  expect(opaqueId("spaceship-titanic", "a")).toMatch(/^task-[0-9a-f]{8}$/);
  expect(opaqueId("spaceship-titanic", "a")).toBe(opaqueId("spaceship-titanic", "a"));
  expect(opaqueId("spaceship-titanic", "a")).not.toBe(opaqueId("spaceship-titanic", "b"));
  expect(opaqueId("spaceship-titanic", "a")).not.toBe(opaqueId("leaf-classification", "a"));
});

test("a description loses names, addresses and its host", () => {
  expect(
    withoutNames(
      "# Spaceship Titanic\nSee [the rules](https://www.kaggle.com/c/spaceship-titanic), " +
        "<http://kaggle.com>, spaceship_titanic.zip; Kaggle's SPACESHIP  TITANIC.\nPredict `y`.",
      titanic,
    ),
  ).toBe(
    "# this task\nSee the rules, this task, this task.zip; this task this task.\nPredict `y`.",
  );
});

test("names go wherever they stand, and all other text stays", () => {
  const names = ["Kaggle", "spaceship-titanic", "Spaceship  Titanic", "SPACESHIP_TITANIC"];
  const plain = fc.stringMatching(/^[a-jl-oq-s ]{0,12}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, fc.constantFrom(...names))), plain, (parts, end) => {
      const text = parts.map(([words, name]) => `${words}|${name}|`).join("") + end;
      const expected = parts.map(([words]) => `${words}|this task|`).join("") + end;
      expect(withoutNames(text, titanic)).toBe(expected);
    }),
  );
});

test("no description of ours names its competition afterwards", async () => {
  const registry = await CompetitionRegistry.open();
  for (const id of registry.ids) {
    const text = withoutNames(await registry.description(id), { id, title: id });
    expect(text.toLowerCase()).not.toContain(id.toLowerCase());
    expect(text).not.toMatch(/kaggle|https?:/i);
  }
});
