//! The measurement itself: the same files through the sqlite3 shell and through `contacts`, by turns, in one run.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::process::{Run, run as run_process};
use crate::verify::{Verdict, verify};
use crate::{Outcome, generate, interactions, report};

/// The files of a data set that are imported, in their order, and the table that the sqlite3 shell loads each into.
pub const FILES: [(&str, &str); 2] = [("contacts.csv", "contacts"), ("submissions.csv", "submissions")];

/// What to measure.
#[derive(Debug, Clone, Args)]
pub struct Plan {
    /// People in the generated data set.
    #[arg(long, default_value_t = 100_000)]
    pub people: usize,
    /// Submissions in the generated data set.
    #[arg(long, default_value_t = 150_000)]
    pub submissions: usize,
    /// Names the data set.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How often each measurement is made; the table has the medians.
    #[arg(long, default_value_t = 3)]
    pub rounds: usize,
    /// Also import a data set ten times as large, once, for its memory.
    #[arg(long)]
    pub large: bool,
    /// A folder with contacts.csv, submissions.csv and truth.csv to measure instead of a generated set.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The `contacts` program; the one beside this program unless told.
    #[arg(long)]
    pub contacts: Option<PathBuf>,
    /// Where the files and workspaces of the run go, for as long as it lasts.
    #[arg(long)]
    pub work: Option<PathBuf>,
}

/// What the run found.
#[derive(Debug, Default)]
pub struct Findings {
    /// For each round and file: the sqlite3 shell's load, then the import.
    pub imports: Vec<[(Run, Run); 2]>,
    /// For each round: the sqlite3 shell's dump, then the export.
    pub exports: Vec<(Run, Run)>,
    /// Imports of the set ten times as large.
    pub large: Option<[Run; 2]>,
    /// What came out, against the truth.
    pub verdict: Option<Verdict>,
    /// Interactions by name.
    pub interactions: Vec<interactions::Timing>,
}

/// Runs the plan and returns the table in Markdown.
pub fn run(plan: &Plan) -> Outcome<String> {
    let work = match &plan.work {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    let data = match &plan.data {
        Some(data) => data.clone(),
        None => {
            eprintln!("Generating {} people and {} submissions …", plan.people, plan.submissions);
            let data = work.path().join("data");
            generate::write(&data, plan.people, plan.submissions, plan.seed)?;
            data
        }
    };
    let contacts = program(plan)?;
    let shop = Workshop { contacts: &contacts, work: work.path() };
    let mut findings = Findings::default();
    let mut exported = None;
    for round in 1..=plan.rounds {
        eprintln!("Round {round} of {} …", plan.rounds);
        findings.imports.push(shop.imports(&data)?);
        let table = match exported.take() {
            Some(table) => table,
            None => shop.load_export()?,
        };
        findings.exports.push(shop.exports(&table)?);
        exported = Some(table);
    }
    eprintln!("Comparing with the truth …");
    findings.verdict = Some(shop.verdict(&data)?);
    eprintln!("Timing interactions …");
    findings.interactions = interactions::measure(&shop.workspace(), plan.seed, false)?;
    if plan.large {
        eprintln!("Importing a set ten times as large …");
        let data = work.path().join("large");
        generate::write(&data, plan.people * 10, plan.submissions * 10, plan.seed)?;
        findings.large = Some(shop.import_only(&data)?);
    }
    Ok(report::markdown(plan, &findings))
}

fn program(plan: &Plan) -> Outcome<PathBuf> {
    let program = match &plan.contacts {
        Some(program) => program.clone(),
        None => env::current_exe()?.with_file_name("contacts"),
    };
    if !program.is_file() {
        return Err(format!("There is no {}. Build it with: cargo build --release -p contacts-cli", program.display()).into());
    }
    Ok(program)
}

/// The programs and the folder of a run.
struct Workshop<'a> {
    contacts: &'a Path,
    work: &'a Path,
}

