#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
"""What kills, locks, full disks, concurrent writers and damaged files do to measured points.

A point that is told as completed is in the results file, or in the spare file that the last sentence names; a reader
never crashes, hangs, or changes a file. Exit code 1 with one line a breach, 0 with a table of counts.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

POINTS = 8
CRASHES = {-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS, -signal.SIGILL, -signal.SIGFPE}


class Trial:
    """A folder of its own, the programs, and what went wrong."""

    def __init__(self, programs, seed):
        self.cli = os.path.join(programs, "phasebench-cli")
        self.folder = tempfile.mkdtemp(prefix="phasebench-robustness-")
        self.random = random.Random(seed)
        self.breaches = []
        self.counts = {}
        self.experiment = self.path("sweep.json")
        with open(self.experiment, "w") as file:
            json.dump({"problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"},
                       "execution": {"space": "cpu", "threads": 1},
                       "measure": {"samples": 10, "min_time": 0.05, "timeout": 1},
                       "sweep": [{"key": "problem.k", "values": list(range(8, 8 + POINTS))}]}, file)

    def path(self, name):
        return os.path.join(self.folder, name)

    def count(self, what, more=1):
        self.counts[what] = self.counts.get(what, 0) + more

    def expect(self, holds, breach):
        if not holds:
            self.breaches.append(breach)

    def start(self, results, **options):
        return subprocess.Popen([self.cli, "run", self.experiment, "-o", results], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, **options)

    def call(self, *arguments, timeout=60):
        try:
            done = subprocess.run([self.cli, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)
        except subprocess.TimeoutExpired:
            self.breaches.append(f"{arguments} hangs")
            return None
        self.count("commands")
        self.expect(done.returncode not in CRASHES, f"{arguments} crashes: {done.returncode}")
        return done

    def runs_in(self, results):
        shown = self.call("show", results, "--json")
        return len(json.loads(shown.stdout)["runs"]) if shown and shown.returncode == 0 else 0


def told(errors):
    """Points told as completed; those that say they were not kept are not."""
    return len(re.findall(r"^\[\d+/\d+\] (?:(?!not kept).)*: completed", errors, re.MULTILINE))


def kill(trial):
    results = trial.path("kill.phasebench")
    run = trial.start(results)
    time.sleep(trial.random.uniform(0.0, 1.5))
    run.send_signal(trial.random.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
    completed = told(run.communicate(timeout=60)[1])
    held = trial.runs_in(results) if os.path.exists(results) and os.path.getsize(results) > 0 else 0
    trial.expect(held >= completed, f"{completed} points told, {held} in the file")
    again = trial.call("run", trial.experiment, "-o", results, "--resume")
    trial.expect(again is not None and again.returncode == 0, "the sweep cannot be resumed")
    trial.expect(trial.runs_in(results) >= POINTS, "points are missing after --resume")
    trial.count("kills")
    trial.count("points told", completed)


def lock(trial):
    results = trial.path("lock.phasebench")
    run = trial.start(results)
    while not os.path.exists(results) or os.path.getsize(results) == 0:
        time.sleep(0.02)
    holder = sqlite3.connect(results, timeout=10, isolation_level=None)
    holder.execute(trial.random.choice(["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"]))
    time.sleep(trial.random.uniform(1, 4))
    holder.rollback()
    holder.close()
    errors = run.communicate(timeout=200)[1]
    trial.expect(run.returncode == 0, f"exit code {run.returncode}: {errors}")
    trial.expect(trial.runs_in(results) == POINTS, "points were lost to a lock")
    trial.count("locks")


def limit(trial):
    """A limit on the size of files stands for a full disk."""
    results = trial.path("limit.phasebench")
    size = trial.random.randrange(24 << 10, 120 << 10)
    run = trial.start(results, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    errors = run.communicate(timeout=200)[1]
    trial.expect(run.returncode in (0, 6), f"exit code {run.returncode}: {errors}")
    completed = told(errors)
    held = trial.runs_in(results) if os.path.exists(results) and os.path.getsize(results) > 0 else 0
    trial.expect(held >= completed, f"{completed} points told, {held} in the file of at most {size} bytes")
    spare = re.search(r'in "([^"]*spare\d+\.phasebench)"', errors.splitlines()[-1] if errors else "")
    if spare:
        held += trial.runs_in(spare.group(1))
        os.remove(spare.group(1))
    trial.count("limits")
    trial.count("points kept", held)


def writers(trial):
    results = trial.path("writers.phasebench")
    runs = [trial.start(results) for _ in range(3)]
    for run in runs:
        errors = run.communicate(timeout=250)[1]
        trial.expect(run.returncode == 0, f"exit code {run.returncode}: {errors}")
    trial.expect(trial.runs_in(results) == len(runs) * POINTS, "points of concurrent writers were lost")
    trial.count("writers", len(runs))


def mutate(trial):
    source = trial.path("source.phasebench")
    if not os.path.exists(source):
        trial.call("run", trial.experiment, "-o", source)
    with open(source, "rb") as file:
        content = bytearray(file.read())
    for _ in range(trial.random.randrange(1, 20)):
        at = trial.random.randrange(len(content))
        what = trial.random.randrange(3)
        if what == 0:
            content[at] = trial.random.randrange(256)
        elif what == 1:
            del content[at:]
            break
        else:
            content[at:at + 64] = content[at // 2:at // 2 + 64]
        if not content:
            content = bytearray(b"x")
    mutated = trial.path("mutated.phasebench")
    with open(mutated, "wb") as file:
        file.write(content)
    before = sorted(os.listdir(trial.folder))
    for command in (["show", mutated], ["show", mutated, "--json", "--samples"], ["show", mutated, "--csv"],
                    ["log", mutated], ["trace", mutated], ["compare", mutated, mutated]):
        done = trial.call(*command)
        trial.expect(done is None or done.returncode in (0, 2, 6), f"{command}: exit code {done and done.returncode}")
    with open(mutated, "rb") as file:
        trial.expect(file.read() == content, "reading changed the file")
    trial.expect(sorted(os.listdir(trial.folder)) == before, "reading made or removed a file")
    trial.count("mutated files")


def display(trial):
    """Without a display, or with one that is dead, the window says so in one line."""
    window = os.path.join(os.path.dirname(trial.cli), "phasebench")
    if not os.path.exists(window):
        return
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY",
                                                                                  "QT_QPA_PLATFORM")}
    for more in ({}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-4711"}, {"QT_QPA_PLATFORM": "nonsense"}):
        done = subprocess.run([window], env={**environment, **more}, stderr=subprocess.PIPE, text=True, timeout=60)
        trial.expect(done.returncode == 2, f"{more}: exit code {done.returncode}")
        trial.expect(len(done.stderr.splitlines()) == 1, f"{more}: {done.stderr}")
        trial.count("dead displays")


def processes(trial):
    """Too few processes or threads: one sentence that says so, never a crash of the command line."""
    def restrict():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534) # the limit does not bind the superuser
        resource.setrlimit(resource.RLIMIT_NPROC, (limit_of_processes, limit_of_processes))

    limit_of_processes = trial.random.randrange(0, 7)
    os.chmod(trial.folder, 0o755)
    # Programs with AddressSanitizer look for leaks at their end with a process of their own, which they may not start
    # here: they would end with its error.
    options = os.environ.get("ASAN_OPTIONS", "")
    environment = {**os.environ, "ASAN_OPTIONS": ":".join(filter(None, [options, "detect_leaks=0"]))}
    try:
        run = subprocess.run([os.path.abspath(trial.cli), "run", trial.experiment], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True, timeout=200, cwd="/", env=environment,
                             preexec_fn=restrict)
    except PermissionError:
        return # the programs are where nobody else may go
    said = run.stdout + run.stderr
    trial.expect(run.returncode in (0, 4), f"{limit_of_processes} processes: exit code {run.returncode}: {said[-300:]}")
    trial.expect("should not happen" not in said and "Its last line" not in said,
                 f"{limit_of_processes} processes: {said[-300:]}")
    trial.count("limits of processes")


def main():
    trials = {"kill": kill, "lock": lock, "limit": limit, "writers": writers, "mutate": mutate,
              "display": display, "processes": processes}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trial", choices=trials)
    parser.add_argument("--bin", default="build/bin", help="the folder of the programs")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    trial = Trial(arguments.bin, arguments.seed)
    try:
        for _ in range(arguments.rounds):
            trials[arguments.trial](trial)
            for name in os.listdir(trial.folder):
                if name not in ("sweep.json", "source.phasebench"):
                    os.remove(trial.path(name))
    finally:
        shutil.rmtree(trial.folder, ignore_errors=True)
    for what, count in trial.counts.items():
        print(f"{what}: {count}")
    for breach in trial.breaches:
        print(f"BREACH: {breach}")
    return 1 if trial.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
