import { RandomState } from "../src/random/numpy-random-state.ts";
import { float64Column, int64Column, textColumn } from "../src/table/column.ts";
import { writeCsv } from "../src/table/csv-writer.ts";
import { Table } from "../src/table/table.ts";

const CITIES = ["New York", "Newark", "Jersey City, NJ", "Yonkers", null];

/**
 * Writes a mixed CSV of about 110 bytes a row: a text key, doubles of 15 to 17 digits, prices,
 * integers, a category that is sometimes quoted or missing, a double that is sometimes missing.
 */
export async function writeSampleCsv(path: string, rowCount: number): Promise<void> {
  const random = new RandomState(0);
  const doubles = (draw: () => number) =>
    float64Column(Float64Array.from({ length: rowCount }, draw));
  const integers = (low: number, high: number) =>
    int64Column(Float64Array.from({ length: rowCount }, () => random.randint(low, high)));
  const texts = (draw: () => string | null) => textColumn(Array.from({ length: rowCount }, draw));
  const table = Table.of([
    [
      "key",
      texts(() =>
        random
          .randint(0, 2 ** 40)
          .toString(16)
          .padStart(12, "0"),
      ),
    ],
    ["longitude", doubles(() => random.normal(-73.97, 0.05))],
    ["latitude", doubles(() => random.normal(40.75, 0.05))],
    ["fare", doubles(() => Math.round(random.random() * 10_000) / 100)],
    ["score", doubles(() => random.random())],
    ["count", integers(1, 10_000)],
    ["year", integers(2009, 2016)],
    ["city", texts(() => CITIES[random.randint(0, CITIES.length)]!)],
    ["tip", doubles(() => (random.random() < 0.1 ? Number.NaN : random.random() * 10))],
  ]);
  await writeCsv(path, table);
}
