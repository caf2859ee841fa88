import { expect, test } from "vitest";
import { amountText } from "./amount-text.ts";

test.each([
  [0, "0 B"],
  [1023, "1020 B"],
  [2 * 1024 ** 3, "2 GiB"],
  [440 * 1024 ** 3, "440 GiB"],
  [1536 * 1024 ** 2, "1.5 GiB"],
  [9000 * 1024 ** 4, "9000 TiB"],
])("%d bytes are %s", (bytes, text) => {
  expect(amountText(bytes)).toBe(text);
});
