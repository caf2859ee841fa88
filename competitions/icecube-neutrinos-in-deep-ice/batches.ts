import {
  type Column,
  type CopiedFile,
  int64Column,
  type ParquetFile,
  type RawFolder,
  rowsAmong,
  type Table,
  uniqueRows,
} from "mlebench";

/** The batches of the events, in the order in which they first occur. */
export async function batchesOf(meta: ParquetFile): Promise<Column> {
  const found = new Set<number>();
  for await (const events of meta.parts(["batch_id"])) {
    const batches = events.column("batch_id");
    for (const row of uniqueRows(batches)) found.add(batches.numberAt(row));
  }
  return int64Column([...found]);
}

/** The events of some batches, of which a part is in memory at a time. */
export async function* eventsOf(
  meta: ParquetFile,
  batches: Column,
  columns: readonly string[] = meta.columnNames,
): AsyncGenerator<Table> {
  const read = [...new Set(["batch_id", ...columns])];
  for await (const events of meta.parts(read)) {
    yield rowsAmong(events, "batch_id", batches).select(...columns);
  }
}

/** The events with a direction that is the same for all. */
export async function* guesses(events: AsyncIterable<Table>): AsyncGenerator<Table> {
  for await (const table of events) {
    yield table.withConstant("azimuth", "int64", 1).withConstant("zenith", "int64", 1);
  }
}

/** Each batch's file; files of batches without events are left out. */
export async function batchFiles(
  raw: RawFolder,
  batches: { train: Column; test: Column },
): Promise<CopiedFile[]> {
  const files = (await raw.list("train")).filter((file) => /_\d+\.parquet$/.test(file));
  return Object.entries(batches).flatMap(([part, column]) => {
    const { length } = column;
    const numbers = new Set(Array.from({ length }, (_, row) => column.numberAt(row)));
    const own = files.filter((file) => numbers.has(Number(/_(\d+)\.parquet$/.exec(file)![1])));
    if (own.length !== length) {
      throw new Error(`There are ${own.length} files of the ${length} ${part} batches in train/.`);
    }
    return own.map((file) => ({ from: raw.path(file), to: file.replace(/^train/, part) }));
  });
}
