"""Drives kernels alike, by Jupyter's own client, and prints what came of it: one JSON line a kernel.

Reads from standard input {"kernels": [{"case", "argv", "cells", "env"}, …], "rounds", "directory"}. Each round starts every
kernel once, in turn, so that what else the machine does falls on all of them.
"""

import json
import os
import subprocess
import sys
import time
from statistics import median, quantiles

import zmq
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file

CELLS = 200
PATIENCE_S = 15
OUTPUT_BYTES = 10 * 1024 * 1024


class Lost(Exception):
    """The kernel did not answer, or not with all that it owed."""


def process_family(pid):
    """A process and its children, by /proc."""
    family = [pid]
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as file:
            for child in file.read().split():
                family += process_family(int(child))
    return family


def resident_megabytes(pid):
    total = 0
    for member in process_family(pid):
        with open(f"/proc/{member}/status") as file:
            total += next((int(line.split()[1]) for line in file if line.startswith("VmRSS")), 0)
    return total / 1024


def cpu_seconds(pid):
    ticks = 0
    for member in process_family(pid):
        with open(f"/proc/{member}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


class Kernel:
    def __init__(self, argv, env, directory):
        key = os.urandom(16).hex()
        path = os.path.join(directory, f"connection-{key[:8]}.json")
        file, info = write_connection_file(path, key=key.encode())
        context = zmq.Context()
        # Look often whether the kernel is there, and drop nothing on our side.
        context.setsockopt(zmq.RECONNECT_IVL, 2)
        context.setsockopt(zmq.RCVHWM, 0)
        context.setsockopt(zmq.LINGER, 0)
        self.client = BlockingKernelClient(context=context)
        self.client.load_connection_info(info)
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            [part.replace("{connection_file}", file) for part in argv],
            cwd=directory,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.client.start_channels(hb=False)

    def since_start(self):
        return time.perf_counter() - self.begun

    def info(self):
        self._reply(self.client.kernel_info())

    def run(self, code):
        """Runs a cell; gives its seconds until reply and idle, and the text that it published."""
        begun = time.perf_counter()
        request = self.client.execute(code)
        reply = self._reply(request)
        text = self._until_idle(request)
        if reply["content"]["status"] != "ok":
            raise Lost(str(reply["content"].get("evalue")))
        return time.perf_counter() - begun, text

    def _reply(self, request):
        while True:
            message = self._next(self.client.get_shell_msg)
            if message["parent_header"].get("msg_id") == request:
                return message

    def _until_idle(self, request):
        text = []
        while True:
            message = self._next(self.client.get_iopub_msg)
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if content.get("execution_state") == "idle":
                return "".join(text)
            text.append(content.get("text") or str((content.get("data") or {}).get("text/plain", "")))

    @staticmethod
    def _next(get):
        try:
            return get(timeout=PATIENCE_S)
        except Exception as error:
            raise Lost("no answer") from error

    def stop(self):
        """Ends the kernel as Jupyter does, so that it can keep its caches for the next start."""
        self.client.shutdown()
        try:
            self.process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.client.stop_channels()


def attempt(result, key, measure):
    """Notes what was measured; what once was lost is not tried again."""
    if key in result["lost"]:
        return
    try:
        value = measure()
    except Lost as error:
        result["lost"][key] = str(error)
    else:
        result["measured"].setdefault(key, []).append(value)


def whole_output(kernel, code):
    seconds, text = kernel.run(code)
    if len(text) != OUTPUT_BYTES:
        raise Lost(f"{len(text)} of {OUTPUT_BYTES} bytes came")
    return seconds


def declaring_cells(kernel, declare, lost):
    """Milliseconds of each of many cells that use a name of the cell before and declare one; up to where it is lost."""
    times = []
    kernel.run(declare.replace("{previous}", "0").replace("{n}", "0"))
    try:
        for n in range(1, CELLS + 1):
            code = declare.replace("{previous}", f"name{n - 1}").replace("{n}", str(n))
            times.append(kernel.run(code)[0] * 1000)
    except Lost as error:
        lost["cells"] = f"cell {len(times) + 1} of {CELLS}: {error}"
    return times


def one_round(spec, result, directory):
    cells = spec["cells"]
    kernel = Kernel(spec["argv"], spec.get("env", {}), directory)
    measured = result["measured"]
    try:
        kernel.info()
        measured.setdefault("infoSeconds", []).append(kernel.since_start())
        kernel.run("1+1")
        measured.setdefault("firstResultSeconds", []).append(kernel.since_start())
        pid = kernel.process.pid
        measured.setdefault("residentMegabytes", []).append(resident_megabytes(pid))
        measured.setdefault("startCpuSeconds", []).append(cpu_seconds(pid))
        times = declaring_cells(kernel, cells["declare"], result["lost"])
        measured.setdefault("cellMs", []).append(median(times))
        measured.setdefault("cellP95Ms", []).append(quantiles(times, n=20)[-1])
        measured.setdefault("growth", []).append(median(times[-50:]) / median(times[:50]))
        if len(times) < CELLS:
            return
        if "import" in cells:
            attempt(result, "importMs", lambda: kernel.run(cells["import"])[0] * 1000)
            attempt(result, "awsClients", lambda: int(kernel.run(cells["awsClients"])[1].strip()))
        attempt(result, "outputSeconds", lambda: whole_output(kernel, cells["output"]))
        measured.setdefault("cpuSeconds", []).append(cpu_seconds(pid))
    finally:
        kernel.stop()


def main():
    plan = json.load(sys.stdin)
    results = [{"measured": {}, "lost": {}} for _ in plan["kernels"]]
    for _ in range(plan["rounds"]):
        for spec, result in zip(plan["kernels"], results):
            try:
                one_round(spec, result, plan["directory"])
            except Lost as error:
                result["lost"]["cells"] = str(error)
    for spec, result in zip(plan["kernels"], results):
        line = {"case": spec["case"], "rounds": plan["rounds"]}
        line.update({key: round(median(values), 3) for key, values in result["measured"].items()})
        firsts = result["measured"].get("firstResultSeconds")
        if firsts:
            # Nothing of it was in any cache then.
            line["coldFirstResultSeconds"] = round(firsts[0], 3)
        if result["lost"]:
            line["lost"] = result["lost"]
        print(json.dumps(line), flush=True)


main()
