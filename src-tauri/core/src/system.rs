//! What the machine suggests: where the workspace is, who the person is, which region and time zone they are in.
//!
//! The app and the command agree on these because both ask here. The rest of the core never reads the environment.
#![expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]

use std::path::{Path, PathBuf};

/// The app's own workspace: `$CONTACTS_WORKSPACE`, else `contact-center/default.contacts` in the user's data folder
/// (`$XDG_DATA_HOME` on Linux). Nothing is made.
pub fn workspace_path() -> PathBuf {
    match std::env::var_os("CONTACTS_WORKSPACE") {
        Some(path) if !path.is_empty() => PathBuf::from(path),
        // A user without a home still gets a place: the current folder.
        _ => dirs::data_dir().unwrap_or_else(|| Path::new(".").to_owned()).join("contact-center").join("default.contacts"),
    }
}

/// The person's name as the system knows it, or empty.
pub fn user_name() -> String {
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).map(|login| given_name(&login)).unwrap_or_default()
}

/// Phone region of the system's language (ISO 3166 alpha-2); `US` where it names none.
pub fn region() -> String {
    let locale = ["LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
        let value = std::env::var(name).ok()?;
        region_of(&value)
    });
    locale.unwrap_or_else(|| "US".to_owned())
}

/// IANA time zone of the system (`$TZ` where it names one); `UTC` where it cannot be told.
pub fn timezone() -> String {
    let named = [std::env::var("TZ").ok(), iana_time_zone::get_timezone().ok()];
    named.into_iter().flatten().find(|zone| zone.parse::<chrono_tz::Tz>().is_ok()).unwrap_or_else(|| "UTC".to_owned())
}

/// Every IANA time zone that a workspace can have, by name.
pub fn timezones() -> Vec<String> {
    chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name().to_owned()).collect()
}

/// `sam.jones` → `Sam Jones`. System accounts are nobody's name.
fn given_name(login: &str) -> String {
    if matches!(login, "root" | "user" | "admin" | "administrator" | "nobody") {
        return String::new();
    }
    let words = login.split(['.', '_', '-', ' ']).filter(|word| !word.is_empty());
    let capitalised = words.map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    capitalised.collect::<Vec<_>>().join(" ")
}

/// `de_AT.UTF-8` → `AT`; `C` and `en` name no region.
fn region_of(locale: &str) -> Option<String> {
    let language_and_region = locale.split(['.', '@']).next()?;
    let region = language_and_region.split(['_', '-']).next_back()?;
    let is_code = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase());
    is_code.then(|| region.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_region_or_none() {
        for (locale, region) in [
            ("de_AT.UTF-8", Some("AT")),
            ("sr_RS@latin", Some("RS")),
            ("pt-BR", Some("BR")),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("en", None),
        ] {
            assert_eq!(region_of(locale).as_deref(), region, "{locale}");
        }
    }

    #[test]
    fn a_login_becomes_a_name_unless_it_is_a_system_account() {
        for (login, name) in [("sam.jones", "Sam Jones"), ("ana", "Ana"), ("root", ""), ("_", "")] {
            assert_eq!(given_name(login), name, "{login}");
        }
    }

    #[test]
    fn the_time_zone_suggested_is_one_of_those_offered() {
        assert!(timezones().contains(&timezone()));
    }
}
