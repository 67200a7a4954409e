//! The architecture's invariants and the habits of `ARCHITECTURE.md`, as far as reading the files can tell.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LONGEST_FILE: usize = 500;
const LONGEST_COMMAND: usize = 10;

/// Spelt in two halves, so that this file does not find itself.
const FOR_LATER: [&str; 9] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("#[i", "gnore"),
    concat!("it.sk", "ip("),
    concat!("describe.sk", "ip("),
    concat!("it.on", "ly"),
    concat!("test.on", "ly"),
];

const SQL: [&str; 6] = ["SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "];

#[test]
fn core_has_no_window_in_its_dependency_tree() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "contact-core", "--all-features", "--edges", "normal,build", "--prefix", "none"])
        .current_dir(root())
        .output()
        .expect("cargo runs this test, so it is there");
    let tree = String::from_utf8_lossy(&tree.stdout);
    assert!(tree.starts_with("contact-core"), "cargo tree said nothing of the core: {tree}");
    let windows: Vec<_> =
        tree.lines().filter(|line| ["tauri", "wry", "tao", "gtk", "webkit"].iter().any(|name| line.starts_with(name))).collect();
    assert!(windows.is_empty(), "the core depends on {windows:?}");
}

#[test]
fn only_the_ipc_folder_of_the_page_knows_tauri() {
    none(files("ui/src", &["ts", "tsx"]).filter(|file| !file.under("ui/src/ipc")), |line| line.contains("@tauri-apps/"));
}

#[test]
fn sql_is_in_stores_and_the_database_module_only() {
    let product = ["src-tauri/core/src", "src-tauri/cli/src", "src-tauri/src"].into_iter().flat_map(|folder| files(folder, &["rs"]));
    // The scratch file of an import is a database of its own, so its module is a store too.
    let elsewhere = product.filter(|file| !file.under("src-tauri/core/src/db") && !file.named("store") && !file.named("scratch"));
    none(elsewhere, |line| !is_comment(line) && SQL.iter().any(|words| line.contains(words)));
}

#[test]
fn no_file_is_too_long_to_read_at_once() {
    let long: Vec<_> = sources().filter(|file| file.text.lines().count() > LONGEST_FILE).map(|file| file.path).collect();
    assert!(long.is_empty(), "over {LONGEST_FILE} lines, to be split by what they are about: {long:?}");
}

#[test]
fn nothing_is_left_for_later() {
    none(sources(), |line| FOR_LATER.iter().any(|mark| line.contains(mark)));
}

#[test]
fn a_command_body_is_one_short_call() {
    for file in files("src-tauri/src/commands", &["rs"]) {
        for command in file.text.split("#[tauri::command]").skip(1) {
            let lines = command.lines().skip_while(|line| !line.ends_with('{')).skip(1).take_while(|line| *line != "}").count();
            // The one command that puts the app's start together is no call into the core.
            let name = command.split("fn ").nth(1).and_then(|rest| rest.split('(').next()).unwrap_or_default();
            assert!(lines <= LONGEST_COMMAND || name == "app_state", "{name} in {} has {lines} lines", file.path.display());
        }
    }
}

#[test]
fn every_dependency_is_used() {
    for (manifest, folders) in [
        ("Cargo.toml", ["src-tauri/src", "tests/app", "tests/e2e", "src-tauri/build.rs"].as_slice()),
        ("src-tauri/core/Cargo.toml", &["src-tauri/core/src", "tests/core"]),
        ("src-tauri/cli/Cargo.toml", &["src-tauri/cli/src", "tests/cli"]),
        ("src-tauri/bench/Cargo.toml", &["src-tauri/bench/src"]),
    ] {
        let code: String = folders.iter().flat_map(|folder| files(folder, &["rs"])).map(|file| file.text).collect();
        let manifest_text = fs::read_to_string(root().join(manifest)).expect("the manifest is there");
        let unused: Vec<_> = dependencies(&manifest_text).filter(|name| !code.contains(&format!("{}::", name.replace('-', "_")))).collect();
        assert!(unused.is_empty(), "{manifest} names crates that nothing uses: {unused:?}");
    }
}

/// Names in the dependency tables of a package's manifest; the workspace's own table is only versions.
fn dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    let mut table = "";
    manifest.lines().filter_map(move |line| {
        if let Some(header) = line.strip_prefix('[') {
            table = header.trim_end_matches(']');
            return None;
        }
        let name = line.split(['.', ' ', '=']).next().filter(|name| !name.is_empty() && !name.starts_with('#'))?;
        (table.ends_with("dependencies") && !table.starts_with("workspace")).then_some(name)
    })
}

struct File {
    path: PathBuf,
    text: String,
}

impl File {
    fn under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// `store.rs`, or a part of one in `store/`.
    fn named(&self, stem: &str) -> bool {
        self.path.file_stem().is_some_and(|name| name == stem) || self.path.parent().is_some_and(|folder| folder.ends_with(stem))
    }
}

/// Fails with every line that `wrong` objects to.
fn none(files: impl Iterator<Item = File>, wrong: impl Fn(&str) -> bool) {
    let found: Vec<_> = files
        .flat_map(|file| {
            let lines = file.text.lines().enumerate().filter(|(_, line)| wrong(line));
            lines.map(|(number, line)| format!("{}:{}: {}", file.path.display(), number + 1, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// What people wrote: no build output, no packages, no bindings.
fn sources() -> impl Iterator<Item = File> {
    let bindings = Path::new("ui/src/ipc/bindings.ts");
    ["src-tauri", "tests", "ui/src"]
        .into_iter()
        .flat_map(|folder| files(folder, &["rs", "ts", "tsx", "css"]))
        .filter(move |file| file.path != bindings)
}

/// The files below a folder (or the file itself), with their paths from the root of the repository.
fn files(below: &str, extensions: &[&str]) -> impl Iterator<Item = File> + use<> {
    let mut found = Vec::new();
    collect(&root().join(below), extensions, &mut found);
    found.sort();
    found.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        File { path: path.strip_prefix(root()).expect("it is below the root").to_owned(), text }
    })
}

fn collect(path: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    if let Ok(entries) = fs::read_dir(path) {
        entries.flatten().for_each(|entry| collect(&entry.path(), extensions, found));
    } else if path.is_file() && path.extension().is_some_and(|end| extensions.iter().any(|one| end == *one)) {
        found.push(path.to_owned());
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the core is two folders below the root")
}
