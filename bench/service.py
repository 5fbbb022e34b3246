#!/usr/bin/env python3
"""Boots a clean root with a systemd of its own, installs the Debian package there, and freezes the daemon.

README.md says what is looked at. Needs root, debootstrap, a cgroup2 file system, and the package, which ./mvnw -Pdist package
makes. All that is booted lives in namespaces of its own, and ends with the script.
"""
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import trial
from install import PATH, STATE, WORK_SECONDS, Root, arguments

BOOT_SECONDS, WATCHDOG_SECONDS, CLIPS = 60, 6, 1500
INIT = """
set -e
mount --make-rprivate /
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mkdir -p old
pivot_root . old
umount -l /old
exec env -i container=other PATH="$PATH" /lib/systemd/systemd
"""


class Booted(Root):
    """A root whose systemd runs; what is run there is run under it."""

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.init = 0

    def line(self, *command: str, user: str | None = None) -> list[str]:
        who = ["runuser", "-u", user, "--"] if user else []
        return ["nsenter", "-t", str(self.init), "-m", "-p", "-i", "-u", "-C", "-r", "-w", *who, *command]

    def shell(self, script: str, user: str | None = None) -> str:
        return self.run("sh", "-c", script, user=user, check=False).stdout.strip()

    def show(self, *keys: str) -> list[str]:
        """Properties of the service, in the order of their names."""
        return self.shell(f"systemctl show stillcast --value -p {','.join(keys)}").split("\n")

    @contextmanager
    def running(self):
        group = Path(next(line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()
                          if line.split()[2] == "cgroup2")) / f"stillcast-trial-{os.getpid()}"
        group.mkdir()
        enter = f'echo $$ >"{group}/cgroup.procs" && exec unshare -m -p -f -i -u -C --kill-child sh -c \'{INIT}\' init "$1"'
        process = subprocess.Popen(["sh", "-c", enter, "boot", str(self.folder)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={"PATH": PATH})
        try:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            trial.wait_for(lambda: children.read_text().strip(), BOOT_SECONDS)
            self.init = int(children.read_text())
            if not trial.wait_for(lambda: self.shell("systemctl is-system-running") in ("running", "degraded"), BOOT_SECONDS):
                sys.exit("systemd did not come up in the root")
            yield
        finally:
            trial.kill(process, False)
            trial.wait_for(lambda: "populated 0" in (group / "cgroup.events").read_text(), BOOT_SECONDS)
            for folder in sorted(group.rglob("*/"), key=lambda path: -len(path.parts)):
                if folder.is_dir():
                    folder.rmdir()
            group.rmdir()


def project(root: Booted) -> None:
    """A folder of a project that takes some seconds, where a member of the group can copy it."""
    folder = root.folder / "home/anna/long"
    clips = trial.make_clips(folder / "audio", CLIPS, True)
    trial.make_picture(folder / "bg.png")
    (folder / "manifest.json").write_text(
        trial.manifest(Path("bg.png"), [clip.relative_to(folder) for clip in clips], 60))


def freeze(root: Booted, verdict: trial.Verdict) -> None:
    """The daemon is halted in the middle of a project."""
    root.shell("mkdir -p /run/systemd/system/stillcast.service.d && printf '[Service]\\nWatchdogSec=%s\\n' "
               f"{WATCHDOG_SECONDS} >/run/systemd/system/stillcast.service.d/short.conf && systemctl daemon-reload &&"
               " systemctl restart stillcast")
    root.shell("cp -r ~/long /var/lib/stillcast/inbox/ && chmod g+w /var/lib/stillcast/inbox/long", user="anna")
    verdict.say(trial.wait_for(lambda: "long: " in root.show("StatusText")[0], WORK_SECONDS),
                f"its status says how far it is: {root.show('StatusText')[0]}")
    root.shell("kill -STOP $(systemctl show stillcast --value -p MainPID)")
    verdict.say(trial.wait_for(lambda: root.show("NRestarts") == ["1"], 5 * WATCHDOG_SECONDS), "frozen, it is started anew")
    done = root.folder / STATE / "inbox/done/long"
    verdict.say(trial.wait_for(done.exists, WORK_SECONDS), "and finishes its project")
    log = root.shell("journalctl -b -u stillcast -o cat --no-pager")
    verdict.say("Resuming long" in log, "from where it was")
    result = trial.result_of(root.folder / STATE / "outbox", "long")
    verdict.say(not trial.wrong_parts(root.folder / STATE / "outbox", result), f"{len(result['parts'])} parts are right")


def main() -> None:
    args = arguments(__doc__)
    verdict = trial.Verdict()
    with trial.scratch_of(args) as scratch:
        root = Booted(scratch / "root")
        root.make(args.suite, args.mirror, "systemd", "systemd-sysv")
        shutil.copy(args.deb, root.folder / "root/stillcast.deb")
        with root.running():
            root.shell("dpkg --install /root/stillcast.deb")
            verdict.say(root.show("ActiveState", "UnitFileState") == ["active", "enabled"],
                        "installed, it runs, and will after a boot")
            first = root.show("MainPID")
            root.shell("dpkg --install /root/stillcast.deb")
            verdict.say(root.show("ActiveState") == ["active"] and root.show("MainPID") != first, "installed over itself, it runs again")
            complaints = root.shell("systemd-analyze verify stillcast.service")
            verdict.say(not complaints, f"systemd-analyze verify says nothing {complaints}")
            print("     " + root.shell("systemd-analyze security --no-pager stillcast.service").splitlines()[-1].strip("→ "))
            root.shell("useradd --create-home --groups stillcast anna || usermod --append --groups stillcast anna")
            project(root)
            freeze(root, verdict)
            root.shell("systemctl stop stillcast")
            verdict.say(root.show("Result") == ["success"], "stopped, it has ended well")
            root.shell("dpkg --purge stillcast")
            left = root.shell("ls -d /var/lib/stillcast /etc/stillcast; systemctl list-unit-files --no-legend 'stillcast*'")
            verdict.say("stillcast.service" not in left and left.count("cannot access") == 2, "purged, systemd knows nothing of it")
    verdict.exit()


if __name__ == "__main__":
    main()
