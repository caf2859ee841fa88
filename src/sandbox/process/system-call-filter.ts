/** What a filter has to know of an architecture: linux/audit.h, and the tables of system calls. */
interface Architecture {
  audit: number;
  /** add_key, request_key, keyctl. */
  keyCalls: readonly number[];
}

const ARCHITECTURES: Partial<Record<NodeJS.Architecture, Architecture>> = {
  x64: { audit: 0xc000003e, keyCalls: [248, 249, 250] },
  arm64: { audit: 0xc00000b7, keyCalls: [217, 218, 219] },
};

const LOAD_WORD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const RETURN = 0x06;

const AT_NUMBER = 0;
const AT_ARCHITECTURE = 4;

/** Numbers from here on are those of the x32 variant of x64. */
const VARIANT = 0x40000000;
const ALLOW = 0x7fff0000;
const NOT_IMPLEMENTED = 0x00050026;

/**
 * A seccomp program that keeps an agent from the kernel's keyrings, which no namespace shuts off:
 * those of the caller's session, which may hold tickets and tokens, and those that all agents of one
 * user share. Programs of another architecture, whose calls have other numbers, do not run.
 * @returns undefined for architectures that it does not know.
 */
export function systemCallFilter(architecture = process.arch): Buffer | undefined {
  const known = ARCHITECTURES[architecture];
  if (!known) return undefined;
  const { audit, keyCalls } = known;
  const refusals = keyCalls.length + 1;
  return Buffer.concat([
    instruction(LOAD_WORD, AT_ARCHITECTURE),
    instruction(JUMP_IF_EQUAL, audit, 0, refusals + 2),
    instruction(LOAD_WORD, AT_NUMBER),
    instruction(JUMP_IF_AT_LEAST, VARIANT, refusals),
    ...keyCalls.map((call, k) => instruction(JUMP_IF_EQUAL, call, keyCalls.length - k)),
    instruction(RETURN, ALLOW),
    instruction(RETURN, NOT_IMPLEMENTED),
  ]);
}

/** @param ifTrue, ifFalse how many instructions a jump leaves out. */
function instruction(code: number, value: number, ifTrue = 0, ifFalse = 0): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
