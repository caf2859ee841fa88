import { expect, test } from "vitest";
import { insideFolder } from "./inside-folder.ts";

test.each([
  ["/data/raw", "train/a.jpg", "/data/raw/train/a.jpg"],
  ["/data/raw/", "a..b/../c", "/data/raw/c"],
  ["raw", ".", "raw"],
  ["/", "etc", "/etc"],
])("%s holds %s", (folder, file, path) => expect(insideFolder(folder, file)).toBe(path));

test.each([
  ["/data/raw", "../raw2/a"],
  ["/data/raw", "a/../../b"],
  ["raw", ".."],
])("%s does not hold %s", (folder, file) => {
  expect(() => insideFolder(folder, file)).toThrow("leads out of the folder");
});
