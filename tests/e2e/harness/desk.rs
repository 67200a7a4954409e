//! Starting the app for one test.

use std::fs::{self, File, Permissions};
use std::io;
use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use super::process::{Running, free_ports};
use super::{Journey, wait_for};

/// A display, a session bus, a home, and the app on it.
pub struct Desk {
    home: Arc<TempDir>,
    dialogs: Dialogs,
    display: String,
    bus_address: String,
    // Dropped in this order: the app before what it runs on.
    _driver: Running,
    _bus: Running,
    _screen: Running,
    /// Drives the page.
    pub driver: WebDriver,
}

/// Which dialogs the app uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialogs {
    /// Answers from a file.
    Scripted,
    /// The desktop's own.
    Real,
}

impl Desk {
    /// The app at its first start, with scripted dialogs.
    pub async fn first_start() -> Journey<Self> {
        Self::start(Dialogs::Scripted).await
    }

    /// The app at its first start, with the desktop's own dialogs.
    pub async fn with_real_dialogs() -> Journey<Self> {
        Self::start(Dialogs::Real).await
    }

    /// The app with a workspace that is there already. It is linked into the test's home, not copied.
    pub async fn with_workspace(file: &Path) -> Journey<Self> {
        let home = furnished_home()?;
        let folder = home.path().join("data/contact-center");
        fs::create_dir(&folder)?;
        symlink(file, folder.join("default.contacts"))?;
        Self::start_in(Arc::new(home), Dialogs::Scripted).await
    }

    async fn start(dialogs: Dialogs) -> Journey<Self> {
        Self::start_in(Arc::new(furnished_home()?), dialogs).await
    }

    async fn start_in(home: Arc<TempDir>, dialogs: Dialogs) -> Journey<Self> {
        let mut screen = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let display = format!(":{}", screen.first_line()?);

        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--nosyslog", "--print-address=1"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut bus = Running::start(hermetic(&mut bus, home.path(), &display, ""))?;
        let bus_address = bus.first_line()?;

        let (port, native_port) = free_ports()?;
        let mut command = Command::new(tauri_driver());
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        hermetic(&mut command, home.path(), &display, &bus_address);
        if dialogs == Dialogs::Scripted {
            command.env("CONTACTS_FILE_PICKER_SCRIPT", home.path().join("dialogs.json"));
        }
        let running = Running::start(command.stdout(Stdio::null()).stderr(log(&display)?))?;

        let driver = connect(port, native_port).await?;
        Ok(Self { driver, home, dialogs, display, bus_address, _driver: running, _bus: bus, _screen: screen })
    }

    /// Closes the app and starts it again in the same home.
    pub async fn start_again(self) -> Journey<Self> {
        let (home, dialogs) = (Arc::clone(&self.home), self.dialogs);
        self.leave().await?;
        Self::start_in(home, dialogs).await
    }

    /// A path in the test's own folder for files.
    pub fn file(&self, name: &str) -> PathBuf {
        self.home.path().join("files").join(name)
    }

    /// The next open dialog is answered with these fixtures.
    pub fn choose(&self, fixtures: &[&str]) -> Journey {
        let paths: Vec<_> = fixtures.iter().map(|name| fixture(name)).collect();
        self.script(&json!({ "open": paths }))
    }

    /// The next save dialog is answered with a file of this name, whose path is returned.
    pub fn save_as(&self, name: &str) -> Journey<PathBuf> {
        let path = self.file(name);
        self.script(&json!({ "save": path }))?;
        Ok(path)
    }

    fn script(&self, answers: &serde_json::Value) -> Journey {
        Ok(fs::write(self.home.path().join("dialogs.json"), answers.to_string())?)
    }

    /// The app's workspace file.
    pub fn workspace(&self) -> PathBuf {
        self.home.path().join("data/contact-center/default.contacts")
    }

    /// A program that shares the test's display, session bus and home.
    pub fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        hermetic(&mut command, self.home.path(), &self.display, &self.bus_address);
        command
    }

    /// Ends the session; the app closes with it.
    pub async fn leave(self) -> Journey {
        Ok(self.driver.clone().quit().await?)
    }
}

/// A journey that fails leaves without quitting. The session is given up then; the app ends with its driver.
impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
    }
}

/// A home with the folders that the app and its helpers look for.
fn furnished_home() -> io::Result<TempDir> {
    let home = tempfile::tempdir()?;
    for folder in ["data", "config", "cache", "run", "files"] {
        fs::create_dir(home.path().join(folder))?;
    }
    fs::set_permissions(home.path().join("run"), Permissions::from_mode(0o700))?;
    fs::write(home.path().join("dialogs.json"), "{}")?;
    Ok(home)
}

/// A file of the repository's fixtures.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Only what the programs need, and every folder of the person's replaced by one of the test's.
fn hermetic<'a>(command: &'a mut Command, home: &Path, display: &str, bus_address: &str) -> &'a mut Command {
    command.env_clear().env("HOME", home).env("DISPLAY", display).env("DBUS_SESSION_BUS_ADDRESS", bus_address);
    command.env("LANG", "C.UTF-8").env("TZ", "Europe/Berlin").env("NO_AT_BRIDGE", "1");
    command.env("PATH", option_env!("PATH").unwrap_or("/usr/bin:/bin"));
    // Software rendering: a virtual display has no other.
    command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
    for (name, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "run"),
        ("TMPDIR", "run"),
    ] {
        command.env(name, home.join(folder));
    }
    command
}

/// The program under test.
pub const APP: &str = env!("CARGO_BIN_EXE_contact-center");

/// What the app and its helpers say goes to `target/e2e`, one file a display.
fn log(display: &str) -> Journey<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/e2e");
    fs::create_dir_all(&folder)?;
    Ok(File::create(folder.join(format!("display{}.log", display.replace(':', "-"))))?)
}

fn tauri_driver() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/bin/tauri-driver")
}

async fn connect(port: u16, native_port: u16) -> Journey<WebDriver> {
    let mut capabilities = Capabilities::new();
    capabilities.set("tauri:options", json!({ "application": APP }))?;
    let address = format!("http://127.0.0.1:{port}");
    for (name, port) in [("WebKitWebDriver", native_port), ("tauri-driver", port)] {
        wait_for(&format!("{name} to listen"), async || Ok(TcpStream::connect(("127.0.0.1", port)).ok())).await?;
    }
    Ok(WebDriver::new(&address, capabilities).await?)
}
