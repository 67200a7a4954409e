//! The findings as a table in Markdown, with the aim beside each.

use std::fmt::Write;

use crate::interactions::Timing;
use crate::process::Run;
use crate::rounds::{FILES, Findings, Plan};

/// At most this many times the sqlite3 shell's load.
const IMPORT_AIM: f64 = 5.0;
/// At most this many times the sqlite3 shell's dump.
const EXPORT_AIM: f64 = 1.2;
/// At most this much memory, whatever the size of the file.
const MEMORY_AIM_MIB: f64 = 300.0;

/// The tables, ready to be put into docs/performance.md.
pub fn markdown(plan: &Plan, findings: &Findings) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    let source = plan.data.as_ref().map_or_else(
        || format!("{} people and {} submissions, seed {}", plan.people, plan.submissions, plan.seed),
        |data| format!("the files in {}", data.display()),
    );
    line(format!("Data: {source}. {} rounds, the two programs by turns; medians.\n", plan.rounds));
    line("| whole process | Contact Center | sqlite3 shell | ratio | aim | |".to_owned());
    line("| --- | ---: | ---: | ---: | ---: | --- |".to_owned());
    let mut compare = |name: &str, pairs: &[(f64, f64)], aim: f64| {
        let raw = median(pairs.iter().map(|pair| pair.0));
        let ours = median(pairs.iter().map(|pair| pair.1));
        let ratio = median(pairs.iter().map(|pair| pair.1 / pair.0));
        line(format!("| {name} | {ours:.2} s | {raw:.2} s | {ratio:.2} | ≤ {aim} | {} |", judged(ratio <= aim)));
    };
    for (at, (file, _)) in FILES.iter().enumerate() {
        let pairs: Vec<(f64, f64)> = findings.imports.iter().map(|round| (round[at].0.seconds, round[at].1.seconds)).collect();
        compare(&format!("import {file}"), &pairs, IMPORT_AIM);
    }
    let sum = |round: &[(Run, Run); 2]| (round[0].0.seconds + round[1].0.seconds, round[0].1.seconds + round[1].1.seconds);
    compare("import both", &findings.imports.iter().map(sum).collect::<Vec<_>>(), IMPORT_AIM);
    compare("export all contacts", &findings.exports.iter().map(|(raw, ours)| (raw.seconds, ours.seconds)).collect::<Vec<_>>(), EXPORT_AIM);

    line(String::new());
    line(interactions(&findings.interactions).trim_end().to_owned());

    line("\n| peak memory of an import | contacts.csv | submissions.csv | aim | |".to_owned());
    line("| --- | ---: | ---: | ---: | --- |".to_owned());
    let mut memory = |name: String, peaks: [f64; 2]| {
        let [contacts, submissions] = peaks;
        let good = contacts.max(submissions) < MEMORY_AIM_MIB;
        line(format!("| {name} | {contacts:.0} MiB | {submissions:.0} MiB | < {MEMORY_AIM_MIB} MiB | {} |", judged(good)));
    };
    let peak = |at: usize| findings.imports.iter().map(|round| round[at].1.peak_mib).fold(0.0, f64::max);
    memory("this data".to_owned(), [peak(0), peak(1)]);
    if let Some([contacts, submissions]) = &findings.large {
        memory("ten times as much".to_owned(), [contacts.peak_mib, submissions.peak_mib]);
        line(format!("\nThe larger import took {:.1} s and {:.1} s.", contacts.seconds, submissions.seconds));
    }
    if let Some(verdict) = &findings.verdict {
        line(format!(
            "\nAgainst the truth: {} contacts (expected {}), {} wrong merges, {} wrong splits: {}.",
            verdict.contacts,
            verdict.expected,
            verdict.wrong_merges,
            verdict.wrong_splits,
            if verdict.is_right() { "right" } else { "**wrong**" },
        ));
    }
    out
}

/// The table of interactions.
pub fn interactions(timings: &[Timing]) -> String {
    let mut out = "| interaction | times | p50 | p95 | aim (p95) | |\n| --- | ---: | ---: | ---: | ---: | --- |\n".to_owned();
    for timing in timings {
        let (p50, p95) = (timing.percentile(50), timing.percentile(95));
        let (aim, verdict) = match timing.aim.is_finite() {
            true => (format!("< {} {}", timing.aim, timing.unit), judged(p95 < timing.aim)),
            false => (String::new(), ""),
        };
        let (times, unit) = (timing.milliseconds.len(), timing.unit);
        let _ = writeln!(out, "| {} | {times} | {p50:.1} {unit} | {p95:.1} {unit} | {aim} | {verdict} |", timing.name);
    }
    out
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn judged(good: bool) -> &'static str {
    if good { "met" } else { "**missed**" }
}
