//! Whole processes, timed from start to end, with the most memory they held.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

/// How often a running process is asked for its memory. The kernel keeps the peak itself, so only growth in the last
/// interval before the end can be missed.
const INTERVAL: Duration = Duration::from_millis(5);

/// What one process took.
#[derive(Debug, Clone)]
pub struct Run {
    /// From start to end.
    pub seconds: f64,
    /// Most memory held at a time, in MiB; 0 where the system doesn't say.
    pub peak_mib: f64,
    /// What it printed.
    pub stdout: String,
}

/// Runs `program` with `arguments`, `input` on its stdin; refuses anything but success.
pub fn run(program: &Path, arguments: &[&str], input: &str) -> Outcome<Run> {
    let printed = tempfile::NamedTempFile::new()?;
    let started = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(File::create(printed.path())?)
        .spawn()
        .map_err(|error| format!("{} cannot be started: {error}.", program.display()))?;
    let status_file = format!("/proc/{}/status", child.id());
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let (ended, end) = mpsc::channel();
    let waiter = thread::spawn(move || {
        let status = child.wait();
        let _ = ended.send(started.elapsed());
        status
    });
    let mut peak_mib: f64 = 0.0;
    let elapsed = loop {
        match end.recv_timeout(INTERVAL) {
            Ok(elapsed) => break elapsed,
            Err(mpsc::RecvTimeoutError::Timeout) => peak_mib = peak_mib.max(peak_of(&status_file).unwrap_or(0.0)),
            Err(mpsc::RecvTimeoutError::Disconnected) => return Err("The measured process was lost.".into()),
        }
    };
    let status = waiter.join().map_err(|_| "The measured process was lost.")??;
    if !status.success() {
        return Err(format!("{} {} ended with {status}.", program.display(), arguments.join(" ")).into());
    }
    Ok(Run { seconds: elapsed.as_secs_f64(), peak_mib, stdout: fs::read_to_string(printed.path())? })
}

fn peak_of(status_file: &str) -> Option<f64> {
    let status = fs::read_to_string(status_file).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}
