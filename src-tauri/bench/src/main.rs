//! Makes data sets by seed, and measures the release build of `contacts` against the sqlite3 shell on them: `make bench`.

mod boards;
mod generate;
mod interactions;
mod process;
mod report;
mod rounds;
mod segments;
mod shaped;
mod verify;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What can go wrong here ends the program with a sentence.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// Data sets by seed, and measurements of the release build.
#[derive(Debug, Parser)]
#[command(name = "contacts-bench")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write contacts.csv, submissions.csv and truth.csv.
    Generate {
        /// People in contacts.csv.
        #[arg(long)]
        people: usize,
        /// Rows of submissions.csv.
        #[arg(long)]
        submissions: usize,
        /// Names the data set.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Measure, check what came out against the truth, and print the table.
    Run(rounds::Plan),
    /// Time what a person waits for on a workspace that is there already. Changes some of its contacts.
    Interactions {
        /// The workspace file.
        workspace: PathBuf,
        /// Names the contacts that are looked at.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Leave out what takes minutes: hundreds of fields, and a contact with a long history.
        #[arg(long)]
        short: bool,
    },
    /// Time boards and routing on a workspace that is there already, which gets two boards and the cards of one.
    Boards {
        /// The workspace file.
        workspace: PathBuf,
        /// Names the cards that are looked at.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Write the small sample files of the repository anew.
    DemoFiles {
        /// The folder to write to.
        #[arg(long, default_value = "tests/fixtures/sample")]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Generate { people, submissions, seed, out } => generate::write(&out, people, submissions, seed),
        Command::Run(plan) => rounds::run(&plan).map(|table| print!("{table}")),
        Command::Interactions { workspace, seed, short } => {
            interactions::measure(&workspace, seed, short).map(|timings| print!("{}", report::interactions(&timings)))
        }
        Command::Boards { workspace, seed } => {
            interactions::of_boards(&workspace, seed).map(|timings| print!("{}", report::interactions(&timings)))
        }
        Command::DemoFiles { out } => demo_files(&out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn demo_files(out: &Path) -> Outcome<()> {
    fs::create_dir_all(out)?;
    for file in contact_core::sample::demo_files() {
        fs::write(out.join(file.name), file.bytes)?;
    }
    Ok(())
}
