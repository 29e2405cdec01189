"""A Slurm controller and one worker of our own, on loopback and without systemd, for one test.

Needs root and Debian's slurm-wlm and munge; missing() says what is not there. Everything lives in
one folder, with ports, a key and a socket of its own: a Slurm that the machine has is left alone.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol")

CONFIGURATION = """\
ClusterName=gigaload
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort={controller}
SlurmdPort={worker}
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket,cred_expire=5
CryptoType=crypto/munge
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
MpiDefault=none
ReturnToService=2
KillWait=5
InactiveLimit=0
MinJobAge=300
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} State=UNKNOWN
PartitionName=test Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:4
"""


def version():
    """The daemons' version, such as (22, 5)."""
    said = subprocess.run(["slurmd", "-V"], capture_output=True, text=True, check=True,
                          env={**os.environ, "PATH": os.environ.get("PATH", "") + ":/usr/sbin:/sbin"})
    return tuple(int(part) for part in said.stdout.split()[-1].split(".")[:2])


def missing():
    """What keeps a Slurm from being started here; empty if nothing does."""
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    programs = [name for name in PROGRAMS if shutil.which(name, path=path) is None]
    if programs:
        return f"no {', '.join(programs)} (packages slurm-wlm and munge)"
    if os.geteuid() != 0:
        return "Slurm's daemons need root"
    try:
        pwd.getpwnam("munge")
    except KeyError:
        return "no user munge"
    return ""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class OneMachineSlurm:
    def __init__(self):
        # of its own, for slurm.conf takes no blanks
        self.folder = Path(tempfile.mkdtemp(prefix="gigaload-slurm-"))
        self.daemons = []
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf"),
                            "PATH": os.environ.get("PATH", "") + ":/usr/sbin:/sbin"}

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        munge = self.folder / "munge"
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        munge.mkdir(mode=0o755)
        (munge / "key").write_bytes(os.urandom(1024))
        (munge / "key").chmod(0o400)
        user = pwd.getpwnam("munge")
        for path in (munge, munge / "key"):
            os.chown(path, user.pw_uid, user.pw_gid)
        self.folder.chmod(0o755)
        self.daemon("munged", "--foreground", f"--socket={munge}/socket", f"--key-file={munge}/key",
                    f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed",
                    user=user)
        self.until(lambda: (munge / "socket").exists(), "munged")
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            host=socket.gethostname().split(".")[0], folder=self.folder, controller=free_port(),
            worker=free_port(), processors=os.cpu_count()))
        # newer ones want the cgroups of the system, which a root of another system has not, unless told
        if version() >= (23, 11):
            (self.folder / "cgroup.conf").write_text("CgroupPlugin=disabled\n")
        self.daemon("slurmctld", "-D")
        self.until(lambda: self.run("scontrol", "ping").returncode == 0, "slurmctld")
        self.daemon("slurmd", "-D")
        self.until(lambda: "idle" in self.run("sinfo", "-h", "-o", "%t").stdout, "slurmd")

    def daemon(self, *words, user=None):
        def change_user():
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)

        self.daemons.append(subprocess.Popen(
            words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=change_user if user else None))

    def run(self, *words, **options):
        return subprocess.run([str(w) for w in words], env=self.environment, text=True,
                              capture_output=True, timeout=120, **options)

    def until(self, condition, what, seconds=60):
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                logs = "\n".join(p.read_text(errors="replace")[-3000:]
                                 for p in self.folder.glob("*.log"))
                raise TimeoutError(f"{what} was not there after {seconds} s\n{logs}")
            time.sleep(0.05)

    def stop(self):
        for daemon in reversed(self.daemons):
            daemon.terminate()
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
