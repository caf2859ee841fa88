import { describe, expect, test } from "vitest";
import { readMessage } from "./message.ts";

const raw = (...lines: string[]) => lines.join("\n");

describe("what a reader sees of an e-mail", () => {
  test("the subject, also over several lines, and the body", () => {
    const message = readMessage(
      raw("From a@b.org", "Subject: New", "\tSequences Window", "To: x", "", "Hello", "", "World"),
    );
    expect(message).toEqual({ subject: "New Sequences Window", body: "Hello\n\nWorld" });
  });

  test("HTML becomes its text; entities and quoted-printable are undone", () => {
    const { body } = readMessage(
      raw(
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "<html><style>p {}</style><!-- hidden --><p>Pay &lt; 5 =",
        "<b>d</b>ollars<br>now=21</p>",
      ),
    );
    expect(body.replace(/\s+/g, " ").trim()).toBe("Pay < 5 dollars now!");
  });

  test("of several parts the first with visible text", () => {
    const { body } = readMessage(
      raw(
        'Content-Type: multipart/mixed; boundary="XX"',
        "",
        "for old readers",
        "--XX",
        "Content-Type: image/gif",
        "",
        "R0lGODlh",
        "--XX",
        "Content-Type: multipart/alternative; boundary=YY",
        "",
        "--YY",
        "Content-Type: text/plain",
        "Content-Transfer-Encoding: base64",
        "",
        "dmlzaWJsZQ==",
        "--YY--",
        "--XX--",
      ),
    );
    expect(body).toBe("visible");
  });

  test("a boundary that only the body shows", () => {
    const { body } = readMessage(
      raw("Subject: s", "", "--ab12", "Content-Type: text/plain", "", "inner text", "--ab12--"),
    );
    expect(body).toBe("inner text");
  });

  test("encoded words in a subject", () => {
    expect(
      readMessage(raw("Subject: =?iso-8859-1?Q?caf=E9_now?= =?utf-8?B?aGk=?=", "", "")).subject,
    ).toBe("café now hi");
  });
});
