import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCsv } from "./csv-reader.ts";
import { csvText } from "./csv-writer.ts";

/** A large file by its recipe, and what pandas made of it; see tools/oracle/csv_chunks.py. */
interface Case {
  chunks: string[][][];
  rows: number;
  types: string[];
  texts: string[];
}

const CASES: Case[] = JSON.parse(
  readFileSync(new URL("fixtures/csv-chunks.json", import.meta.url), "utf8"),
);

function fileOf({ chunks, rows }: Case): Buffer {
  const lines = [chunks[0]!.map((_, column) => `c${column}`).join(",")];
  for (const chunk of chunks) {
    for (let row = 0; row < rows; row++) {
      lines.push(chunk.map((texts) => texts[row % texts.length]).join(","));
    }
  }
  return Buffer.from(lines.join("\n"));
}

describe("files that pandas reads in chunks", () => {
  it.each(CASES.map((file, number) => [number, file] as const))(
    "joins them: file %i",
    (_, file) => {
      const table = parseCsv(fileOf(file));
      table.columnNames.forEach((name, column) => {
        const text = csvText(table.select(name));
        const kinds = file.chunks.map((chunk) => chunk[column]!.join("|")).join("  ");
        expect([kinds, createHash("md5").update(text).digest("hex")]).toEqual([
          kinds,
          file.texts[column],
        ]);
        if (file.types[column] !== "object") {
          expect(table.column(name).type).toBe(file.types[column]);
        }
      });
    },
  );
});
