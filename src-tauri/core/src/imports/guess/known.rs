//! Exports of other tools: how their headers give them away, and where their columns go.

use super::words::Words;
use crate::imports::mapping::Target;
use crate::imports::readers::KnownExport;

impl KnownExport {
    /// Its name for the eye.
    pub fn label(self) -> &'static str {
        match self {
            Self::Typeform => "Typeform",
            Self::GoogleForms => "Google Forms",
            Self::Tally => "Tally",
            Self::Jotform => "Jotform",
            Self::HubSpot => "HubSpot",
            Self::GoogleContacts => "Google Contacts",
            Self::Outlook => "Outlook",
            Self::OwnExport => "Contact Center export",
        }
    }
}

/// “Timestamp” in the languages in which Google Forms writes it.
const TIMESTAMPS: [&str; 8] = [
    "Timestamp",
    "Zeitstempel",
    "Horodateur",
    "Marca temporal",
    "Carimbo de data/hora",
    "Informazioni cronologiche",
    "Tijdstempel",
    "Sygnatura czasowa",
];

/// Recognises an export by its headers, which must be unmistakable: its columns are mapped without asking.
pub fn recognise(headers: &[String]) -> Option<KnownExport> {
    let words: Vec<Words> = headers.iter().map(|header| Words::of(header)).collect();
    let has = |joined: &str| words.iter().any(|words| words.joined == joined);
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    let numbered = |start: &str, end: &str| words.iter().any(|words| is_numbered(&words.joined, start, end));
    let begins = |names: &[&str]| words.len() >= names.len() && words.iter().zip(names).all(|(words, name)| words.joined == *name);
    let own = (begins(&["id", "firstname", "lastname", "name", "emails", "phones"])
        || begins(&["id", "firstname", "lastname", "name", "email", "phone"]))
        && any(&["lastactivity", "lastactivityat"]);
    let first = headers.first().map(String::as_str).unwrap_or_default();
    match () {
        () if own => Some(KnownExport::OwnExport),
        () if has("startdateutc") && has("submitdateutc") => Some(KnownExport::Typeform),
        () if has("submissionid") && has("respondentid") && has("submittedat") => Some(KnownExport::Tally),
        () if has("submissiondate") && any(&["submissionid", "submissionip"]) => Some(KnownExport::Jotform),
        () if (numbered("email", "value") || numbered("phone", "value"))
            && any(&["firstname", "givenname", "name", "labels", "groupmembership"]) =>
        {
            Some(KnownExport::GoogleContacts)
        }
        () if has("firstname") && has("emailaddress") && any(&["email2address", "businessphone", "mobilephone", "homephone"]) => {
            Some(KnownExport::Outlook)
        }
        () if any(&["recordid", "recordidcontact"]) && has("email") && any(&["firstname", "lastname", "createdate", "phonenumber"]) => {
            Some(KnownExport::HubSpot)
        }
        () if TIMESTAMPS.contains(&first) && headers.len() > 1 && !any(&["submissionid", "responseid"]) => Some(KnownExport::GoogleForms),
        () => None,
    }
}

