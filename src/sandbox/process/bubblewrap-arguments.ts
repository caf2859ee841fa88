import { launcherPath } from "../inside-files.ts";
import type { SandboxRequest } from "../sandbox.ts";

/** The user that agents are, inside and (started by root) outside: nobody. */
export const AGENT_ID = 65_534;

/** Where things are inside the sandbox. */
export const inside = {
  data: "/home/data",
  agent: "/home/agent",
  submission: "/home/submission",
  logs: "/home/logs",
  code: "/home/code",
  instructions: "/home/instructions.txt",
  validateScript: "/home/validate_submission.sh",
  node: "/run/mlebench/bin/node",
  // An ES module by its name, as there is no package.json around it; TypeScript in a checkout.
  launcher: `/run/mlebench/launch.m${launcherPath.slice(-2)}`,
  validationSocket: "/run/mlebench/validation.sock",
} as const;

/** Files on the host that the sandbox shows beside those of the request. */
export interface HostFiles {
  node: string;
  launcher: string;
  validateScript: string;
  passwd: string;
  group: string;
  hosts: string;
}

/** What programs on the host's /usr need of /etc to work; nothing there names users or secrets. */
const ETC = [
  "ld.so.cache",
  "ld.so.conf",
  "ld.so.conf.d",
  "alternatives",
  "ssl/certs",
  "ssl/openssl.cnf",
  "localtime",
  "fonts",
  "mime.types",
];

/**
 * bubblewrap's arguments up to the command: new namespaces for everything but the user's, an
 * almost empty file system, no network but loopback, no capabilities.
 * @param asRoot bubblewrap is started by root and drops to {@link AGENT_ID} inside; otherwise it
 *   makes a user namespace.
 */
export function bubblewrapArguments(
  { folders, instructions, validationSocket, limits }: SandboxRequest,
  files: HostFiles,
  asRoot: boolean,
): string[] {
  const readOnly = (from: string, to: string) => ["--ro-bind", from, to];
  return [
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    ...["ipc", "pid", "net", "uts", "cgroup-try"].flatMap((name) => [`--unshare-${name}`]),
    ...["--hostname", "sandbox"],
    ...(asRoot
      ? [
          "--cap-drop",
          "ALL",
          ...["SETUID", "SETGID", "SETPCAP"].flatMap((c) => ["--cap-add", `CAP_${c}`]),
        ]
      : [
          "--unshare-user",
          "--uid",
          String(AGENT_ID),
          "--gid",
          String(AGENT_ID),
          "--disable-userns",
        ]),
    ...readOnly("/usr", "/usr"),
    ...["bin", "sbin", "lib", "lib64"].flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...scratchFolder("/dev/shm", limits.memoryBytes),
    ...scratchFolder("/tmp", limits.memoryBytes),
    ...["/etc", "/etc/ssl", "/home", "/run", "/run/mlebench", "/run/mlebench/bin"].flatMap(
      (folder) => ["--perms", "0755", "--dir", folder],
    ),
    ...ETC.flatMap((name) => ["--ro-bind-try", `/etc/${name}`, `/etc/${name}`]),
    ...readOnly(files.passwd, "/etc/passwd"),
    ...readOnly(files.group, "/etc/group"),
    ...readOnly(files.hosts, "/etc/hosts"),
    ...readOnly(files.node, inside.node),
    ...readOnly(files.launcher, inside.launcher),
    ...readOnly(validationSocket, inside.validationSocket),
    ...readOnly(files.validateScript, inside.validateScript),
    ...readOnly(instructions, inside.instructions),
    ...readOnly(folders.data, inside.data),
    ...readOnly(folders.agent, inside.agent),
    ...["--bind", folders.submission, inside.submission],
    ...["--bind", folders.logs, inside.logs],
    ...["--bind", folders.code, inside.code],
    ...["--chdir", inside.agent],
  ];
}

function scratchFolder(path: string, bytes: number): string[] {
  return ["--perms", "1777", "--size", String(bytes), "--tmpfs", path];
}
