use proptest::prelude::*;

use super::*;

struct Person(&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const PEOPLE: &[Person] = &[
    Person("María José", "Núñez", &["mj.nunez@example.com", "Second@Other.org"], &["+34600111222"]),
    Person("Sean", "O'Brien-Smith", &["sean@example.com"], &["+442071838750;ext=12"]),
    Person("Łukasz", "Wiśniewski", &[], &["0600 111 999 x"]),
    Person("李明", "", &["liming@example.cn"], &[]),
    Person("", "", &["nobody+600111@example.org"], &["+15555550123", "+4930600111"]),
];

fn index() -> Index {
    let mut index = Index::default();
    for (id, Person(first, last, emails, phones)) in (10..).zip(PEOPLE) {
        [first, last].into_iter().for_each(|part| index.name(&fold(part)));
        emails.iter().for_each(|email| index.email(email));
        phones.iter().for_each(|phone| index.phone(phone));
        index.end(id).unwrap();
    }
    index
}

fn found(text: &str) -> Vec<i64> {
    let index = index();
    let Some(search) = Search::parse(text) else { return index.ids.clone() };
    let found = index.find(&search);
    index.ids.iter().copied().filter(|id| found.contains(index.position(*id).unwrap())).collect()
}

#[test]
fn terms_are_found_where_they_should_be() {
    for (text, ids) in [
        ("", &[10, 11, 12, 13, 14][..]),
        ("   ", &[10, 11, 12, 13, 14]),
        // Beginnings of words, in any order, whatever the case and the accents.
        ("maria", &[10]),
        ("NUN mar", &[10]),
        ("josé nuñ", &[10]),
        ("lukasz wis", &[12]),
        ("ose", &[]),
        ("maria sean", &[]),
        ("o'brien", &[11]),
        ("obrien", &[11]),
        ("brien", &[11]),
        ("smith o", &[11]),
        ("brien-sm", &[11]),
        ("李", &[13]),
        ("明", &[13]),
        ("李明", &[13]),
        // Parts of e-mails.
        ("example", &[10, 11, 13, 14]),
        ("OTHER.org", &[10]),
        ("nez@ex", &[10]),
        ("n@example.com", &[11]),
        ("com second", &[10]),
        ("com\nsecond", &[10]),
        // Digits of phones.
        ("600111222", &[10]),
        ("0600111", &[10, 12, 14]),
        ("600 111 222", &[10]),
        ("(600) 111-222", &[10]),
        ("+34 600", &[10]),
        ("+34", &[10]),
        ("+4", &[11, 14]),
        ("0034600", &[10]),
        ("+44 (0)20 7183", &[11]),
        ("207183875012", &[]),
        ("600111", &[10, 12, 14]),
        ("60", &[14]),
        ("maria 600 111", &[10]),
        ("600 111 maria", &[10]),
        ("sean 600111", &[]),
        ("222 600", &[10]),
    ] {
        assert_eq!(found(text), ids, "{text:?}");
    }
}

#[test]
fn nothing_is_found_among_nobody() {
    let index = Index::default();
    let found = index.find(&Search::parse("a").unwrap());
    assert!(index.position(1).is_none() && !found.contains(0));
}

#[test]
fn contacts_without_text_do_not_shift_the_others() {
    let mut index = Index::default();
    for id in 0..500 {
        if id % 7 == 3 {
            index.name("ann");
            index.name(if id % 2 == 0 { "lee" } else { "" });
        }
        index.end(id).unwrap();
    }
    for (text, expected) in
        [("ann", (0..500).filter(|id| id % 7 == 3).collect::<Vec<i64>>()), ("lee a", (0..500).filter(|id| id % 14 == 10).collect())]
    {
        let found = index.find(&Search::parse(text).unwrap());
        assert_eq!((0..500).filter(|id| found.contains(index.position(*id).unwrap())).collect::<Vec<i64>>(), expected);
    }
}

#[test]
fn positions_are_found_with_and_without_gaps() {
    for ids in [vec![5, 6, 7, 8], vec![-3, 6, 7, 900], vec![]] {
        for id in -5..1_000 {
            assert_eq!(position(&ids, id), ids.iter().position(|i| *i == id));
        }
    }
}

proptest! {
    /// The scan over the joined text says what asking each contact alone would say.
    #[test]
    fn the_scan_finds_what_a_plain_comparison_finds(
        people in prop::collection::vec(("[a-c]{0,3}", "[a-c é]{0,5}", "[a-c@.]{0,6}"), 0..40),
        term in "[a-c@.é]{1,3}",
    ) {
        let mut index = Index::default();
        for (id, (first, last, email)) in (1..).zip(&people) {
            [first, last].into_iter().for_each(|part| index.name(&fold(part)));
            index.email(email);
            index.end(id).unwrap();
        }
        let found = index.find(&Search::parse(&term).unwrap());
        let words: Vec<String> = crate::identity::fold_words(&term);
        for (at, (first, last, email)) in people.iter().enumerate() {
            let in_email = fold(email).contains(&fold(&term));
            let name: Vec<String> = crate::identity::fold_words(&format!("{first} {last}"));
            let in_name = !term.contains('@') && !words.is_empty() && name.windows(words.len()).any(|window| {
                let (tail, head) = (window.len() - 1, &window[..window.len() - 1]);
                head == &words[..tail] && window[tail].starts_with(&words[tail])
            });
            prop_assert_eq!(found.contains(at), in_email || in_name, "{:?} in {:?}", term, (first, last, email));
        }
    }

    #[test]
    fn any_search_can_be_read(text in "\\PC*") {
        if let Some(search) = Search::parse(&text) {
            index().find(&search);
        }
    }
}
