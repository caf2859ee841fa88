import { compareCodePoints, constantColumn, type RawFolder, Table } from "mlebench";

const TRUTH = "ground_truth.csv";
const POSITION = ["UnixTimeMillis", "LatitudeDegrees", "LongitudeDegrees"];

/** Names of the folders with drives, sorted. */
export async function drivesOf(raw: RawFolder): Promise<string[]> {
  const files = (await raw.list("train")).map((file) => file.split("/"));
  const folders = files.filter(({ length }) => length > 2).map(([, drive]) => drive!);
  return [...new Set(folders)].sort(compareCodePoints);
}

/** The day of a drive such as `2021-7-04-US-MTV-1`, written `2021-07-04`. */
export function dateOf(drive: string): string {
  const [year = "", month = "", day = ""] = drive.split("-");
  if (![year, month, day].every((part) => /^\d+$/.test(part))) {
    throw new Error(`The drive ${drive} does not begin with its date.`);
  }
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Where the phones of some drives were, in the order of folder names, with each table's file. */
export async function groundTruths(
  raw: RawFolder,
  drives: readonly string[],
): Promise<{ file: string; table: Table }[]> {
  const wanted = new Set(drives);
  const paths = (await raw.list("train"))
    .map((file) => file.split("/").slice(1))
    .filter(([drive]) => wanted.has(drive!))
    .filter((path) => path.at(-1) === TRUTH)
    .sort(byFolder);
  const truths: { file: string; table: Table }[] = [];
  for (const path of paths) {
    const [drive, phone] = path;
    if (path.length !== 3 || phone!.includes("-")) {
      throw new Error(`train/${path.join("/")} does not belong to a phone of a drive.`);
    }
    const file = path.join("/");
    const table = await raw.readCsv(`train/${file}`, { floats: "plain" });
    truths.push({ file, table: withTrip(table.select(...POSITION), `${drive}-${phone}`) });
  }
  const driven = new Set(
    truths.filter(({ table }) => table.rowCount > 0).map(({ file }) => file.split("/", 1)[0]!),
  );
  const lost = drives.find((drive) => !driven.has(drive));
  if (lost !== undefined) throw new Error(`There are no true positions of the drive ${lost}.`);
  return truths;
}

function withTrip(positions: Table, trip: string): Table {
  return Table.of([
    ["tripId", constantColumn("text", trip, positions.rowCount)],
    ...positions.entries(),
  ]);
}

/** A folder comes before others whose names it begins, whatever follows. */
function byFolder(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((name, level) => name !== b[level]);
  return differing < 0 ? 0 : compareCodePoints(a[differing]!, b[differing] ?? "");
}