/// `E-mail 1 - Value`: a number between `start` and `end`.
fn is_numbered(joined: &str, start: &str, end: &str) -> bool {
    let number = joined.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Where a column of a known export goes, and how plainly; `None` for the questions that its owner wrote.
pub fn target(known: KnownExport, header: &Words) -> Option<(Target, u8)> {
    let joined = header.joined.as_str();
    if joined == "reason" {
        return None;
    }
    let target = match known {
        KnownExport::Typeform => match joined {
            "#" | "responseid" => Target::SubmissionId,
            "startdateutc" => Target::StartedAt,
            "submitdateutc" => Target::CompletedAt,
            "stagedateutc" => Target::UpdatedAt,
            "responsetype" => Target::Status,
            "tags" => Target::Tags,
            "networkid" | "ending" => Target::Answer,
            _ => return None,
        },
        KnownExport::GoogleForms => match joined {
            "timestamp"
            | "zeitstempel"
            | "horodateur"
            | "marcatemporal"
            | "carimbodedatahora"
            | "informazionicronologiche"
            | "tijdstempel"
            | "sygnaturaczasowa" => Target::CompletedAt,
            "username" | "emailaddress" => Target::Email,
            "score" => Target::Answer,
            _ => return None,
        },
        KnownExport::Tally => match joined {
            "submissionid" => Target::SubmissionId,
            "submittedat" => Target::CompletedAt,
            "respondentid" => Target::Answer,
            _ => return None,
        },
        KnownExport::Jotform => match joined {
            "submissionid" => Target::SubmissionId,
            "submissiondate" => Target::CompletedAt,
            "lastupdatedate" => Target::UpdatedAt,
            "submissionip" => Target::Answer,
            _ => return None,
        },
        KnownExport::HubSpot => return hubspot(joined),
        KnownExport::GoogleContacts => return google_contacts(joined),
        KnownExport::Outlook => return outlook(joined),
        KnownExport::OwnExport => match joined {
            "id" => Target::ContactId,
            "firstname" => Target::FirstName,
            "lastname" => Target::LastName,
            "name" => Target::Name,
            "emails" | "email" => Target::Email,
            "phones" | "phone" => Target::Phone,
            "tags" => Target::Tags,
            "source" => Target::Source,
            "created" | "createdat" => Target::StartedAt,
            "updated" | "updatedat" => Target::UpdatedAt,
            "lastactivity" | "lastactivityat" | "submissions" | "submissioncount" | "cards" | "cardscards" => Target::Ignore,
            _ => return None,
        },
    };
    Some((target, PLAIN))
}

/// How plainly a known column speaks, above any synonym.
const PLAIN: u8 = 10;
const LESS_PLAIN: u8 = 9;

fn hubspot(joined: &str) -> Option<(Target, u8)> {
    let target = match joined {
        "firstname" => Target::FirstName,
        "lastname" => Target::LastName,
        "email" | "additionalemailaddresses" | "workemail" => Target::Email,
        "phonenumber" | "mobilephonenumber" | "whatsappphonenumber" => Target::Phone,
        "createdate" => Target::StartedAt,
        "lastmodifieddate" => Target::UpdatedAt,
        "lastactivitydate" => return Some((Target::UpdatedAt, LESS_PLAIN)),
        "originalsource" | "originaltrafficsource" => Target::Source,
        "countryregion" | "country" => Target::Country,
        "recordid" | "recordidcontact" | "contactowner" | "leadstatus" | "associatedcompany" | "faxnumber" => Target::Answer,
        _ => return None,
    };
    Some((target, PLAIN))
}

fn google_contacts(joined: &str) -> Option<(Target, u8)> {
    let numbered = |start: &str, ends: &[&str]| ends.iter().any(|end| is_numbered(joined, start, end));
    let target = match joined {
        "firstname" | "givenname" => Target::FirstName,
        "middlename" | "additionalname" => Target::MiddleName,
        "lastname" | "familyname" => Target::LastName,
        "name" => Target::Name,
        "labels" | "groupmembership" => Target::Tags,
        "photo" | "yominame" | "givennameyomi" | "additionalnameyomi" | "familynameyomi" | "phoneticfirstname" | "phoneticmiddlename"
        | "phoneticlastname" => Target::Ignore,
        "address1country" => Target::Country,
        _ if numbered("email", &["value"]) => Target::Email,
        _ if numbered("phone", &["value"]) => Target::Phone,
        _ if ["email", "phone", "address", "website", "relation", "event", "organization", "customfield", "im"]
            .iter()
            .any(|start| numbered(start, &["label", "type"])) =>
        {
            Target::Ignore
        }
        // Relations, organisations and the like are about somebody or something else, whatever their values look like.
        _ => Target::Answer,
    };
    Some((target, PLAIN))
}

fn outlook(joined: &str) -> Option<(Target, u8)> {
    let target = match joined {
        "firstname" => Target::FirstName,
        "middlename" => Target::MiddleName,
        "lastname" => Target::LastName,
        "emailaddress" | "email2address" | "email3address" => Target::Email,
        "mobilephone" | "businessphone" | "businessphone2" | "homephone" | "homephone2" | "primaryphone" | "otherphone" | "carphone" => {
            Target::Phone
        }
        "categories" => Target::Tags,
        "businesscountryregion" | "businesscountry" => Target::Country,
        "homecountryregion" | "homecountry" => return Some((Target::Country, LESS_PLAIN)),
        "emailtype" | "email2type" | "email3type" | "emaildisplayname" | "email2displayname" | "email3displayname" => Target::Ignore,
        // A switchboard, a fax, an assistant: not this person's own number.
        _ => Target::Answer,
    };
    Some((target, PLAIN))
}
