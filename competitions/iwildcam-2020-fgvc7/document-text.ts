import {
  type JsonItems,
  type JsonObject,
  type JsonSlice,
  type JsonValue,
  memberOf,
  PandasRecords,
  pythonJsonPieces,
} from "mlebench";

/** A document of some lists of records, followed by the categories and the info of a raw one. */
export function documentText(
  rawMembers: ReadonlyMap<string, JsonSlice>,
  lists: Readonly<Record<string, Iterable<JsonObject>>>,
): Iterable<string> {
  const categories = new PandasRecords(memberOf(rawMembers, "categories").items());
  return pythonJsonPieces(
    new Map<string, JsonValue | JsonItems>([
      ...Object.entries(lists).map(([key, items]): [string, JsonItems] => [key, { items }]),
      ["categories", { items: categories.rewritten() }],
      ["info", memberOf(rawMembers, "info").value()],
    ]),
  );
}
