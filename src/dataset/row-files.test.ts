import { expect, test } from "vitest";
import { textColumn } from "../table/column.ts";
import { RawData } from "./raw-data.ts";
import { filesOfRows } from "./row-files.ts";

const raw = new RawData("/raw", "/scratch");

test("a file for every row, whatever characters name it", () => {
  expect(filesOfRows(raw, textColumn(["a", "$&"]), "{}/{}.jpg", "test/{}.jpg")).toEqual([
    { from: "/raw/a/a.jpg", to: "test/a.jpg" },
    { from: "/raw/$&/$&.jpg", to: "test/$&.jpg" },
  ]);
});

test("a name that leads elsewhere is refused", () => {
  const names = textColumn(["../../etc/passwd"]);
  expect(() => filesOfRows(raw, names, "train/{}", "test/{}")).toThrow("leads out of the folder");
});
