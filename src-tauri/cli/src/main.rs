//! The `contacts` command: the same core for scripts, cron and benchmarks. Exit code 0, 1 (something was refused or not
//! found, said on stderr), 2 (usage).

mod args;
mod args_boards;
mod args_records;
mod args_routing;
mod boards;
mod bots;
mod commands;
mod fields;
mod output;
mod records;
mod routing;
mod segments;
mod selection;
mod tagging;

use std::process::ExitCode;

use clap::Parser;

/// An import makes and drops some twenty small values a row; the system's allocator takes a fifth of its time for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(tracing_subscriber::EnvFilter::from_default_env()).init();
    let args = args::Args::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::refuse(&format!("The program cannot start: {error}.")),
    };
    match runtime.block_on(commands::run(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => output::refuse(&error.to_string()),
    }
}
