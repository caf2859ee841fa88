import { readFile } from "node:fs/promises";
import { type JsonObject, parsePythonJson } from "mlebench";

/** Reads a JSON array of objects that all have the same keys, in whatever order. */
export async function readRequests(path: string): Promise<JsonObject[]> {
  const requests = parsePythonJson(await readFile(path, "utf8"));
  if (!Array.isArray(requests) || !requests.every((request) => request instanceof Map)) {
    throw new Error(`${path} must hold a JSON array of objects`);
  }
  const [first] = requests;
  if (first === undefined) throw new Error(`${path} holds no requests`);
  const differing = requests.findIndex(
    (request) => request.size !== first.size || [...request.keys()].some((key) => !first.has(key)),
  );
  if (differing < 0) return requests;
  throw new Error(`${path}: request ${differing + 1} has other keys than the first one`);
}

/** The request with these fields alone, in this order. */
export function reduced(request: JsonObject, fields: Iterable<string>): JsonObject {
  return new Map(Array.from(fields, (field) => [field, fieldOf(request, field)]));
}

export function idOf(request: JsonObject): string {
  return String(fieldOf(request, "request_id"));
}

/** 1 where somebody gave a pizza, else 0. */
export function outcomeOf(request: JsonObject): number {
  return fieldOf(request, "requester_received_pizza") === true ? 1 : 0;
}

function fieldOf(request: JsonObject, field: string) {
  const value = request.get(field);
  if (value !== undefined) return value;
  throw new Error(`the request ${request.get("request_id")} has no field "${field}"`);
}
