//! Where columns go, guessed from headers, types and values.

use contact_core::imports::ImportKind::{self, Contacts, Submissions};
use contact_core::imports::guess::{self, ColumnSample, DateGuess, DecimalGuess};
use contact_core::imports::mapping::{DateOrder, MappingReason, Target};
use contact_core::imports::readers::KnownExport;

fn column(header: &str, schema_type: Option<&str>, samples: &[&str]) -> ColumnSample {
    ColumnSample {
        header: header.to_owned(),
        label: header.to_owned(),
        schema_type: schema_type.map(str::to_owned),
        samples: samples.iter().map(|sample| (*sample).to_owned()).collect(),
    }
}

/// `headers` and what each goes to, `-` for an answer, separated by commas.
#[track_caller]
fn check(headers: &str, known: Option<KnownExport>, kind: ImportKind, expected: &str) {
    let headers: Vec<String> = headers.split(',').map(str::to_owned).collect();
    assert_eq!(guess::recognise(&headers), known);
    assert_eq!(guess::kind_of_table(&headers, known), kind);
    let columns: Vec<ColumnSample> = headers.iter().map(|header| column(header, None, &[])).collect();
    let found: Vec<String> = guess::guess(&columns, known, kind, &[])
        .into_iter()
        .map(|(target, _)| if target == Target::Answer { "-".to_owned() } else { target.to_string() })
        .collect();
    assert_eq!(found.join(","), expected);
}

#[test]
fn known_exports_are_recognised_and_mapped() {
    check(
        "#,First name,What's your email?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags",
        Some(KnownExport::Typeform),
        Submissions,
        "submission_id,first_name,email,status,started_at,updated_at,completed_at,-,tags",
    );
    check(
        "Submission ID,Respondent ID,Submitted at,Your name,Phone number",
        Some(KnownExport::Tally),
        Submissions,
        "submission_id,-,completed_at,name,phone",
    );
    check("Timestamp,Email Address,Full name,Score", Some(KnownExport::GoogleForms), Submissions, "completed_at,email,name,-");
    check("Zeitstempel,E-Mail-Adresse,Wie lautet Ihr Name?", Some(KnownExport::GoogleForms), Submissions, "completed_at,email,name");
    check(
        "Submission Date,First Name,Last Name,Email,Submission IP,Submission ID,Last Update Date",
        Some(KnownExport::Jotform),
        Submissions,
        "completed_at,first_name,last_name,email,-,submission_id,updated_at",
    );
    check(
        "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Create Date,Last Activity Date,Last Modified Date,Lead Status",
        Some(KnownExport::HubSpot),
        Contacts,
        "-,first_name,last_name,email,phone,-,started_at,-,updated_at,-",
    );
    check(
        "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Relation 1 - Value",
        Some(KnownExport::GoogleContacts),
        Contacts,
        "name,first_name,last_name,tags,ignore,email,email,ignore,phone,-,-",
    );
    check(
        "First Name,Middle Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
        Some(KnownExport::GoogleContacts),
        Contacts,
        "first_name,middle_name,last_name,-,tags,ignore,email,ignore,phone",
    );
    check(
        "Title,First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Business Fax,Business Phone,Mobile Phone,Company Main Phone,Assistant's Phone,Categories,Home Country/Region,Business Country/Region",
        Some(KnownExport::Outlook),
        Contacts,
        "-,first_name,last_name,-,email,email,-,phone,phone,-,-,tags,-,country",
    );
    check(
        "ID,First name,Last name,Name,E-mails,Phones,Tags,Source,Created,Updated,Last activity,Submissions,Budget",
        Some(KnownExport::OwnExport),
        Contacts,
        "contact_id,first_name,last_name,name,email,phone,tags,source,started_at,updated_at,ignore,ignore,-",
    );
    check(
        "id,first_name,last_name,name,emails,phones,tags,source,created_at,updated_at,last_activity_at,submission_count,budget",
        Some(KnownExport::OwnExport),
        Contacts,
        "contact_id,first_name,last_name,name,email,phone,tags,source,started_at,updated_at,ignore,ignore,-",
    );
}

#[test]
fn plain_tables_are_mapped_by_their_words() {
    check(
        "submission_id,bot,status,email,phone,full_name,company,budget,message,started_at,completed_at",
        None,
        Submissions,
        "submission_id,bot,status,email,phone,name,-,-,-,started_at,completed_at",
    );
    check(
        "email,phone,first_name,last_name,company,industry,size,budget,lead_score,renewal_date,newsletter,tags,created_at,last_activity_at",
        None,
        Contacts,
        "email,phone,first_name,last_name,-,-,-,-,-,-,-,tags,started_at,updated_at",
    );
    check("Vorname,Nachname,E-Mail-Adresse,Telefon,Handy,Land", None, Submissions, "first_name,last_name,email,phone,phone,country");
    check("Correo electrónico,Teléfono,Nombre,Apellidos,País", None, Submissions, "email,phone,first_name,last_name,country");
    check("Prénom,Nom de famille,Adresse e-mail,Numéro de téléphone", None, Submissions, "first_name,last_name,email,phone");
    check("Nome completo,Endereço de e-mail,Telemóvel", None, Submissions, "name,email,phone");
    check("Indirizzo email,Cognome,Cellulare", None, Submissions, "email,last_name,phone");
    check("E-mailadres,Voornaam,Achternaam,Mobiel", None, Submissions, "email,first_name,last_name,phone");
    check(
        "Response ID,What is your work email?,Your name,Mobile number,Landline,Submitted at",
        None,
        Submissions,
        "submission_id,email,name,phone,phone,completed_at",
    );
    check("Manager's email,Emergency contact phone,Company name,Email me offers", None, Submissions, "-,-,-,-");
    check("flow_app,is_test,source,country,tags,field", None, Submissions, "flow_app,is_test,source,country,tags,-");
}