impl Workshop<'_> {
    fn workspace(&self) -> PathBuf {
        self.work.join("bench.contacts")
    }

    /// Loads both files into a fresh indexed database with the sqlite3 shell, and into a fresh workspace.
    fn imports(&self, data: &Path) -> Outcome<[(Run, Run); 2]> {
        let database = self.work.join("raw.db");
        remove_database(&database)?;
        self.fresh_workspace()?;
        let [first, second] = FILES.map(|(file, table)| {
            let raw = sqlite3(&database, &load_script(&data.join(file), table)?)?;
            Ok::<_, Box<dyn std::error::Error>>((raw, self.import(&data.join(file))?))
        });
        Ok([first?, second?])
    }

    /// Imports both files into a fresh workspace.
    fn import_only(&self, data: &Path) -> Outcome<[Run; 2]> {
        self.fresh_workspace()?;
        let [first, second] = FILES.map(|(file, _)| self.import(&data.join(file)));
        Ok([first?, second?])
    }

    fn fresh_workspace(&self) -> Outcome<()> {
        remove_database(&self.workspace())?;
        self.contacts(&["init", "--name", "Bench", "--region", "US", "--timezone", "UTC"]).map(drop)
    }

    fn import(&self, file: &Path) -> Outcome<Run> {
        let run = self.contacts(&["import", "--json", &text(file)])?;
        let report: serde_json::Value = serde_json::from_str(&run.stdout)?;
        if report["rejected"] != 0 {
            return Err(format!("{}: {} rows were rejected.", file.display(), report["rejected"]).into());
        }
        Ok(run)
    }

    /// A database with one table that holds what an export writes, row for row, so that the dump has the same work.
    fn load_export(&self) -> Outcome<PathBuf> {
        let (table, csv) = (self.work.join("exported.db"), self.work.join("exported.csv"));
        remove_database(&table)?;
        self.contacts(&["export", "--keys", "--to", &text(&csv)])?;
        sqlite3(&table, &load_script(&csv, "exported")?)?;
        Ok(table)
    }

    fn exports(&self, table: &Path) -> Outcome<(Run, Run)> {
        let (dump, csv) = (self.work.join("dump.csv"), self.work.join("export.csv"));
        let script = format!(".mode csv\n.headers on\n.output {}\nSELECT * FROM exported;\n", quoted(&dump));
        let raw = sqlite3(table, &script)?;
        let export = self.contacts(&["export", "--keys", "--to", &text(&csv)])?;
        Ok((raw, export))
    }

    fn verdict(&self, data: &Path) -> Outcome<Verdict> {
        let rows = |sql: &str| sqlite3(&self.workspace(), &format!(".mode list\n.separator \"\\t\"\n{sql}\n")).map(|run| run.stdout);
        let contacts = rows("SELECT COUNT(*) FROM contact WHERE deleted_at IS NULL;")?.trim().parse()?;
        let linked: HashMap<String, String> =
            rows("SELECT external_id, contact_id FROM submission WHERE external_id IS NOT NULL AND contact_id IS NOT NULL;")?
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .map(|(submission, contact)| (submission.to_owned(), contact.to_owned()))
                .collect();
        let known = csv::Reader::from_path(data.join(FILES[0].0))?.into_records().count();
        verify(data, known, contacts, &linked)
    }

    fn contacts(&self, arguments: &[&str]) -> Outcome<Run> {
        let workspace = text(&self.workspace());
        let all: Vec<&str> = ["--workspace", &workspace].into_iter().chain(arguments.iter().copied()).collect();
        run_process(self.contacts, &all, "")
    }
}

fn sqlite3(database: &Path, script: &str) -> Outcome<Run> {
    run_process(Path::new("sqlite3"), &["-batch", &text(database)], &format!(".bail on\n{script}"))
}

/// Makes a text table with the file's columns, an index on e-mail and phone where it has them, and loads the file.
fn load_script(file: &Path, table: &str) -> Outcome<String> {
    let headers = csv::Reader::from_path(file)?.headers()?.clone();
    let columns: Vec<String> = headers.iter().map(|header| format!("\"{header}\" TEXT")).collect();
    let mut script = format!("CREATE TABLE {table} ({});\n", columns.join(", "));
    for column in ["email", "phone"].into_iter().filter(|column| headers.iter().any(|header| header == *column)) {
        script.push_str(&format!("CREATE INDEX {table}_by_{column} ON {table} ({column});\n"));
    }
    script.push_str(&format!(".import --csv --skip 1 {} {table}\n", quoted(file)));
    Ok(script)
}

fn remove_database(path: &Path) -> Outcome<()> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let file = PathBuf::from(format!("{}{suffix}", path.display()));
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}
