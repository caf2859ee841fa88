/** More than the headers of one part need. */
const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_END = Buffer.from("\r\n\r\n");
const CLOSE = Buffer.from("--");

/** The boundary that a `multipart/form-data` content type names; undefined for any other. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(
    contentType,
  );
  return match?.[1] ?? match?.[2];
}

/**
 * Takes the first part with a name out of a multipart form (RFC 7578) as it comes, holding a chunk
 * of it in memory at a time.
 * @param write gets the part's content piece by piece.
 * @returns whether the form is whole and has such a part.
 */
export async function copyFormField(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  name: string,
  write: (bytes: Uint8Array) => Promise<unknown>,
): Promise<boolean> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter may have no line before it.
  let buffer: Buffer = Buffer.from("\r\n");
  let place: "elsewhere" | "in headers" | "in the field" = "elsewhere";
  let isFound = false;
  for await (const chunk of body) {
    buffer = Buffer.concat([buffer, chunk]);
    for (let isMore = true; isMore; ) {
      if (place === "in headers") {
        if (buffer.subarray(0, CLOSE.length).equals(CLOSE)) return isFound;
        const end = buffer.indexOf(HEADERS_END);
        isMore = end >= 0;
        if (!isMore && buffer.length > MAX_HEADER_BYTES) return false;
        if (!isMore) continue;
        const isWanted: boolean = !isFound && partName(buffer.toString("utf8", 0, end)) === name;
        isFound ||= isWanted;
        place = isWanted ? "in the field" : "elsewhere";
        buffer = buffer.subarray(end + HEADERS_END.length);
      } else {
        const end = buffer.indexOf(delimiter);
        isMore = end >= 0;
        // Its end may be the delimiter's beginning.
        const content = buffer.subarray(0, isMore ? end : -delimiter.length);
        if (place === "in the field" && content.length > 0) await write(content);
        buffer = buffer.subarray(content.length + (isMore ? delimiter.length : 0));
        if (isMore) place = "in headers";
      }
    }
  }
  return false;
}

function partName(headers: string): string | undefined {
  const disposition = /^content-disposition:.*$/im.exec(headers)?.[0] ?? "";
  const match = /;\s*name=(?:"([^"]*)"|([^\s;"]+))/i.exec(disposition);
  return match?.[1] ?? match?.[2];
}