#[track_caller]
fn check_one(column: ColumnSample, expected: Target, reason: MappingReason) {
    assert_eq!(guess::guess(&[column], None, Submissions, &[]), [(expected, reason)]);
}

#[test]
fn types_and_values_speak_where_words_do_not() {
    use MappingReason::{Label, Type, Unknown};
    check_one(column("q1", Some("email"), &[]), Target::Email, Type);
    check_one(column("q2", Some("phone"), &[]), Target::Phone, Type);
    check_one(column("reach", None, &["a@example.org", "b@example.org", "none"]), Target::Email, Type);
    check_one(column("reach", None, &["+49 170 1234567", "(030) 123456-7"]), Target::Phone, Type);
    check_one(column("budget", None, &["12000000", "9000000"]), Target::Answer, Unknown);
    check_one(column("Best phone to reach you", None, &["0170 1234567"]), Target::Phone, Type);
    check_one(column("day", None, &["2026-03-01", "2026-03-02"]), Target::Answer, Unknown);
    check_one(column("friend", None, &["a@example.org"]), Target::Answer, Unknown);
    check_one(column("Manager", Some("email"), &["a@example.org"]), Target::Answer, Unknown);
    check_one(column("status", None, &["COMPLETED"]), Target::Status, Label);
    check_one(column("status", None, &["married"]), Target::Answer, Unknown);
    check_one(column("status", Some("select"), &["completed"]), Target::Answer, Unknown);
    check_one(column("reason", None, &["The budget “x” is not a number."]), Target::Ignore, Label);
    check_one(column("reason", None, &["too expensive"]), Target::Answer, Unknown);
}

#[test]
fn a_label_counts_as_much_as_a_key() {
    let question = ColumnSample { label: "Your e-mail".to_owned(), ..column("field_7", Some("short_text"), &[]) };
    check_one(question, Target::Email, MappingReason::Label);
}

#[test]
fn only_one_column_is_the_status_or_the_start() {
    let columns = [column("Created", None, &[]), column("started_at", None, &[]), column("Start date", None, &[])];
    let targets: Vec<Target> = guess::guess(&columns, None, Submissions, &[]).into_iter().map(|(target, _)| target).collect();
    assert_eq!(targets, [Target::Answer, Target::StartedAt, Target::Answer]);
}

#[test]
fn date_orders_are_certain_only_where_the_values_are() {
    let check = |samples: &[&str], expected: DateGuess| {
        let samples: Vec<String> = samples.iter().map(|sample| (*sample).to_owned()).collect();
        assert_eq!(guess::date_order(&samples), expected, "{samples:?}");
    };
    check(&["01/02/2026", "31/12/2026"], DateGuess::Certain(DateOrder::Dmy));
    check(&["01/02/2026 10:00", "12/31/2026 11:00"], DateGuess::Certain(DateOrder::Mdy));
    check(&["01/02/2026", "03/04/2026"], DateGuess::Ambiguous);
    check(&["31/01/2026", "01/31/2026"], DateGuess::Ambiguous);
    check(&["01.02.2026"], DateGuess::Certain(DateOrder::Dmy));
    check(&["2026-01-31", "2026-02-01T10:00:00Z", ""], DateGuess::Certain(DateOrder::Ymd));
    check(&["March 3, 2026", "3 Apr 2026"], DateGuess::Certain(DateOrder::Ymd));
    check(&["1/2", "hello", "12"], DateGuess::NotDates);
    check(&[], DateGuess::NotDates);
}

#[test]
fn decimal_marks_are_certain_only_where_the_values_are() {
    let check = |samples: &[&str], expected: DecimalGuess| {
        let samples: Vec<String> = samples.iter().map(|sample| (*sample).to_owned()).collect();
        assert_eq!(guess::decimal_mark(&samples), expected, "{samples:?}");
    };
    check(&["1.234,56 €", "99"], DecimalGuess::Certain(','));
    check(&["$1,234.56"], DecimalGuess::Certain('.'));
    check(&["1,234"], DecimalGuess::Ambiguous);
    check(&["1,234", "1.5"], DecimalGuess::Certain('.'));
    check(&["1.234.567"], DecimalGuess::Certain(','));
    check(&["0,123"], DecimalGuess::Certain(','));
    check(&["12", "40"], DecimalGuess::Certain('.'));
    check(&["1,5", "1.5"], DecimalGuess::Ambiguous);
    check(&["ten", "-"], DecimalGuess::NotNumbers);
}
