import { expect, it } from "vitest";
import { headerNames } from "./header-names.ts";

it("numbers repeated names, keeping clear of those there are", () => {
  expect(headerNames(["a", "a", "", "a.1", "", "a"])).toEqual([
    "a",
    "a.2",
    "Unnamed: 2",
    "a.1",
    "Unnamed: 4",
    "a.3",
  ]);
});

it("copes with very many equal names", () => {
  const names = headerNames(Array.from({ length: 50_000 }, () => "x"));
  expect(new Set(names).size).toBe(50_000);
  expect(names.at(-1)).toBe("x.49999");
});
