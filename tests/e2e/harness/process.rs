//! Programs that a test starts and that end with it, whatever happens.

use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A running program with everything that it started. Dropping it ends them all.
pub struct Running(Child);

impl Running {
    /// Starts the program in a process group of its own, so that its children can be ended with it.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let program = command.get_program().to_owned();
        let child = command.stdin(Stdio::null()).process_group(0).spawn();
        child.map(Self).map_err(|error| io::Error::other(format!("{} does not start: {error} (see tests/README.md)", program.display())))
    }

    /// The first line that the program prints.
    pub fn first_line(&mut self) -> io::Result<String> {
        let stdout = self.0.stdout.take().ok_or_else(|| io::Error::other("its output goes elsewhere"))?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The group has the id of its first process. It may be gone already, which is what is wanted.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// Two ports that nothing listens on. Both are held until both are known, so tests that start together get different ones.
pub fn free_ports() -> io::Result<(u16, u16)> {
    let (one, other) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    Ok((one.local_addr()?.port(), other.local_addr()?.port()))
}
