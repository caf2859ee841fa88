import type { PrepareContext } from "../competition/definition.ts";
import { int64Column, textColumn } from "../table/column.ts";
import type { CsvWriteOptions } from "../table/csv-writer.ts";
import { Table } from "../table/table.ts";
import { textsOf } from "../table/texts.ts";

const quoted: CsvWriteOptions = { quoting: "non-numeric" };

/**
 * Prepares a text normalization challenge, whose English and Russian form differ in their files'
 * prefix alone: a tenth of the sentences, with their tokens in the original order, is the test.
 */
export function prepareTextNormalization(prefix: "en" | "ru") {
  const [train, test, sample] = ["train", "test_2", "sample_submission_2"].map(
    (name) => `${prefix}_${name}.csv`,
  ) as [string, string, string];

  return async ({ raw, publicDir, privateDir, split }: PrepareContext): Promise<void> => {
    const tokens = await (await raw.unpack(`${train}.zip`)).readCsv(train);
    const sentences = numberByAppearance(tokens);
    const sides = split.trainTestRows(sentences.count, { testSize: 0.1, seed: 0 });
    const inTest = new Uint8Array(sentences.count);
    for (const sentence of sides.test) inTest[sentence] = 1;
    const ofSide = (side: number) =>
      withNewSentenceIds(tokens.filter((row) => inTest[sentences.ofRow[row]!] === side));

    await publicDir.writeCsv(train, ofSide(0), quoted);
    await publicDir.storeInZip(train);
    const unseen = ofSide(1);
    await publicDir.writeCsv(test, unseen.select("sentence_id", "token_id", "before"), quoted);
    await publicDir.storeInZip(test);
    const ids = textColumn(tokenIds(unseen));
    const answers = Table.of([
      ["id", ids],
      ["after", unseen.column("after")],
    ]);
    await privateDir.writeCsv("answers.csv", answers, quoted);
    const unchanged = answers.with("after", unseen.column("before"));
    await privateDir.writeCsv("sample_submission.csv", unchanged, quoted);
    await publicDir.writeCsv(sample, unchanged, quoted);
    await publicDir.storeInZip(sample);
  };
}

/** Numbers sentences from 0 in the order in which they first appear, whether interrupted or not. */
function numberByAppearance(tokens: Table): { ofRow: Uint32Array; count: number } {
  const column = tokens.column("sentence_id");
  const numbers = new Map<unknown, number>();
  const ofRow = new Uint32Array(column.length);
  for (let row = 0; row < ofRow.length; row++) {
    const id = column.valueAt(row);
    const number = numbers.get(id) ?? numbers.size;
    if (number === numbers.size) numbers.set(id, number);
    ofRow[row] = number;
  }
  return { ofRow, count: numbers.size };
}

function withNewSentenceIds(tokens: Table): Table {
  return tokens.with("sentence_id", int64Column(numberByAppearance(tokens).ofRow));
}

function tokenIds(tokens: Table): string[] {
  const places = textsOf(tokens.column("token_id"));
  return textsOf(tokens.column("sentence_id")).map((sentence, row) => `${sentence}_${places[row]}`);
}
