import { expect, test } from "vitest";
import { categoryFolder, thousandsFolder } from "./test-images.ts";

test("folders are named by hundreds of categories and thousands of images", () => {
  expect([4, 15504, 100_000].map(categoryFolder)).toEqual(["000/04", "155/04", "1000/00"]);
  expect([0, 999, 1000, 1_234_567].map(thousandsFolder)).toEqual(["000", "000", "001", "1234"]);
});
