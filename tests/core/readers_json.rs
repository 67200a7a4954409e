//! JSON and JSON Lines.

use contact_core::imports::readers::Item;
use contact_core::imports::{FileFormat, ImportKind};

use super::{everything, fixture, lines, refusal};

#[track_caller]
fn check(name: &str, recognised_as: &str, kind: ImportKind, expected: &[&str]) {
    let (source, items) = everything(&fixture(name));
    assert_eq!((source.recognised_as.as_str(), source.kind), (recognised_as, kind));
    assert_eq!(lines(&items), expected);
}

#[test]
fn a_list_page_gives_submissions_schema_and_whether_more_follow() {
    check(
        "json/list-page-has-more.json",
        "ioZen submissions",
        ImportKind::Submissions,
        &[
            "1: submission cm9aaa0010000xyz1234567ab COMPLETED full_name=\"Ana Ruiz\" email=\"ana@example.org\" phone=\"+34600111222\" topics=[\"billing\",\"other\"] budget=1200 consent=true comment=null",
            "2: submission cm9aaa0010000xyz1234567ac IN_PROGRESS email=\"bo@example.org\"",
            "bot - full_name:text email:email topics:multi_select",
            "page, more: true",
        ],
    );
}

#[test]
fn envelope_keys_are_taken_and_the_rest_is_kept() {
    let (_, items) = everything(&fixture("json/list-page-has-more.json"));
    let [Item::Submission(first), Item::Submission(second), ..] = &items[..] else { panic!("{items:?}") };
    assert_eq!(first.summary.as_deref(), Some("Asks about an invoice."));
    assert_eq!(first.is_test, Some(false));
    assert_eq!(first.started_at.as_deref(), Some("2026-03-01T09:00:00.000Z"));
    assert_eq!(first.updated_at.as_deref(), Some("2026-03-01T09:04:10.000Z"));
    let extra: Vec<&str> = first.extra.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(extra, ["file_count", "message_count", "schema_version"]);
    assert_eq!(second.is_test, Some(true));
    assert!(first.raw.starts_with('{') && first.raw.contains("\"message_count\""));
}

#[test]
fn a_single_submission_comes_with_its_transcript() {
    check(
        "json/single-with-transcript.json",
        "ioZen submission",
        ImportKind::Submissions,
        &["1: submission cm9s1 COMPLETED email=\"ana@example.org\" Ünï=\"x\""],
    );
    let (_, items) = everything(&fixture("json/single-with-transcript.json"));
    let [Item::Submission(submission)] = &items[..] else { panic!("{items:?}") };
    assert_eq!(submission.bot_external_id.as_deref(), Some("cm7bot1"));
    assert_eq!(submission.messages.len(), 2);
    assert!(submission.messages[0].from_bot && !submission.messages[1].from_bot);
    assert_eq!(submission.messages[1].text, "ana@example.org");
}

#[test]
fn bots_are_read_in_every_form() {
    check("json/bot-array-schema.json", "ioZen bot", ImportKind::Bots, &["bot Contact us email:email size:select"]);
    check("json/bot-items-schema.json", "ioZen bot", ImportKind::Bots, &["bot Onboarding full_name:short_text mobile:phone"]);
    check("json/list-of-bots.json", "ioZen bot", ImportKind::Bots, &["bot Contact us ", "bot Onboarding ", "page, more: false"]);
}

#[test]
fn webhooks_of_both_forms_and_a_broken_line_are_read() {
    check(
        "json/webhooks-old-and-new.jsonl",
        "ioZen webhooks",
        ImportKind::Submissions,
        &[
            "1: submission cm9w1 COMPLETED email=\"ana@example.org\"",
            "2: submission sub_2 COMPLETED phone=\"+34600111222\"",
            "6: contact id=\"con_1\" email=\"bo@example.org\" first_name=\"Bo\"",
            "7: submission sub_2 - phone=\"+34600111333\"",
            "8: unreadable: This line is not valid JSON (it breaks off). <{\"event\":\"submission.created\",\"timest>",
            "9: submission cm9c1 - email=\"cy@example.org\" phone=\"+34600111444\" first_name=\"Cy\" last_name=\"Ode\" value=120 currency=\"EUR\" content_name=\"Quote\"",
            "warning: 3 events were skipped, because they are not about submissions or contacts: card.created (1), card.moved (1), intake-bot.status-changed (1).",
        ],
    );
    let (source, items) = everything(&fixture("json/webhooks-old-and-new.jsonl"));
    assert_eq!(source.format, FileFormat::JsonLines);
    let Item::Submission(old) = &items[1] else { panic!("{items:?}") };
    assert_eq!(old.contact_email.as_deref(), Some("bo@example.org"));
    assert_eq!(old.flow_app.as_deref(), Some("fa_1"));
    assert_eq!(old.updated_at.as_deref(), Some("2026-03-01T10:00:00Z"));
    assert!(old.extra.iter().any(|(key, value)| key == "contact" && value["id"] == "con_1"));
}

#[test]
fn contact_webhooks_are_a_file_of_contacts() {
    check(
        "json/contacts-webhooks.jsonl",
        "ioZen webhooks",
        ImportKind::Contacts,
        &["1: contact id=\"con_1\" email=\"bo@example.org\" first_name=\"Bo\"", "2: contact id=\"con_2\" email=\"di@example.org\""],
    );
}

#[test]
fn a_bare_array_is_read_leniently() {
    check(
        "json/bare-array.json",
        "JSON submissions",
        ImportKind::Submissions,
        &[
            "1: submission a - email=\"a@example.org\"",
            "2: unreadable: This is not a JSON object with answers. <17>",
            "3: submission b COMPLETED email=\"b@example.org\"",
            "4: submission - - email=\"flat@example.org\"",
        ],
    );
    check(
        "json/create-body.json",
        "JSON submissions",
        ImportKind::Submissions,
        &["1: submission - IN_PROGRESS email=\"a@example.org\" topics=[\"x\"]"],
    );
}

#[test]
fn an_empty_page_is_a_page_of_submissions() {
    check("json/empty-list.json", "ioZen submissions", ImportKind::Submissions, &["bot - email:email", "page, more: false"]);
}

#[test]
fn no_number_loses_digits() {
    check(
        "json/numbers-as-written.json",
        "JSON submissions",
        ImportKind::Submissions,
        &[
            "1: submission n - account=12000000000000000001 huge=\"123456789012345678901234567890\" price=1.1 exact=\"0.1234567890123456789\" small=\"1e-400\" text=\"\\\"12345678901234567890123\\\"\"",
        ],
    );
}

#[test]
fn an_encoding_other_than_utf_8_is_recognised() {
    check("json/latin1.json", "JSON submissions", ImportKind::Submissions, &["1: submission a - name=\"José\" city=\"Köln\""]);
}

#[test]
fn a_file_that_is_no_export_is_refused_with_its_own_words() {
    for (name, words) in [
        ("json/truncated.json", "The file is cut off: its JSON ends in the middle (line 40, "),
        ("json/error-body.json", "(rate_limit_exceeded: Too many requests. Try again in 12 seconds)"),
        ("json/broken-comma.json", "The JSON is broken at line 2, character 12"),
    ] {
        let reason = refusal(&fixture(name));
        assert!(reason.contains(words), "{name}: {reason}");
    }
}

#[test]
fn nesting_beyond_the_limit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep.json");
    for levels in [100, 1_000_000] {
        let deep = format!("[{{\"id\":\"a\",\"data\":{{\"x\":{}{}}}}}]", "[".repeat(levels), "]".repeat(levels));
        std::fs::write(&path, deep).unwrap();
        assert!(refusal(&path).starts_with("The JSON is nested deeper than 64 levels"));
    }
}
